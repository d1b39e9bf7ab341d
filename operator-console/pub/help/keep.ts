// What this tab keeps over a reload, in sessionStorage only: the session's secret, unsent words, the language chosen.
// The conversation itself is never stored; it comes again from the hotline.
import type { Pending } from "../../src/core/caller/conversation.ts";
import type { Language } from "../../src/protocol/generated.ts";

/** Whoever has the secret is the caller. */
export interface KeptSession {
  id: string;
  /** 256 random bits, base64url. */
  secret: string;
}

interface Kept {
  session: KeptSession;
  draft: string;
  pending: readonly Pending[];
  language: Language;
}

/** Whoever has left keeps nothing more: an answer that still comes in must not write the visit down again. */
let leaving = false;

export function recall<Name extends keyof Kept>(name: Name): Kept[Name] | null {
  try {
    const text = sessionStorage.getItem(name);
    return text === null ? null : (JSON.parse(text) as Kept[Name]);
  } catch {
    // Storage forbidden or broken: the page works, only a reload starts anew.
    return null;
  }
}

export function keep<Name extends keyof Kept>(name: Name, value: Kept[Name] | null): void {
  if (leaving) return;
  try {
    if (value === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    // As above.
  }
}

/** For leaving the page: from here on nothing is kept. */
export function forgetEverything(): void {
  leaving = true;
  try {
    sessionStorage.clear();
  } catch {
    // As above.
  }
}
