// Timers that keep their time in a hidden tab, for the socket, the chime and the clocks.
import type { TimerRequest } from "./timer.worker.ts";

const waiting = new Map<number, () => void>();
let lastId = 0;
let worker: Worker | null = null;

function timerWorker(): Worker | null {
  if (worker !== null || typeof Worker === "undefined") return worker;
  worker = new Worker(new URL("./timer.worker.ts", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }: MessageEvent<number>) => {
    const then = waiting.get(data);
    waiting.delete(data);
    then?.();
  };
  return worker;
}

/** Runs `then` once after `ms`; returns what cancels it. */
export function steadyAfter(ms: number, then: () => void): () => void {
  const steady = timerWorker();
  if (steady === null) {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  }
  lastId += 1;
  const id = lastId;
  waiting.set(id, then);
  steady.postMessage({ kind: "start", id, ms } satisfies TimerRequest);
  return () => {
    if (waiting.delete(id)) steady.postMessage({ kind: "cancel", id } satisfies TimerRequest);
  };
}

/** Runs `each` every `ms` until cancelled. */
export function steadyEvery(ms: number, each: () => void): () => void {
  let cancel = steadyAfter(ms, again);
  function again() {
    cancel = steadyAfter(ms, again);
    each();
  }
  return () => cancel();
}
