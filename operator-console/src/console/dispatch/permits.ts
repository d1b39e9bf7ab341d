// What the reader may do with a dispatch. The server says; what it leaves out is never this person's.
import type { DispatchAction, DispatchAllowed, Permit } from "../../protocol/generated";

/** Undefined: not this person's to do at all. */
export const permitOf = (actions: readonly DispatchAllowed[], name: DispatchAction): Permit | undefined =>
  actions.find((one) => one.name === name)?.allowed;

export const mayNow = (permit: Permit | undefined): boolean => permit?.kind === "yes";
