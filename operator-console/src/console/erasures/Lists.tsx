// What an erasure is about, in numbers only: how much goes, what the law keeps, what hinders.
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { ErasureCounts, ErasureHindrance, ErasureKept } from "../../protocol/generated";
import { referenceOf } from "../referrals/reference";

const COUNTS = [
  "sessions",
  "lines",
  "forms",
  "dispatches",
  "cases",
  "callbacks",
  "letters",
] as const satisfies readonly (keyof ErasureCounts)[];

export function CountList({ counts }: { counts: ErasureCounts }) {
  const { t } = useTranslation();
  return (
    <dl className="erasure-counts">
      {COUNTS.map((what) => (
        <div key={what}>
          <dt>{t(`erasures.counts.${what}`)}</dt>
          <dd className="num">{counts[what]}</dd>
        </div>
      ))}
    </dl>
  );
}

function useKeptWords(): (kept: ErasureKept) => string {
  const { t } = useTranslation();
  return (kept) => {
    switch (kept.kind) {
      case "patient":
        return t("erasures.kept.patient", { case: referenceOf(kept.case) });
      case "patients_dispatch":
        return t("erasures.kept.patients_dispatch", { dispatch: referenceOf(kept.dispatch) });
    }
  };
}

export function KeptList({ kept }: { kept: readonly ErasureKept[] }) {
  const { t } = useTranslation();
  const words = useKeptWords();
  if (kept.length === 0) return <p className="muted">{t("erasures.nothingStays")}</p>;
  return (
    <ul className="names num">
      {kept.map((one) => (
        <li key={words(one)}>{words(one)}</li>
      ))}
    </ul>
  );
}

/** An id is spoken of by its last letters; an instant by day and time. */
function useHindranceWords(): (hindrance: ErasureHindrance) => string {
  const { t } = useTranslation();
  return ({ kind, ...about }) => {
    const said = Object.entries(about).map(([name, value]) => [
      name,
      typeof value === "number" ? dayAndTime(value) : referenceOf(value),
    ]);
    return t(`erasures.hindrance.${kind}`, Object.fromEntries(said));
  };
}

export function HindranceList({ hindrances }: { hindrances: readonly ErasureHindrance[] }) {
  const words = useHindranceWords();
  return (
    <ul className="names num">
      {hindrances.map((one) => (
        <li key={words(one)}>{words(one)}</li>
      ))}
    </ul>
  );
}
