// A person's way as the journal tells it, with whoever answered for them at each instant. Pure.
import type { CaseOwner, CaseTimeline, CaseTimelineEntry, ReferralId } from "../../protocol/generated";

export type Step =
  | { kind: "owner"; at: number; owner: CaseOwner }
  | { kind: "entry"; at: number; entry: CaseTimelineEntry };

/** Everything in its order; where both fall on one instant, what happened stands before who answers from then on. */
export function stepsOf({ entries, owners }: CaseTimeline): Step[] {
  const steps: Step[] = [
    ...entries.map((entry): Step => ({ kind: "entry", at: entry.at, entry })),
    ...owners.map((owner): Step => ({ kind: "owner", at: owner.from_at, owner })),
  ];
  return steps.sort((one, other) => one.at - other.at);
}

/** Who answers for the person now: the one without an end. */
export const ownerNow = ({ owners }: CaseTimeline): CaseOwner | null =>
  owners.find(({ until_at }) => until_at === null) ?? null;

export interface ReferralStep {
  referral: ReferralId;
  to: string | null;
  word: NonNullable<CaseTimelineEntry["word"]>;
}

/** The referrals that were sent, each with where it has come to, the latest first. */
export function referralsOf({ entries }: CaseTimeline): ReferralStep[] {
  const found = new Map<ReferralId, ReferralStep>();
  for (const { referral, institution_name, word } of entries) {
    if (referral === null || word === null) continue;
    const before = found.get(referral);
    found.set(referral, { referral, to: institution_name ?? before?.to ?? null, word });
  }
  return [...found.values()].reverse();
}
