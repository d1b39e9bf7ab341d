// How we sign in at a system: the form as people fill it, and what it says. Pure.
import type { EnterSystem, SystemSignIn, SystemSignInWord } from "../../protocol/generated";

/** What each way asks for, and never more than that is sent. */
export interface FilledSystem {
  base_url: string;
  sign_in: SystemSignInWord;
  token?: string;
  user?: string;
  password?: string;
  token_url?: string;
  client?: string;
  secret?: string;
  scope?: string;
}

/** Blanks around what was pasted belong to nobody; those within a password do. */
const pasted = (part: string | undefined): string => part?.trim() ?? "";

function signInOf(filled: FilledSystem): SystemSignIn {
  switch (filled.sign_in) {
    case "none":
      return { kind: "none" };
    case "bearer":
      return { kind: "bearer", token: pasted(filled.token) };
    case "basic":
      return { kind: "basic", user: pasted(filled.user), password: filled.password ?? "" };
    case "client_credentials":
      return {
        kind: "client_credentials",
        token_url: pasted(filled.token_url),
        client: pasted(filled.client),
        secret: pasted(filled.secret),
        scope: pasted(filled.scope),
      };
  }
}

export const systemOf = (filled: FilledSystem): Omit<EnterSystem, "id"> => ({
  base_url: pasted(filled.base_url),
  sign_in: signInOf(filled),
});
