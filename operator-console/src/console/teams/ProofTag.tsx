// Whether a way to reach somebody has shown that it works: shape, word and colour.
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { MemberContact, Proof } from "../../protocol/generated";

const LOOK: Record<Proof["kind"], { glyph: string; look: string }> = {
  holds: { glyph: "●", look: "low" },
  lapsed: { glyph: "▲", look: "moderate" },
  never: { glyph: "◆", look: "high" },
};

export function useProofWords(): (proof: Proof) => string {
  const { t } = useTranslation();
  return (proof) => {
    switch (proof.kind) {
      case "holds":
        return t("teams.proofHolds", { t: dayAndTime(proof.until) });
      case "lapsed":
        return t("teams.proofLapsed", { t: dayAndTime(proof.at) });
      case "never":
        return t("teams.proofNever");
    }
  };
}

export function ProofTag({ proof }: { proof: Proof }) {
  const words = useProofWords();
  const { glyph, look } = LOOK[proof.kind];
  return (
    <span className={`risk risk-${look} num`}>
      <span aria-hidden="true">{glyph}</span>
      {words(proof)}
    </span>
  );
}

/** The console needs no proof: it is looked at by whoever is at it. */
export const needsProof = ({ channel }: MemberContact) => channel !== "console";
