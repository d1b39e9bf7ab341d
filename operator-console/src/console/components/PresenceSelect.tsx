// What I am doing: available, break, away, ...
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Presence } from "../../protocol/generated";
import { useDesk } from "../desk/desk";
import { useAsk } from "../desk/use-ask";
import { useWords } from "../words";

export const PRESENCE_GLYPH: Record<Presence, string> = {
  available: "●",
  break: "◔",
  meal: "◑",
  supervision: "◇",
  training: "△",
  away: "○",
};

export function PresenceSelect() {
  const { t } = useTranslation();
  const presence = useDesk((desk) => desk.mine?.presence);
  const words = useWords("presence");
  const ask = useAsk();
  if (presence === undefined) return null;
  return (
    <Select<Presence>
      size="small"
      className={`presence presence-${presence}`}
      aria-label={t("presenceLabel")}
      value={presence}
      onChange={(chosen) => void ask({ type: "presence", presence: chosen })}
      options={words.map(({ value, label }) => ({ value, label: `${PRESENCE_GLYPH[value]} ${label}` }))}
      popupMatchSelectWidth={false}
    />
  );
}
