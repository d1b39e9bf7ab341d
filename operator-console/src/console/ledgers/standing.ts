// What a standing says of a person, and which entries stand behind its numbers. Pure.
import type {
  Enrolled,
  Finding,
  LedgerStanding,
  Reason,
  Requirement,
  StaffId,
  StandingWord,
  Supervision,
  Training,
} from "../../protocol/generated";

export const WORDS: readonly StandingWord[] = ["suspended", "overdue", "due", "qualified"];

/** What still has to be done, or keeps somebody from callers. */
export function lacking({ reasons }: LedgerStanding): Reason[] {
  const lacks: Record<Finding, boolean> = {
    met: false,
    open: false,
    due: true,
    missed: true,
    decided: true,
  };
  return reasons.filter(({ finding }) => lacks[finding]);
}

/** The number of the period under way: the last one of its kind. */
export function current({ reasons }: LedgerStanding, requirement: Requirement): Reason | undefined {
  return reasons.findLast((reason) => reason.requirement === requirement);
}

/** Whether an entry of a training counts for whoever was enrolled. */
export function attendanceCounts({ mark, kind }: Training, { attendance }: Enrolled): boolean {
  if (mark === "withdrawn" || kind === "community_doctors" || attendance === null) return false;
  return attendance.result === "passed" || attendance.result === "attended";
}

/** Trainings somebody is enrolled in, with what came of it. */
export function trainingsOf(staff: StaffId, trainings: readonly Training[]): [Training, Enrolled][] {
  return trainings.flatMap((training) => {
    const person = training.people.find((one) => one.staff === staff);
    return person === undefined ? [] : [[training, person] as [Training, Enrolled]];
  });
}

export function supervisionsOf(staff: StaffId, supervisions: readonly Supervision[]): Supervision[] {
  return supervisions.filter(({ people }) => people.some((one) => one.staff === staff));
}

/** Whether it counts for this person: it stands, and they have confirmed it. */
export function isConfirmedBy({ mark, people }: Supervision, staff: StaffId): boolean {
  return mark !== "withdrawn" && people.some((one) => one.staff === staff && one.confirmed_at !== null);
}

/** The last day that somebody was supervised, of these. */
export function lastSupervised(staff: StaffId, supervisions: readonly Supervision[]): string | null {
  const days = supervisions.filter((one) => isConfirmedBy(one, staff)).map(({ on }) => on);
  return days.sort().at(-1) ?? null;
}

/** Who has not confirmed what stands, each once. */
export function unconfirmed(supervisions: readonly Supervision[]): string[] {
  const names = supervisions
    .filter(({ mark }) => mark !== "withdrawn")
    .flatMap(({ people }) => people.filter(({ confirmed_at }) => confirmed_at === null))
    .map(({ name }) => name);
  return [...new Set(names)];
}
