// Small marks of suspected cases: how far one has come, and whose turn it is.
import { useTranslation } from "react-i18next";
import type { CaseProgress, CaseTurn } from "../../protocol/generated";

type Look = "high" | "moderate" | "low" | "unrated" | "none";

const LOOK: Record<CaseProgress["kind"], { glyph: string; look: Look }> = {
  suspected: { glyph: "○", look: "unrated" },
  accepted: { glyph: "●", look: "low" },
  declined: { glyph: "◆", look: "high" },
  diagnosed: { glyph: "●", look: "low" },
  not_confirmed: { glyph: "–", look: "none" },
  registered: { glyph: "●", look: "low" },
};

export function CaseTag({ state }: { state: CaseProgress }) {
  const { t } = useTranslation();
  const { glyph, look } = LOOK[state.kind];
  return (
    <span className={`risk risk-${look}`}>
      <span aria-hidden="true">{glyph}</span>
      {t(`caseWord.${state.kind}`)}
    </span>
  );
}

/** Where it has come to, and for a report whether the county has looked at it. */
export function useProgressWords(): (state: CaseProgress) => string | null {
  const { t } = useTranslation();
  return (state) => {
    switch (state.kind) {
      case "suspected":
        return null;
      case "accepted":
      case "declined":
      case "not_confirmed":
        return state.institution_name;
      case "diagnosed":
        return state.review.kind === "not_needed"
          ? state.diagnosis.institution_name
          : `${state.diagnosis.institution_name} · ${t(`cases.review.${state.review.kind}`)}`;
      case "registered":
        return state.diagnosis.institution_name;
    }
  };
}

export function Progress({ state }: { state: CaseProgress }) {
  const words = useProgressWords()(state);
  return (
    <span className="gap">
      <CaseTag state={state} />
      {words !== null && <span>{words}</span>}
    </span>
  );
}

export function Turn({ turn }: { turn: CaseTurn }) {
  const { t } = useTranslation();
  return <span className={turn === "nobody" ? "muted" : ""}>{t(`caseTurn.${turn}`)}</span>;
}
