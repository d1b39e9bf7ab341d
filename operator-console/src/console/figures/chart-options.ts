// How charts look: calm, told apart by pattern as well as by colour, with fonts that are really there. Pure.
import type { Appearance } from "../appearance";
import { FONT } from "../theme";
import type { ChartOption } from "./Chart";

/** What a series is about decides its colour, everywhere the same. */
export type Tone = "good" | "open" | "missed" | "second" | "third" | "fourth" | "fifth";

interface Palette {
  text: string;
  line: string;
  target: string;
  tones: Record<Tone, string>;
}

const PALETTES: Record<Appearance, Palette> = {
  light: {
    text: "#2b353b",
    line: "#e4e9eb",
    target: "#b3261e",
    tones: {
      good: "#0b6e63",
      open: "#c98a12",
      missed: "#b3261e",
      second: "#5b74c9",
      third: "#8a5fb0",
      fourth: "#4a7a2e",
      fifth: "#6b7680",
    },
  },
  dark: {
    text: "#d5dee2",
    line: "#2b383e",
    target: "#ff9b94",
    tones: {
      good: "#3fb8a4",
      open: "#e3b341",
      missed: "#ff8f88",
      second: "#8fa8ff",
      third: "#c9a0ee",
      fourth: "#9fcf7c",
      fifth: "#9aa7ad",
    },
  },
};

export interface Series {
  name: string;
  tone: Tone;
  /** Null where there is nothing to show. */
  values: readonly (number | null)[];
}

export interface Drawing {
  kind: "bars" | "stack" | "lines";
  /** Below the chart, one for each value. */
  places: readonly string[];
  series: readonly Series[];
  /** A line that values are held against. */
  target?: { value: number; name: string };
  /** How a value is said, on the axis and in the tip. */
  say: (value: number) => string;
  /** The end of the axis, where it is known. */
  most?: number;
}

/** Whether there is nothing to draw: no value is known. */
export const isBlank = ({ series }: Drawing): boolean =>
  series.every(({ values }) => values.every((value) => value === null));

const BAR_WIDTH = 28;

export function chartOption(drawing: Drawing, appearance: Appearance): ChartOption {
  const { text, line, tones } = PALETTES[appearance];
  const label = { color: text, fontFamily: FONT };
  const { places, series, say, most } = drawing;
  return {
    animation: false,
    aria: { enabled: true, decal: { show: drawing.kind !== "lines" } },
    textStyle: label,
    color: series.map(({ tone }) => tones[tone]),
    grid: {
      left: 8,
      right: drawing.target === undefined ? 12 : 56,
      top: series.length > 1 ? 34 : 14,
      bottom: 4,
      outerBoundsMode: "same",
    },
    ...(series.length > 1
      ? { legend: { top: 0, left: 0, itemGap: 18, textStyle: label, data: series.map(({ name }) => name) } }
      : {}),
    // Not as HTML: that would carry style attributes, which the page's policy refuses.
    tooltip: {
      trigger: "axis",
      renderMode: "richText",
      confine: true,
      textStyle: { fontFamily: FONT, fontSize: 12 },
      valueFormatter: (value) => (typeof value === "number" ? say(value) : "–"),
    },
    xAxis: {
      type: "category",
      data: [...places],
      axisLabel: { ...label, interval: 0, hideOverlap: true },
      axisLine: { lineStyle: { color: text } },
      axisTick: { show: false },
    },
    yAxis: {
      type: "value",
      min: 0,
      ...(most === undefined ? {} : { max: most }),
      minInterval: 1,
      axisLabel: { ...label, formatter: say },
      splitLine: { lineStyle: { color: line } },
    },
    series: series.map((one, at) => seriesOption(drawing, one, at, appearance)),
  };
}

type SeriesOption = NonNullable<Exclude<ChartOption["series"], readonly unknown[]>>;

const SYMBOLS = ["circle", "triangle", "rect", "diamond", "roundRect"] as const;

function seriesOption(drawing: Drawing, one: Series, at: number, appearance: Appearance): SeriesOption {
  const target = at === 0 ? targetLine(drawing, appearance) : {};
  const data = [...one.values];
  if (drawing.kind === "lines")
    return {
      type: "line",
      name: one.name,
      data,
      symbol: SYMBOLS[at % SYMBOLS.length] ?? "circle",
      symbolSize: 8,
      lineStyle: { width: 2, type: at === 0 ? "solid" : "dashed" },
      ...target,
    };
  return {
    type: "bar",
    name: one.name,
    data,
    barMaxWidth: BAR_WIDTH,
    ...(drawing.kind === "stack" ? { stack: "whole" } : {}),
    ...target,
  };
}

function targetLine({ target }: Drawing, appearance: Appearance) {
  if (target === undefined) return {};
  const { text, target: color } = PALETTES[appearance];
  return {
    markLine: {
      silent: true,
      symbol: "none",
      lineStyle: { color, width: 1.5, type: "dashed" as const },
      label: { formatter: target.name, color: text, fontFamily: FONT, position: "end" as const },
      data: [{ yAxis: target.value }],
    },
  };
}
