// Whoever is signed in asks. The access token lives in memory only; a new one comes for the cookie.
import { serverNow } from "../../src/core/server-clock.ts";
import type { Me, SignedIn } from "../../src/protocol/generated.ts";
import { type Answer, ask } from "./ask.ts";

/** Asked for anew so long before it runs out. */
const EARLY_MICROS = 30_000_000;

let token: { text: string; expiresAt: number } | null = null;
let asking: Promise<Answer<Me>> | null = null;

function signedIn(answer: Answer<SignedIn>): Answer<Me> {
  if (answer.kind !== "ok") return answer;
  const { access_token: text, expires_at: expiresAt, me } = answer.body;
  token = { text, expiresAt };
  return { kind: "ok", body: me };
}

export const signIn = async (username: string, password: string): Promise<Answer<Me>> =>
  signedIn(await ask<SignedIn>("POST", "sign-in", { username, password }));

/** A new access token, once for all who ask meanwhile. */
export function refresh(): Promise<Answer<Me>> {
  asking ??= ask<SignedIn>("POST", "refresh")
    .then(signedIn)
    .finally(() => {
      asking = null;
    });
  return asking;
}

export async function signOut(): Promise<Answer<null>> {
  token = null;
  return ask<null>("POST", "sign-out");
}

/** As whoever is signed in. `sign_in_needed` comes back only when a new token was asked for and there is none. */
export async function call<Body>(method: string, path: string, body?: object): Promise<Answer<Body>> {
  for (let fresh = false; ; fresh = true) {
    if (token === null || token.expiresAt - serverNow() < EARLY_MICROS) {
      const again = await refresh();
      if (again.kind !== "ok") return again;
      fresh = true;
    }
    const answer = await ask<Body>(method, path, body, token?.text);
    if (answer.kind === "problem" && answer.problem.code === "sign_in_needed" && !fresh) {
      token = null;
      continue;
    }
    return answer;
  }
}

/** Whether this answer means that nobody is signed in here any more. */
export const isSignedOut = (answer: Answer<unknown>): boolean =>
  answer.kind === "problem" &&
  (answer.problem.code === "sign_in_needed" || answer.problem.code === "account_disabled");
