// Watching talks in silence: wanted by this console, and said again whenever it connects anew.
import type { SessionId } from "../../protocol/generated";
import { ProblemError } from "../problems";
import { ask, desk } from "./desk";
import { watchedOf } from "./state";

const wanted = new Set<SessionId>();

const isGuest = (session: SessionId) => watchedOf(desk.getState(), session)?.footing === "guest";

desk.subscribe((now, before) => {
  if (now.link.kind === "stopped") wanted.clear();
  if (now.link.kind !== "online" || before.link.kind === "online") return;
  // A refusal says that the talk is over, which the board shows.
  for (const session of wanted) if (!isGuest(session)) ask({ type: "watch", session }).catch(() => {});
});

const isDone = (error: unknown) => error instanceof ProblemError && error.problem.code === "already_done";

/** Follows a talk until `unwatch`. Rejects where it cannot be watched. */
export async function watch(session: SessionId): Promise<void> {
  wanted.add(session);
  if (isGuest(session)) return;
  try {
    await ask({ type: "watch", session });
  } catch (error) {
    // Whoever joined, on another console or before this page was loaded, sees it anyway.
    if (!isDone(error)) throw error;
  }
}

/** A guest stays: whoever joined leaves by saying so. */
export function unwatch(session: SessionId): void {
  wanted.delete(session);
  if (!isGuest(session)) ask({ type: "unwatch", session }).catch(() => {});
}

/** Leaves a talk that was joined, and goes on watching it where this console shows it. */
export async function leave(session: SessionId): Promise<void> {
  await ask({ type: "leave", session });
  if (wanted.has(session)) await ask({ type: "watch", session }).catch(() => {});
}
