// What was done on the phone and has to reach the hotline: kept sealed until it is answered, sent in the order in which
// it happened, each with the id and the instant it was made with.
import { BACKOFF_CAP_MS, backoff } from "../backoff.ts";
import type { Vault } from "./vault.ts";

/** What stands beside an action on the screen. Never more than whoever holds the phone may see: duress reads as safe. */
export interface About {
  dispatch: string | null;
  /** A key of the dictionary. */
  what: string;
  /** The stage it leads to, if it leads to one. */
  stage?: string;
}

export type Fate =
  | { kind: "waiting" }
  | { kind: "sent"; at: number }
  /** The hotline said no; `sentences` say why and what to do. */
  | { kind: "refused"; at: number; code: string; sentences: readonly string[] };

export interface Action {
  /** The command's: sent again, it is answered the same. */
  id: string;
  method: "POST" | "PUT";
  /** Below `/api/v1/`. */
  path: string;
  body: object;
  about: About;
  /** Unix milliseconds, of the server's clock as far as it is known. */
  happenedAt: number;
  fate: Fate;
}

/** What came of one attempt. */
export type Attempt =
  | { kind: "sent" }
  | { kind: "refused"; code: string; sentences: readonly string[] }
  /** No network, or the hotline cannot now: again, after this at least. */
  | { kind: "later"; afterMs: number }
  /** Nobody is signed in: not before somebody is. */
  | { kind: "signed_out" };

export interface OutboxOptions {
  vault: Vault;
  attempt: (action: Action) => Promise<Attempt>;
  changed: (actions: readonly Action[]) => void;
  now: () => number;
  random: () => number;
  /** Runs `then` once after `ms`; returns what cancels it. */
  after: (ms: number, then: () => void) => () => void;
}

/** Actions that may wait. Nobody does so much without a network; more means that something is wrong. */
export const MOST_WAITING = 200;
/** Of those that were answered, the newest so many are shown. */
const MOST_ANSWERED = 30;
const NAME = "outbox";

export class Outbox {
  private actions: readonly Action[] = [];
  private sending = false;
  private failures = 0;
  private cancel: (() => void) | null = null;

  constructor(private readonly options: OutboxOptions) {}

  /** What was left when the page was closed. */
  async load(): Promise<void> {
    const kept = await this.options.vault.recall<Action[]>(NAME);
    if (kept !== null) this.show([...kept, ...this.actions]);
  }

  /** Keeps it, then sends it. `full`: not taken. It is written down before this returns. */
  async add(action: Omit<Action, "fate">): Promise<"kept" | "full"> {
    if (this.waiting() >= MOST_WAITING) return "full";
    this.show([...this.actions, { ...action, fate: { kind: "waiting" } }]);
    await this.write();
    void this.flush();
    return "kept";
  }

  waiting(): number {
    return this.actions.filter(({ fate }) => fate.kind === "waiting").length;
  }

  /** Sends what waits, one after the other, until all is answered or the way is barred. */
  async flush(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    this.cancel?.();
    this.cancel = null;
    try {
      for (let next = this.next(); next !== undefined; next = this.next()) {
        const attempt = await this.options.attempt(next);
        if (attempt.kind === "later") {
          this.later(attempt.afterMs);
          return;
        }
        if (attempt.kind === "signed_out") return;
        this.failures = 0;
        await this.answered(next.id, attempt);
      }
    } finally {
      this.sending = false;
    }
  }

  /** Nothing is known any more: signed out. */
  clear(): void {
    this.cancel?.();
    this.cancel = null;
    this.show([]);
  }

  private next(): Action | undefined {
    return this.actions.find(({ fate }) => fate.kind === "waiting");
  }

  private later(afterMs: number): void {
    const pause = Math.max(afterMs, 1_000 + backoff(this.failures++, BACKOFF_CAP_MS, this.options.random));
    this.cancel = this.options.after(pause, () => void this.flush());
  }

  private async answered(id: string, attempt: Attempt & { kind: "sent" | "refused" }): Promise<void> {
    // Signed out meanwhile: nothing is written any more.
    if (!this.actions.some((one) => one.id === id)) return;
    const at = this.options.now();
    const fate: Fate = attempt.kind === "sent" ? { kind: "sent", at } : { ...attempt, at };
    const all = this.actions.map((one) => (one.id === id ? { ...one, fate, body: {} } : one));
    const answered = all.filter((one) => one.fate.kind !== "waiting");
    const tooMany = new Set(answered.slice(0, Math.max(0, answered.length - MOST_ANSWERED)));
    this.show(all.filter((one) => !tooMany.has(one)));
    await this.write();
  }

  private show(actions: readonly Action[]): void {
    this.actions = actions;
    this.options.changed(actions);
  }

  private write(): Promise<void> {
    return this.options.vault.keep(NAME, this.actions);
  }
}
