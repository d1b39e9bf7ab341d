// What an officer typed or pasted to find a caller: a session's number, the link to its record, or a phone number. Pure.
import type { SessionId } from "../../protocol/generated";

export type Sought = { kind: "session"; session: SessionId } | { kind: "phone"; phone: string };

const SESSION = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;
/** As people write a number; the server reads it. */
const PHONE = /^\+?[\d\s()-]+$/;
/** Shorter ones are service numbers: nobody calls from them. */
const LEAST_DIGITS = 5;

/** Null where it is neither. */
export function soughtIn(typed: string): Sought | null {
  const session = SESSION.exec(typed)?.[0];
  if (session !== undefined) return { kind: "session", session: session.toLowerCase() };
  const phone = typed.trim();
  const digits = phone.replaceAll(/\D/g, "").length;
  return PHONE.test(phone) && digits >= LEAST_DIGITS ? { kind: "phone", phone } : null;
}
