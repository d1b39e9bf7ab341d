// Sheets that a reviewer has begun: kept on the server a moment after each change, never in the browser.
import { createStore, useStore } from "zustand";
import { DraftKeeper, type DraftState, type KeptDraft } from "../../core/drafts.ts";
import { steadyAfter } from "../../core/steady-timer.ts";
import type { Review, ReviewId, SavedReview } from "../../protocol/generated";
import { api } from "../api";
import { ProblemError } from "../problems";
import type { Filled } from "./SheetForm";
import { begun } from "./sheet";

/** Refusals of a review that was given meanwhile, is somebody else's, or does not fit. */
const FINAL: readonly number[] = [403, 404, 409, 410, 422];

const drafts = createStore<Record<ReviewId, KeptDraft>>(() => ({}));

const keeper = new DraftKeeper({
  save: async (review, body, leaving) => {
    const put = leaving === "leaving" ? api.putWhileClosing<SavedReview> : api.put<SavedReview>;
    return (await put(`reviews/${review}`, JSON.parse(body) as Filled)).saved_at;
  },
  isFinal: (error) => error instanceof ProblemError && FINAL.includes(error.problem.status),
  after: steadyAfter,
  onChange: (review, draft) => drafts.setState({ [review]: draft }),
});

addEventListener("pagehide", () => keeper.flush());
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") keeper.flush();
});

export interface SheetDraft {
  filled: Filled;
  state: DraftState;
  change(part: Partial<Filled>): void;
  /** Nothing of it is under way afterwards. */
  settle(): Promise<void>;
}

const UNTOUCHED: DraftState = { kind: "untouched" };

export function useSheetDraft({ review, sheet, comment }: Review): SheetDraft {
  const kept = useStore(drafts, (all) => all[review]);
  // What was written here is newer than what the server told when the page was opened.
  const written = kept === undefined ? { sheet, comment } : (JSON.parse(kept.body) as Filled);
  const filled: Filled = { ...written, sheet: begun(written.sheet) };
  return {
    filled,
    state: kept?.state ?? UNTOUCHED,
    change: (part) => keeper.change(review, JSON.stringify({ ...filled, ...part })),
    settle: () => keeper.saveNow(review),
  };
}
