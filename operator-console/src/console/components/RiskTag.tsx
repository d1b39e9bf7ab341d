// How much danger: never by colour alone, always shape, word and colour.
import { useTranslation } from "react-i18next";
import type { RiskTier } from "../../protocol/generated";

export type ShownTier = RiskTier | "unrated";

const GLYPH: Record<ShownTier, string> = {
  imminent: "◆◆",
  high: "◆",
  moderate: "▲",
  low: "●",
  none: "–",
  unrated: "○",
};

export function shownTier(tier: RiskTier | null): ShownTier {
  return tier ?? "unrated";
}

export function RiskTag({ tier }: { tier: RiskTier | null }) {
  const { t } = useTranslation();
  const shown = shownTier(tier);
  return (
    <span className={`risk risk-${shown}`}>
      <span aria-hidden="true">{GLYPH[shown]}</span>
      <span className="sr">{t("riskLabel")} </span>
      {t(`tier.${shown}`)}
    </span>
  );
}
