// What of the board sounds for whom: each dispatch once for who directs them when it is new, and again and again for whoever
// is asked to go until they have answered. Nothing of anybody else's. Pure: no clock, no sound.
import type { DispatchBoard, DispatchId, DispatchStrip, StaffId } from "../../protocol/generated";
import { mayNow, permitOf } from "./permits";

/** Pages that wait for this person's own answer. */
export function asksMe({ paged, actions, crew }: DispatchStrip, me: StaffId | undefined): boolean {
  const isPaged = paged.some(({ staff, declined }) => staff === me && declined === null);
  const goes = crew.some(({ staff }) => staff === me);
  return isPaged && !goes && mayNow(permitOf(actions, "acknowledge"));
}

/** Dispatches that were not there before and may be taken by the reader. */
export function newToMe(
  board: DispatchBoard,
  known: ReadonlySet<DispatchId> | null,
  me: StaffId | undefined,
): DispatchId[] {
  // What was there before this console looked is not new.
  if (known === null) return [];
  return board.strips
    .filter(({ dispatch, requested_by }) => !known.has(dispatch) && requested_by !== me)
    .filter(
      ({ actions, owner }) => owner?.kind === "supervisor_on_duty" && permitOf(actions, "take") !== undefined,
    )
    .map(({ dispatch }) => dispatch);
}
