// How somebody stands: never by colour alone, always shape, word and colour.
import { useTranslation } from "react-i18next";
import type { EntryMark, Finding, StandingWord } from "../../protocol/generated";

type Tone = "low" | "moderate" | "high" | "unrated";

const OF_WORD: Record<StandingWord, { glyph: string; tone: Tone }> = {
  qualified: { glyph: "●", tone: "low" },
  due: { glyph: "▲", tone: "moderate" },
  overdue: { glyph: "◆", tone: "high" },
  suspended: { glyph: "■", tone: "unrated" },
};

export function StandingTag({ word }: { word: StandingWord }) {
  const { t } = useTranslation();
  const { glyph, tone } = OF_WORD[word];
  return (
    <span className={`risk risk-${tone}`}>
      <span aria-hidden="true">{glyph}</span>
      {t(`standingWord.${word}`)}
    </span>
  );
}

const OF_FINDING: Record<Finding, { glyph: string; tone: Tone }> = {
  met: { glyph: "●", tone: "low" },
  open: { glyph: "○", tone: "unrated" },
  due: { glyph: "▲", tone: "moderate" },
  missed: { glyph: "◆", tone: "high" },
  decided: { glyph: "■", tone: "unrated" },
};

export function FindingTag({ finding }: { finding: Finding }) {
  const { t } = useTranslation();
  const { glyph, tone } = OF_FINDING[finding];
  return (
    <span className={`risk risk-${tone}`}>
      <span aria-hidden="true">{glyph}</span>
      {t(`finding.${finding}`)}
    </span>
  );
}

/** Which version of an entry is seen; the first one needs no mark. */
export function MarkTag({ mark }: { mark: EntryMark }) {
  const { t } = useTranslation();
  return mark === "first" ? null : <span className="flag">{t(`entryMark.${mark}`)}</span>;
}
