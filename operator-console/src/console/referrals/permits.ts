// What the reader may do with a referral. The server says; what it leaves out is never this person's.
import type { Permit, ReferralActionName, ReferralView } from "../../protocol/generated";

/** Undefined: not this person's to do at all. */
export const permitOf = ({ actions }: ReferralView, name: ReferralActionName): Permit | undefined =>
  actions.find((one) => one.name === name)?.permit;

export const mayNow = (view: ReferralView, name: ReferralActionName): boolean =>
  permitOf(view, name)?.kind === "yes";
