// No new conversation from here for a while: whom one can call comes first, and whoever is in danger comes in all the same.
import { useEffect, useRef } from "preact/hooks";
import type { Number as CentreNumber } from "../../src/protocol/generated.ts";
import { Numbers } from "./parts.tsx";
import type { FullVoice } from "./words-talk.ts";

interface BlockedProps {
  voice: FullVoice;
  numbers: readonly CentreNumber[];
  /** The minute in the centre's time, as the hotline says it. */
  until: string;
  inDanger: () => void;
  back: () => void;
}

export function Blocked({ voice, numbers, until, inDanger, back }: BlockedProps) {
  const { words } = voice;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main class="page">
      <h2 tabIndex={-1} ref={heading} class="lead">
        {words.blockedCall}
      </h2>
      <Numbers numbers={numbers} voice={voice} />
      <div class="alarm">
        <p>{words.blockedDanger}</p>
        <button type="button" class="main" onClick={inDanger}>
          {words.inDanger}
        </button>
      </div>
      <p>
        {words.blockedUntil[0]}
        <b class="whole">{until}</b>
        {words.blockedUntil[1]}
      </p>
      <p class="hint">{words.blockedKept}</p>
      <button type="button" class="outline" onClick={back}>
        {words.back}
      </button>
    </main>
  );
}
