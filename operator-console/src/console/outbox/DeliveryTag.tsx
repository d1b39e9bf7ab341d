// Where a letter stands: shape, word and colour.
import { useTranslation } from "react-i18next";
import type { DeliveryWord } from "../../protocol/generated";

const LOOKS: Record<DeliveryWord, { glyph: string; tone: "low" | "moderate" | "high" | "unrated" }> = {
  pending: { glyph: "○", tone: "unrated" },
  sending: { glyph: "◐", tone: "unrated" },
  accepted: { glyph: "●", tone: "low" },
  unknown: { glyph: "▲", tone: "moderate" },
  failed: { glyph: "◆", tone: "high" },
  expired: { glyph: "◆", tone: "high" },
  suppressed: { glyph: "■", tone: "moderate" },
  cancelled: { glyph: "–", tone: "unrated" },
};

export function DeliveryTag({ word }: { word: DeliveryWord }) {
  const { t } = useTranslation();
  const { glyph, tone } = LOOKS[word];
  return (
    <span className={`risk risk-${tone}`}>
      <span aria-hidden="true">{glyph}</span>
      {t(`deliveryWord.${word}`)}
    </span>
  );
}
