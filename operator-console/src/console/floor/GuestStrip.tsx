// Whoever joined a talk is in it on every page, and is told so on all but the one that shows it.
import { CommentOutlined } from "@ant-design/icons";
import { Link, useMatches } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useDesk } from "../desk/desk";

export function GuestStrip() {
  const { t } = useTranslation();
  const watched = useDesk((desk) => desk.watched);
  const shown = useMatches({
    select: (matches) => {
      const search: { watch?: unknown } = matches.at(-1)?.search ?? {};
      return typeof search.watch === "string" ? search.watch : null;
    },
  });
  return (
    <>
      {watched
        .filter(({ footing, row }) => footing === "guest" && row.session !== shown)
        .map(({ row }) => (
          <p key={row.session} className="watch-banner seen">
            <CommentOutlined aria-hidden />
            <b>{t("watching.strip", { alias: row.alias })}</b>
            <span className="grow" />
            <Link to="/supervision" search={{ watch: row.session }}>
              {t("watching.stripOpen")}
            </Link>
          </p>
        ))}
    </>
  );
}
