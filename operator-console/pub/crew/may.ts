// What the hotline says that I may do with a dispatch. The page decides nothing.
import type { DispatchAction, DispatchStrip } from "../../src/protocol/generated.ts";

const permit = (strip: DispatchStrip, name: DispatchAction) =>
  strip.actions.find((action) => action.name === name)?.allowed ?? null;

/** Now. */
export const may = (strip: DispatchStrip, name: DispatchAction): boolean =>
  permit(strip, name)?.kind === "yes";

/** Some time: it is mine to do, if perhaps not yet. */
export const isMine = (strip: DispatchStrip, name: DispatchAction): boolean => permit(strip, name) !== null;
