// What a team that is sent needs: at least two people, one of them a clinician. The server decides; this is said before.
import type { Need, Profession } from "../../protocol/generated";

/** Same as `domain::dispatch::FEWEST` and `MOST`. */
const FEWEST = 2;
export const MOST = 12;

export const DEFAULT_NEEDS: readonly Need[] = [
  { profession: "psychiatrist", count: 1 },
  { profession: "nurse", count: 1 },
];

const CLINICIANS: readonly Profession[] = ["psychiatrist", "nurse", "psychotherapist"];

export type NeedsFault = "too_few" | "no_clinician" | "too_many";

/** Null: it can be asked for. */
export function needsFault(needs: readonly Need[]): NeedsFault | null {
  const people = needs.reduce((sum, { count }) => sum + count, 0);
  if (people < FEWEST) return "too_few";
  if (people > MOST) return "too_many";
  const clinicians = needs.some(({ profession, count }) => count > 0 && CLINICIANS.includes(profession));
  return clinicians ? null : "no_clinician";
}
