// Where a report stands: shape, word and colour.
import { useTranslation } from "react-i18next";
import type { ReportStage } from "../../protocol/generated";

/** A draft that was given back is somebody's to mend. */
type Word = ReportStage["kind"] | "returned";

const LOOKS: Record<Word, { glyph: string; tone: "low" | "moderate" | "high" | "unrated" }> = {
  draft: { glyph: "○", tone: "unrated" },
  returned: { glyph: "◆", tone: "high" },
  filled: { glyph: "▲", tone: "moderate" },
  frozen: { glyph: "●", tone: "low" },
};

export function stageWord(stage: ReportStage): Word {
  return stage.kind === "draft" && stage.returned !== null ? "returned" : stage.kind;
}

export function StageTag({ stage }: { stage: ReportStage }) {
  const { t } = useTranslation();
  const word = stageWord(stage);
  const { glyph, tone } = LOOKS[word];
  return (
    <span className={`risk risk-${tone}`}>
      <span aria-hidden="true">{glyph}</span>
      {t(`reports.stage.${word}`)}
    </span>
  );
}
