// What the operator's glance of a dispatch comes to. Pure.
import type { DispatchGlance } from "../../protocol/generated";

/** A team was asked for, and it is not over. */
export const isUnderWay = (glance: DispatchGlance | null): glance is DispatchGlance =>
  glance !== null && glance.end === null;

/** How far the talk has been handed over: by nobody, by one side, by both. */
export type TalkHanded = "not_yet" | "by_lead" | "by_operator" | "by_both";

export function talkHanded({
  talk_by_lead,
  talk_by_operator,
}: Pick<DispatchGlance, "talk_by_lead" | "talk_by_operator">): TalkHanded {
  if (talk_by_lead !== null) return talk_by_operator !== null ? "by_both" : "by_lead";
  return talk_by_operator !== null ? "by_operator" : "not_yet";
}
