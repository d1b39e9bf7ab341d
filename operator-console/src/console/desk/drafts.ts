// Drafts of the sessions on this desk, kept sealed on the server and never in the browser.
import { createStore, useStore } from "zustand";
import { DraftKeeper, type DraftState, type KeptDraft } from "../../core/drafts.ts";
import { steadyAfter } from "../../core/steady-timer.ts";
import type { DraftKind, Saved, SessionId, SessionRecord } from "../../protocol/generated";
import { api } from "../api";
import { ProblemError } from "../problems";

/** Refusals of a session that is no longer mine, closed, or gone. */
const FINAL: readonly number[] = [403, 404, 409, 410];

const drafts = createStore<Record<string, KeptDraft>>(() => ({}));

const pathOf = (session: SessionId, kind: DraftKind) => `sessions/${session}/drafts/${kind}`;

const keeper = new DraftKeeper({
  save: async (path, body, leaving) => {
    const put = leaving === "leaving" ? api.putWhileClosing<Saved> : api.put<Saved>;
    return (await put(path, { body })).saved_at;
  },
  isFinal: (error) => error instanceof ProblemError && FINAL.includes(error.problem.status),
  after: steadyAfter,
  onChange: (key, draft) => drafts.setState({ [key]: draft }),
});

addEventListener("pagehide", () => keeper.flush());
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") keeper.flush();
});

/** What the record brought from the server. */
export function restoreDrafts(record: SessionRecord): void {
  for (const { kind, body, saved_at } of record.drafts)
    keeper.restore(pathOf(record.card.session, kind), body, saved_at);
}

/** Before a session is closed: afterwards there is nowhere to save to. */
export function saveDraftsOf(session: SessionId): Promise<void> {
  return keeper.saveNow(`sessions/${session}/`);
}

export interface DraftHandle {
  body: string;
  state: DraftState;
  change(body: string): void;
  /** The words went where they were meant to go. */
  clear(): void;
}

const UNTOUCHED: KeptDraft = { body: "", state: { kind: "untouched" } };

export function useDraft(session: SessionId, kind: DraftKind): DraftHandle {
  const key = pathOf(session, kind);
  const { body, state } = useStore(drafts, (all) => all[key] ?? UNTOUCHED);
  return {
    body,
    state,
    change: (changed) => keeper.change(key, changed),
    clear: () => keeper.changeAndSave(key, ""),
  };
}

/** A form kept as a draft. A body that is not a form of ours any more counts as none. */
export function useFormDraft<Form extends object>(
  session: SessionId,
  kind: DraftKind,
  blank: Form,
): { form: Form; state: DraftState; change(part: Partial<Form>): void; clear(): void } {
  const draft = useDraft(session, kind);
  const form = { ...blank, ...parsed<Form>(draft.body) };
  return {
    form,
    state: draft.state,
    change: (part) => draft.change(JSON.stringify({ ...form, ...part })),
    clear: draft.clear,
  };
}

function parsed<Form extends object>(body: string): Partial<Form> {
  if (body === "") return {};
  try {
    const read: unknown = JSON.parse(body);
    return typeof read === "object" && read !== null ? (read as Partial<Form>) : {};
  } catch {
    return {};
  }
}
