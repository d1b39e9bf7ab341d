// How far a review has come and what it comes to: never by colour alone, always shape, word and colour.
import { useTranslation } from "react-i18next";
import type { ReviewState, ReviewVerdict, ReviewWord } from "../../protocol/generated";
import { points } from "./sheet";

type Tone = "low" | "moderate" | "high" | "unrated";

const OF_STATE: Record<ReviewState | ReviewWord, { glyph: string; tone: Tone }> = {
  waiting: { glyph: "○", tone: "unrated" },
  begun: { glyph: "✎", tone: "unrated" },
  given: { glyph: "▲", tone: "moderate" },
  acknowledged: { glyph: "●", tone: "low" },
  answered: { glyph: "❝", tone: "low" },
};

function StateTag({ state, word }: { state: ReviewState | ReviewWord; word: string }) {
  const { glyph, tone } = OF_STATE[state];
  return (
    <span className={`risk risk-${tone}`}>
      <span aria-hidden="true">{glyph}</span>
      {word}
    </span>
  );
}

/** Of a session. */
export function ReviewStateTag({ state }: { state: ReviewState }) {
  const { t } = useTranslation();
  return <StateTag state={state} word={t(`reviewState.${state}`)} />;
}

/** Of one review. */
export function ReviewWordTag({ state }: { state: ReviewWord }) {
  const { t } = useTranslation();
  return <StateTag state={state} word={t(`reviewWord.${state}`)} />;
}

/** A red line before any score. */
export function VerdictTag({ verdict }: { verdict: ReviewVerdict }) {
  const { t } = useTranslation();
  switch (verdict.kind) {
    case "red_lines":
      return (
        <span className="gap">
          <span className="risk risk-high">
            <span aria-hidden="true">◆</span>
            {t("review.crossed", { n: verdict.red_lines.length })}
          </span>
          {verdict.mean_hundredths !== null && <Mean hundredths={verdict.mean_hundredths} />}
        </span>
      );
    case "rated":
      return <Mean hundredths={verdict.mean_hundredths} />;
    case "unrated":
      return <span className="muted">{t("review.unrated")}</span>;
  }
}

function Mean({ hundredths }: { hundredths: number }) {
  const { t } = useTranslation();
  return <span className="num">{t("review.mean", { points: points(hundredths) })}</span>;
}
