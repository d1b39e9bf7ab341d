// What the phone page keeps for when there is no network: sealed under a key that nobody can read, wiped at sign-out, and
// when it is older than half a day.
import type { Sealed, Shelf } from "./shelf.ts";

/** As long as a shift; what is older is of no use on a scene. */
export const KEPT_MS = 12 * 60 * 60 * 1_000;
const IV_BYTES = 12;

/** Moved to another name, or made to look younger, a record does not open. */
const standing = (name: string, at: number): BufferSource => new TextEncoder().encode(`${name}|${at}`);

export class Vault {
  /** Grows with each wiping: what was being sealed before it is not written after it. */
  private wiped = 0;

  constructor(
    private readonly shelf: Shelf,
    private readonly now: () => number = Date.now,
  ) {}

  /** Keeps a value under a name, in place of the one before. */
  async keep(name: string, value: unknown): Promise<void> {
    const [at, wiped] = [this.now(), this.wiped];
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const text = new TextEncoder().encode(JSON.stringify(value));
    const how = { name: "AES-GCM", iv, additionalData: standing(name, at) };
    const bytes = await crypto.subtle.encrypt(how, await this.shelf.key(), text);
    if (wiped === this.wiped) await this.shelf.write(name, { iv, bytes, at });
  }

  /** What is kept under a name; null when there is nothing, it is too old, or it does not open. */
  async recall<T>(name: string): Promise<T | null> {
    const sealed = await this.shelf.read(name);
    if (sealed === undefined) return null;
    if (this.tooOld(sealed.at)) {
      await this.shelf.drop(name);
      return null;
    }
    return this.open<T>(name, sealed);
  }

  private async open<T>(name: string, sealed: Sealed): Promise<T | null> {
    const how = { name: "AES-GCM", iv: sealed.iv, additionalData: standing(name, sealed.at) };
    try {
      const text = await crypto.subtle.decrypt(how, await this.shelf.key(), sealed.bytes);
      return JSON.parse(new TextDecoder().decode(text)) as T;
    } catch {
      // Sealed under a key that is gone, or changed: as if it were not there.
      await this.shelf.drop(name);
      return null;
    }
  }

  forget(name: string): Promise<void> {
    return this.shelf.drop(name);
  }

  /** Takes away what is too old; with the last of it goes the key. */
  async sweep(): Promise<void> {
    const there = await this.shelf.list();
    const old = there.filter(({ at }) => this.tooOld(at));
    for (const { name } of old) await this.shelf.drop(name);
    if (old.length > 0 && old.length === there.length) await this.shelf.empty();
  }

  /** Signed out: nothing stays, and what was copied before can never be opened. */
  wipe(): Promise<void> {
    this.wiped += 1;
    return this.shelf.empty();
  }

  /** A clock set back makes nothing younger: what comes from the future is too old as well. */
  private tooOld(at: number): boolean {
    return Math.abs(this.now() - at) >= KEPT_MS;
  }
}
