// What a period came to: shape, word and colour.
import { useTranslation } from "react-i18next";
import type { BoardFinding } from "../../protocol/generated";
import { type FindingTone, LOOKS } from "./findings";

const TONES: Record<FindingTone, string> = {
  met: "low",
  open: "moderate",
  missed: "high",
  none: "unrated",
};

export function BoardTag({ finding }: { finding: BoardFinding }) {
  const { t } = useTranslation();
  const { glyph, tone } = LOOKS[finding];
  return (
    <span className={`risk risk-${TONES[tone]}`}>
      <span aria-hidden="true">{glyph}</span>
      {t(`boardFinding.${finding}`)}
    </span>
  );
}
