// Unsent words and half-filled forms: saved a moment after the last key, again when saving failed, at once when leaving.

/** Pause after the last change before a draft is saved. */
export const DRAFT_DELAY_MS = 800;
/** Pause before a draft that could not be saved is tried again. */
export const DRAFT_RETRY_MS = 5_000;

export type DraftState =
  | { kind: "untouched" }
  | { kind: "changed" }
  | { kind: "saved"; at: number }
  | { kind: "not_saved" };

export interface KeptDraft {
  body: string;
  state: DraftState;
}

export interface DraftEnvironment {
  /** Saves; answers with the server's instant. An empty body removes the draft. */
  save(key: string, body: string, leaving: "staying" | "leaving"): Promise<number>;
  /** Whether a failed save would fail again: the session is closed or somebody else's. */
  isFinal(error: unknown): boolean;
  after(ms: number, then: () => void): () => void;
  onChange(key: string, draft: KeptDraft): void;
}

interface Entry extends KeptDraft {
  cancel: (() => void) | null;
}

/** All drafts of this console, by a key that the environment understands. */
export class DraftKeeper {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly environment: DraftEnvironment) {}

  /** What the server has. Words typed here meanwhile are newer and stay. */
  restore(key: string, body: string, savedAt: number): void {
    if (this.isDirty(key)) return;
    this.show(key, { body, state: { kind: "saved", at: savedAt } });
  }

  change(key: string, body: string): void {
    this.show(key, { body, state: { kind: "changed" } });
    this.saveLater(key, DRAFT_DELAY_MS);
  }

  /** Saves now, for example an emptied draft after sending. */
  changeAndSave(key: string, body: string): void {
    this.show(key, { body, state: { kind: "changed" } });
    void this.save(key, "staying");
  }

  /** Saves what is not saved yet under keys that begin so; nothing of them is under way afterwards. */
  async saveNow(prefix: string): Promise<void> {
    const dirty = [...this.entries.keys()].filter((key) => key.startsWith(prefix) && this.isDirty(key));
    await Promise.all(dirty.map((key) => this.save(key, "staying")));
  }

  /** Saves whatever is not saved yet: the page is closing. */
  flush(): void {
    for (const key of this.entries.keys()) if (this.isDirty(key)) void this.save(key, "leaving");
  }

  private isDirty(key: string): boolean {
    const kind = this.entries.get(key)?.state.kind;
    return kind === "changed" || kind === "not_saved";
  }

  private saveLater(key: string, ms: number): void {
    const entry = this.entries.get(key);
    if (entry === undefined) return;
    entry.cancel?.();
    entry.cancel = this.environment.after(ms, () => void this.save(key, "staying"));
  }

  private async save(key: string, leaving: "staying" | "leaving"): Promise<void> {
    const entry = this.entries.get(key);
    if (entry === undefined) return;
    entry.cancel?.();
    const { body } = entry;
    try {
      const at = await this.environment.save(key, body, leaving);
      // Changed again while it was on its way: that change has its own timer.
      if (this.entries.get(key)?.body === body) this.show(key, { body, state: { kind: "saved", at } });
    } catch (error) {
      const newest = this.entries.get(key);
      if (newest === undefined) return;
      this.show(key, { body: newest.body, state: { kind: "not_saved" } });
      if (!this.environment.isFinal(error)) this.saveLater(key, DRAFT_RETRY_MS);
    }
  }

  private show(key: string, draft: KeptDraft): void {
    const cancel = this.entries.get(key)?.cancel ?? null;
    this.entries.set(key, { ...draft, cancel });
    this.environment.onChange(key, draft);
  }
}
