// To whoever holds a talk: that a supervisor has joined it, or watches where the centre's settings show it.
import { CommentOutlined, EyeOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { MySession } from "../../protocol/generated";

export function BesideMe({ session: { guests, watchers } }: { session: MySession }) {
  const { t } = useTranslation();
  const names = (of: typeof guests) => of.map(({ name }) => name).join(" · ");
  if (guests.length > 0)
    return (
      <p className="watch-banner seen" role="status">
        <CommentOutlined aria-hidden /> {t("watching.joinedBy", { names: names(guests) })}
      </p>
    );
  if (watchers.length > 0)
    return (
      <p className="beside-me muted" role="status">
        <EyeOutlined aria-hidden /> {t("watching.watchedBy", { names: names(watchers) })}
      </p>
    );
  return null;
}
