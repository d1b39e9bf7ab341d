// A button for what hurts.
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Voice } from "./parts.tsx";
import { DECLINE_WORDS } from "./words-decline.ts";

const AGAIN_WITHIN_MS = 4_000;
const HOLD_MS = 900;
const CLICK_FOLLOWS_MS = 400;

interface Sure {
  voice: Voice;
  class?: string;
  disabled?: boolean;
  onSure: () => void;
  children: ComponentChildren;
}

/** For what hurts: held for a moment, or tapped twice. One touch in a pocket or by a drop of water does nothing. */
export function SureButton({ voice, class: looks = "", disabled = false, onSure, children }: Sure) {
  const [armed, setArmed] = useState(false);
  const held = useRef(0);
  const settledAt = useRef(0);
  useEffect(() => {
    if (!armed) return;
    const timer = setTimeout(() => setArmed(false), AGAIN_WITHIN_MS);
    return () => clearTimeout(timer);
  }, [armed]);
  const sure = (): void => {
    setArmed(false);
    onSure();
  };
  const press = (): void => {
    held.current = Date.now();
  };
  const letGo = (): void => {
    const long = held.current > 0 && Date.now() - held.current >= HOLD_MS;
    held.current = 0;
    if (long) {
      // On some phones a long touch makes no click; on others it does, and that one is not another tap.
      settledAt.current = Date.now();
      sure();
    }
  };
  const tap = (): void => {
    if (Date.now() - settledAt.current < CLICK_FOLLOWS_MS) return;
    if (armed) sure();
    else setArmed(true);
  };
  return (
    <button
      type="button"
      class={`${looks} ${armed ? "armed" : ""}`}
      disabled={disabled}
      onPointerDown={press}
      onPointerUp={letGo}
      onContextMenu={(event) => event.preventDefault()}
      onClick={tap}
    >
      <span aria-live="polite">{armed ? DECLINE_WORDS[voice.language].again : children}</span>
    </button>
  );
}
