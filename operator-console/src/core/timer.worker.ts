// Timers of a hidden tab: browsers slow a page's own down to one a minute, a worker's they leave alone.

export type TimerRequest = { kind: "start"; id: number; ms: number } | { kind: "cancel"; id: number };

const running = new Map<number, ReturnType<typeof setTimeout>>();

self.onmessage = ({ data }: MessageEvent<TimerRequest>) => {
  clearTimeout(running.get(data.id));
  running.delete(data.id);
  if (data.kind === "cancel") return;
  const { id, ms } = data;
  running.set(
    id,
    setTimeout(() => {
      running.delete(id);
      self.postMessage(id);
    }, ms),
  );
};
