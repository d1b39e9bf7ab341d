// Quick exit: gone from the screen first, then from this tab, then from its history entry.
import { useEffect } from "preact/hooks";
import { forgetEverything } from "./keep.ts";

/** Where the button goes while the centre's own choice is not known. */
export const EXIT_URL = "https://www.baidu.com/";
/** Three presses within this time leave; a single one may be meant for the input method. */
const ESCAPES_WITHIN_MS = 3_000;
const ESCAPES = 3;

/** The conversation is not ended by it: on the server it waits as for anybody whose connection is gone. */
export function leave(exitUrl: string): void {
  document.documentElement.hidden = true;
  document.title = "";
  forgetEverything();
  // Replaced, not left: Back must not return here.
  location.replace(exitUrl);
}

export function useEscapes(exitUrl: string): void {
  useEffect(() => {
    let pressed: number[] = [];
    const onKey = (event: KeyboardEvent): void => {
      if (event.repeat) return;
      if (event.key !== "Escape") {
        pressed = [];
        return;
      }
      pressed = [...pressed, event.timeStamp].slice(-ESCAPES);
      const first = pressed[0] ?? 0;
      if (pressed.length === ESCAPES && event.timeStamp - first <= ESCAPES_WITHIN_MS) leave(exitUrl);
    };
    addEventListener("keydown", onKey, true);
    return () => removeEventListener("keydown", onKey, true);
  }, [exitUrl]);
}
