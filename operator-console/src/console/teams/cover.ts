// What the proof of the next days comes to. Pure.
import type { OnCallProof, Profession, Timestamp } from "../../protocol/generated";

/** Professions that any area asks for, in the order in which they first stand. */
export function professionsOf(proof: OnCallProof): Profession[] {
  return [
    ...new Set(proof.areas.flatMap(({ professions }) => professions.map(({ profession }) => profession))),
  ];
}

/** The earliest minute that anything is uncovered, and where; null when all is covered. */
export function firstGap(proof: OnCallProof): { area_name: string; at: Timestamp } | null {
  const gaps = proof.areas.flatMap(({ area_name, first_uncovered, team }) => {
    const at = team === null ? proof.from : first_uncovered;
    return at === null ? [] : [{ area_name, at }];
  });
  return gaps.reduce<(typeof gaps)[number] | null>(
    (first, gap) => (first === null || gap.at < first.at ? gap : first),
    null,
  );
}
