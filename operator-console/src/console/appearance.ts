// Light or dark; the choice is kept on this machine.
import { createStore, useStore } from "zustand";

export type Appearance = "light" | "dark";

const STORED_AS = "theme";

const appearance = createStore<{ chosen: Appearance }>(() => ({
  chosen: localStorage.getItem(STORED_AS) === "dark" ? "dark" : "light",
}));
document.documentElement.dataset.theme = appearance.getState().chosen;

export function useAppearance(): Appearance {
  return useStore(appearance, ({ chosen }) => chosen);
}

export function chooseAppearance(chosen: Appearance): void {
  localStorage.setItem(STORED_AS, chosen);
  document.documentElement.dataset.theme = chosen;
  appearance.setState({ chosen });
}
