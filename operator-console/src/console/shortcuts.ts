// Keys of the desk. Alt with a letter, by the key's place: on some keyboards Alt makes another letter.
import { useEffect, useRef } from "react";
import { createStore, useStore } from "zustand";

export const SHORTCUTS = {
  accept: "A",
  decline: "Z",
  transfer: "T",
  hand: "H",
  end: "X",
  library: "L",
  composer: "M",
  assess: "R",
  wrapUp: "W",
  notes: "N",
  earlier: "I",
  close: "C",
  phone: "O",
  whisper: "S",
  watch: "V",
  join: "J",
  takeOver: "K",
  block: "B",
  record: "P",
  dispatch: "G",
  sideChannel: "Q",
  refer: "U",
} as const;

export type ShortcutName = keyof typeof SHORTCUTS;

const onMac = /Mac/.test(navigator.userAgent);

/** As it is written on the button. */
export function keysOf(name: ShortcutName): string {
  return `${onMac ? "⌥" : "Alt "}${SHORTCUTS[name]}`;
}

/** As assistive technology reads it. */
export function ariaKeysOf(name: ShortcutName): string {
  return `Alt+${SHORTCUTS[name]}`;
}

function isAltOnly(event: KeyboardEvent): boolean {
  return event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
}

function useKey(matches: (event: KeyboardEvent) => boolean, run: (event: KeyboardEvent) => void): void {
  const latest = useRef({ matches, run });
  latest.current = { matches, run };
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.repeat || !latest.current.matches(event)) return;
      event.preventDefault();
      latest.current.run(event);
    };
    addEventListener("keydown", hear);
    return () => removeEventListener("keydown", hear);
  }, []);
}

export function useShortcut(name: ShortcutName, run: () => void): void {
  useKey((event) => isAltOnly(event) && event.code === `Key${SHORTCUTS[name]}`, run);
}

/** Alt+1 to Alt+9; gives the place, from 0. */
export function useNumberShortcuts(run: (index: number) => void): void {
  useKey(
    (event) => isAltOnly(event) && /^Digit[1-9]$/.test(event.code),
    (event) => run(Number(event.code.slice(-1)) - 1),
  );
}

function isWritingIn(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}

/** The single key `?` can be turned off: speech input types single letters (WCAG 2.1.4). Not kept. */
const singleKey = createStore<{ use: "on" | "off" }>(() => ({ use: "on" }));

export function useSingleKey(): ["on" | "off", (use: "on" | "off") => void] {
  return [useStore(singleKey, ({ use }) => use), (use) => singleKey.setState({ use })];
}

export function useQuestionMark(run: () => void): void {
  useKey(
    (event) => event.key === "?" && singleKey.getState().use === "on" && !isWritingIn(event.target),
    run,
  );
}

/** For menus that open dialogs: else the Enter that chose an item also presses what the dialog gives the focus to. */
export function keepKey({ domEvent }: { domEvent: { preventDefault(): void } }): void {
  domEvent.preventDefault();
}
