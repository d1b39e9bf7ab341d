// What of a strip tells that the whole of it has moved. Pure.
import type { DispatchStrip } from "../../protocol/generated";

/** The same as long as nothing moved that stands on the page and not on the strip. Clocks and messages do not count. */
export function markOf(strip: DispatchStrip | undefined): string {
  if (strip === undefined) return "not on the board";
  const { stage, stage_since, ladder, crew, services, check_in, record, checks, acceptance } = strip;
  const { talk_by_lead, talk_by_operator, end } = strip;
  const goes = crew.map(({ staff, duty }) => `${staff} ${duty}`);
  return JSON.stringify([
    [stage, stage_since, ladder.taken, goes, services, check_in],
    [record, checks, acceptance, talk_by_lead, talk_by_operator, end],
  ]);
}
