// A session's id and secret, made here before it is asked for: what is sent again after a lost answer is the same thing.
import { newId } from "../../src/core/uuid.ts";
import type { KeptSession } from "./keep.ts";

/** Who has them is the caller, so they are as many as nobody can guess: 256 bits. */
const SECRET_BYTES = 32;

export function newSession(): KeptSession {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  const secret = btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=/g, "");
  return { id: newId(), secret };
}
