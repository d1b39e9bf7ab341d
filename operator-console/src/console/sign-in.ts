// Who is signed in. The access token lives here, in memory, and nowhere else.
import { createStore, useStore } from "zustand";
import type { Me, Right, SignedIn, StaffId } from "../protocol/generated";

export type SignInState =
  | { kind: "unknown" }
  | { kind: "out"; why: "never" | "ended"; lastStaff: StaffId | null }
  | { kind: "in"; me: Me; accessToken: string; expiresAt: number };

interface SignInStore {
  state: SignInState;
  signedIn(answer: SignedIn): void;
  /** The server no longer knows this sign-in. */
  signedOut(): void;
  token(): string | null;
}

export const signIn = createStore<SignInStore>((set, get) => ({
  state: { kind: "unknown" },
  signedIn: ({ me, access_token, expires_at }) =>
    set({ state: { kind: "in", me, accessToken: access_token, expiresAt: expires_at } }),
  signedOut: () =>
    set(({ state }) => ({
      state:
        state.kind === "in"
          ? { kind: "out", why: "ended", lastStaff: state.me.staff }
          : { kind: "out", why: "never", lastStaff: null },
    })),
  token: () => {
    const { state } = get();
    return state.kind === "in" ? state.accessToken : null;
  },
}));

export function useSignInState(): SignInState {
  return useStore(signIn, (store) => store.state);
}

/** The person at this console; null before sign-in. */
export function useMe(): Me | null {
  return useStore(signIn, ({ state }) => (state.kind === "in" ? state.me : null));
}

export function useRight(right: Right): boolean {
  return useStore(signIn, ({ state }) => state.kind === "in" && state.me.rights.includes(right));
}
