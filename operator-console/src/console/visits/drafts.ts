// Visits that somebody has begun and not handed in: kept on the server a moment after each answer, never in the browser.
import { createStore, useStore } from "zustand";
import { DraftKeeper, type DraftState, type KeptDraft } from "../../core/drafts.ts";
import { steadyAfter } from "../../core/steady-timer.ts";
import type { PatientId, Saved, VisitDesk } from "../../protocol/generated";
import { api } from "../api";
import { ProblemError } from "../problems";
import { begun, type FilledVisit, restored } from "./visit-form";

/** Refusals of a patient who is gone, or whose file another institution keeps now, and of a draft that is too long. */
const FINAL: readonly number[] = [403, 404, 409, 410, 413, 422];

const drafts = createStore<Record<PatientId, KeptDraft>>(() => ({}));

const keeper = new DraftKeeper({
  save: async (patient, body, leaving) => {
    const put = leaving === "leaving" ? api.putWhileClosing<Saved> : api.put<Saved>;
    return (await put(`patients/${patient}/visit-draft`, { body })).saved_at;
  },
  isFinal: (error) => error instanceof ProblemError && FINAL.includes(error.problem.status),
  after: steadyAfter,
  onChange: (patient, draft) => drafts.setState({ [patient]: draft }),
});

addEventListener("pagehide", () => keeper.flush());
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") keeper.flush();
});

/** What the server has; another browser may have written on, or given it up. */
export function restoreVisitDraft({ patient, draft }: VisitDesk): void {
  if (draft !== null) keeper.restore(patient, draft.body, draft.saved_at);
  else if (drafts.getState()[patient] !== undefined) keeper.restore(patient, "", 0);
}

export interface VisitDraftHandle {
  filled: FilledVisit;
  /** Untouched while nothing was answered. */
  state: DraftState;
  change(part: Partial<FilledVisit>): void;
  /** Handed in, or given up. */
  clear(): void;
  /** Nothing of it is under way afterwards. */
  settle(): Promise<void>;
}

const UNTOUCHED: KeptDraft = { body: "", state: { kind: "untouched" } };

export function useVisitDraft(desk: VisitDesk): VisitDraftHandle {
  const { patient } = desk;
  const { body, state } = useStore(drafts, (all) => all[patient] ?? UNTOUCHED);
  const filled = restored(body, begun(desk));
  return {
    filled,
    state: body === "" ? UNTOUCHED.state : state,
    // Two answers may come before the page is drawn again: each stands on the one before.
    change: (part) => {
      const before = restored(drafts.getState()[patient]?.body ?? "", begun(desk));
      keeper.change(patient, JSON.stringify({ ...before, ...part }));
    },
    clear: () => keeper.changeAndSave(patient, ""),
    settle: () => keeper.saveNow(patient),
  };
}
