// A talk on one line of time: who wrote when, what happened, and where the replay stands. Every mark can be jumped to.
import { type KeyboardEvent, memo, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { clock } from "../../core/format.ts";
import { millisBetween } from "../../core/server-clock.ts";
import { isSeen, type Lane, type Mark } from "./lanes";
import { type Extent, heaps, type Instant, placeOf, ruler, stepped, zoneClock } from "./time-line";

/** When each side wrote. */
export interface Talking {
  caller: readonly Instant[];
  operator: readonly Instant[];
}

interface Props {
  extent: Extent;
  zone: string;
  position: Instant;
  talking: Talking;
  lanes: readonly Lane[];
  onSeek: (at: Instant) => void;
}

const MARK_PX = 26;
const LABEL_PX = 96;

export function TimeLine({ extent, zone, position, talking, lanes, onSeek }: Props) {
  const { t } = useTranslation();
  const [tracks, width] = useWidth();
  const seen = lanes.filter(isSeen);
  return (
    <div className="tl">
      <Ruler extent={extent} zone={zone} width={width} />
      <div className="tl-row">
        <span className="tl-name">{t("replay.lane.talk")}</span>
        <div className="tl-track tl-talk">
          <Ticks extent={extent} talking={talking} />
          <Scrubber extent={extent} zone={zone} position={position} onSeek={onSeek} />
        </div>
      </div>
      <Lanes lanes={seen} extent={extent} zone={zone} width={width} position={position} onSeek={onSeek} />
      <div className="tl-over" aria-hidden="true" ref={tracks}>
        <div className="tl-head" style={{ left: `${placeOf(extent, position) * 100}%` }} />
      </div>
    </div>
  );
}

/** Of the tracks, in pixels; 0 before they are drawn. */
function useWidth() {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const { current } = element;
    if (current === null) return;
    const observer = new ResizeObserver(() => setWidth(current.clientWidth));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return [element, width] as const;
}

const percent = (extent: Extent, at: Instant) => `${placeOf(extent, at) * 100}%`;

const Ruler = memo(({ extent, zone, width }: { extent: Extent; zone: string; width: number }) => {
  const clocks = useMemo(() => zoneClock(zone), [zone]);
  return (
    <div className="tl-row tl-ruler" aria-hidden="true">
      <span className="tl-name muted">{zone}</span>
      <div className="tl-track">
        {ruler(extent, width, LABEL_PX).map((at) => (
          <span key={at} className="tl-tick num" style={{ left: percent(extent, at) }}>
            {clocks.time(at)}
          </span>
        ))}
      </div>
    </div>
  );
});

const WIDE = 1_000;

/** The caller's lines above, the operator's below. Many: not drawn anew with every step of the replay. */
const Ticks = memo(({ extent, talking }: { extent: Extent; talking: Talking }) => {
  const path = (instants: readonly Instant[], from: number, to: number) =>
    instants.map((at) => `M${(placeOf(extent, at) * WIDE).toFixed(2)} ${from}V${to}`).join("");
  return (
    <svg className="tl-ticks" viewBox={`0 0 ${WIDE} 28`} preserveAspectRatio="none" aria-hidden="true">
      <path className="tl-theirs" d={path(talking.caller, 3, 13)} />
      <path className="tl-mine" d={path(talking.operator, 15, 25)} />
    </svg>
  );
});

/** Keys of the scrubber, in seconds. */
const STEP_OF: Record<string, number> = {
  ArrowLeft: -5,
  ArrowDown: -5,
  ArrowRight: 5,
  ArrowUp: 5,
  PageDown: -60,
  PageUp: 60,
};
const MICROS = 1_000_000;

type ScrubberProps = Pick<Props, "extent" | "zone" | "position" | "onSeek">;

function Scrubber({ extent, zone, position, onSeek }: ScrubberProps) {
  const { t } = useTranslation();
  const clocks = useMemo(() => zoneClock(zone), [zone]);
  const seconds = (position - extent.from) / MICROS;
  const onKey = (event: KeyboardEvent) => {
    const step = STEP_OF[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onSeek(stepped(extent, position, step));
  };
  return (
    <input
      type="range"
      className="tl-scrubber"
      aria-label={t("replay.scrubber")}
      aria-valuetext={t("replay.at", {
        time: clocks.time(position),
        since: clock(millisBetween(extent.from, position)),
      })}
      min={0}
      max={(extent.until - extent.from) / MICROS}
      step="any"
      value={seconds}
      onChange={({ target }) => onSeek(extent.from + Number(target.value) * MICROS)}
      onKeyDown={onKey}
    />
  );
}

type LanesProps = Omit<Props, "talking"> & { width: number };

interface Heap {
  key: string;
  lane: string;
  marks: Mark[];
}

/** One stop for Tab; arrows go from mark to mark in order of time. */
function Lanes({ lanes, extent, zone, width, position, onSeek }: LanesProps) {
  const { t } = useTranslation();
  const all = useMemo(
    () =>
      lanes
        .flatMap((lane) =>
          heaps(lane.marks, extent, width, MARK_PX).map((marks): Heap => {
            const [first] = marks;
            return { key: `${lane.key}-${first?.at}`, lane: lane.key, marks };
          }),
        )
        .sort((one, other) => (one.marks[0]?.at ?? 0) - (other.marks[0]?.at ?? 0)),
    [lanes, extent, width],
  );
  const [stop, setStop] = useState<string | null>(null);
  const current = all.find(({ key }) => key === stop) ?? all[0];
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  const goTo = (index: number) => {
    const heap = all[Math.min(all.length - 1, Math.max(0, index))];
    if (heap === undefined) return;
    setStop(heap.key);
    buttons.current.get(heap.key)?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    const now = current === undefined ? 0 : all.indexOf(current);
    const next = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: all.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    goTo(next);
  };
  return (
    <div role="toolbar" aria-label={t("replay.marks")} onKeyDown={onKey}>
      {lanes.map((lane) => (
        <div key={lane.key} className="tl-row">
          <span className="tl-name">{lane.name}</span>
          <div className="tl-track">
            {lane.bars.map((bar) => (
              <Bar key={`${bar.from}-${bar.text}`} bar={bar} extent={extent} />
            ))}
            {all
              .filter((heap) => heap.lane === lane.key)
              .map((heap) => (
                <HeapButton
                  key={heap.key}
                  heap={heap}
                  name={lane.name}
                  extent={extent}
                  zone={zone}
                  position={position}
                  tabStop={heap === current ? "yes" : "no"}
                  place={(button) => {
                    if (button === null) buttons.current.delete(heap.key);
                    else buttons.current.set(heap.key, button);
                  }}
                  onSeek={(at) => {
                    setStop(heap.key);
                    onSeek(at);
                  }}
                />
              ))}
          </div>
        </div>
      ))}
    </div>
  );
}

function Bar({ bar, extent }: { bar: Lane["bars"][number]; extent: Extent }) {
  const left = placeOf(extent, bar.from);
  const style = { left: `${left * 100}%`, width: `${(placeOf(extent, bar.until) - left) * 100}%` };
  return (
    <span className={`tl-bar tone-${bar.tone}`} style={style} aria-hidden="true">
      <span className="ell">{bar.text}</span>
    </span>
  );
}

interface HeapProps extends Omit<ScrubberProps, "onSeek"> {
  heap: Heap;
  name: string;
  tabStop: "yes" | "no";
  place: (button: HTMLButtonElement | null) => void;
  onSeek: (at: Instant) => void;
}

function HeapButton({ heap, name, extent, zone, position, tabStop, place, onSeek }: HeapProps) {
  const clocks = useMemo(() => zoneClock(zone), [zone]);
  const [first] = heap.marks;
  if (first === undefined) return null;
  // Pressed again, a heap goes on to what stands behind its first.
  const next = heap.marks.find(({ at }) => at > position) ?? first;
  const reached = first.at <= position;
  const words = heap.marks.map(({ at, text }) => `${clocks.time(at)} ${text}`).join("\n");
  return (
    <button
      type="button"
      ref={place}
      className={`tl-mark tone-${first.tone}`}
      data-reached={reached ? "yes" : "no"}
      style={{ left: percent(extent, first.at) }}
      tabIndex={tabStop === "yes" ? 0 : -1}
      title={words}
      aria-label={`${name}: ${words.replaceAll("\n", "; ")}`}
      onClick={() => onSeek(position >= first.at && heap.marks.length > 1 ? next.at : first.at)}
    >
      <span aria-hidden="true">{heap.marks.length > 1 ? heap.marks.length : first.glyph}</span>
    </button>
  );
}
