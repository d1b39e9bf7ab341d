// A replay under way: where it stands, whether it goes on, how fast, and whether pauses are skipped.
import { useEffect, useMemo, useState } from "react";
import { type Extent, goneOn, type Instant, type Pauses, type Speed } from "./time-line";

export interface Playback {
  position: Instant;
  going: "playing" | "paused";
  speed: Speed;
  pauses: Pauses;
  seek(at: Instant): void;
  play(): void;
  pause(): void;
  setSpeed(speed: Speed): void;
  setPauses(pauses: Pauses): void;
}

/** Often enough for the eye; each step draws the page anew. */
const STEP_MS = 80;
/** A tab that comes back from the background goes on where it was. */
const MOST_MS = 400;

export function usePlayback(extent: Extent, moments: readonly Instant[]): Playback {
  const [position, setPosition] = useState(extent.from);
  const [going, setGoing] = useState<"playing" | "paused">("paused");
  const [speed, setSpeed] = useState<Speed>(1);
  const [pauses, setPauses] = useState<Pauses>("kept");
  const { from, until } = extent;
  const how = useMemo(
    () => ({ extent: { from, until }, moments, speed, pauses }),
    [from, until, moments, speed, pauses],
  );
  const atEnd = position >= until;
  useEffect(() => {
    if (going === "paused" || atEnd) return;
    let last = performance.now();
    let frame = requestAnimationFrame(function step(now) {
      if (now - last >= STEP_MS) {
        const elapsed = Math.min(MOST_MS, now - last);
        last = now;
        setPosition((before) => goneOn(before, elapsed, how));
      }
      frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [going, atEnd, how]);
  return {
    position,
    going: atEnd ? "paused" : going,
    speed,
    pauses,
    seek: (at) => setPosition(Math.min(until, Math.max(from, at))),
    play: () => {
      if (atEnd) setPosition(from);
      setGoing("playing");
    },
    pause: () => setGoing("paused"),
    setSpeed,
    setPauses,
  };
}
