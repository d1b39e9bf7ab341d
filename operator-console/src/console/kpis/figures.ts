// Figures of the hotline as they are laid out: which belongs where, and what they come to. Pure.
import type { KpiMeasure, KpiMonth, KpiRatio, KpiSet, KpiWaiting, KpiWaits } from "../../protocol/generated";

export type MeasureKind = KpiMeasure["kind"];

/** Those that are one number each; abandonment is one for each tier. */
export const SINGLE = [
  "connect_rate",
  "pick_up_in_time",
  "in_target",
  "high_risk_in_target",
  "calls_in_time",
] as const satisfies readonly MeasureKind[];

export const ratioOf = ({ ratios }: KpiSet, kind: (typeof SINGLE)[number]): KpiRatio | undefined =>
  ratios.find(({ measure }) => measure.kind === kind);

export const waitsOf = ({ waits }: KpiSet, of: KpiWaiting): KpiWaits | undefined =>
  waits.find((one) => one.of === of);

export interface Abandonment {
  arrival: Extract<KpiMeasure, { kind: "abandonment" }>["arrival"];
  ratio: KpiRatio;
}

/** Of every tier, in the server's order. */
export function abandonments({ ratios }: KpiSet): Abandonment[] {
  return ratios.flatMap((ratio) =>
    ratio.measure.kind === "abandonment" ? [{ arrival: ratio.measure.arrival, ratio }] : [],
  );
}

/** In percent with one decimal where it says something; null where nothing was counted. */
export function percentOf({ part, whole }: Pick<KpiRatio, "part" | "whole">): number | null {
  return whole.count === 0 ? null : Math.round((part.count / whole.count) * 1000) / 10;
}

/** Of each month, as a chart wants it. */
export function byMonth<T>(months: readonly KpiMonth[], of: (figures: KpiSet) => T): T[] {
  return months.map(({ figures }) => of(figures));
}

/** First and last day, both counted. */
export interface Days {
  from: string;
  to: string;
}

export type Preset = "this_month" | "last_month" | "this_year" | "twelve_months";

/** The days that a name stands for on a day of the centre. */
export function daysOf(preset: Preset, today: string): Days {
  const [year = 0, month = 1] = today.split("-").map(Number);
  const first = (y: number, m: number) => dayOf(new Date(Date.UTC(y, m - 1, 1)));
  const before = (y: number, m: number) => dayOf(new Date(Date.UTC(y, m - 1, 0)));
  switch (preset) {
    case "this_month":
      return { from: first(year, month), to: today };
    case "last_month":
      return { from: first(year, month - 1), to: before(year, month) };
    case "this_year":
      return { from: first(year, 1), to: today };
    case "twelve_months":
      return { from: first(year - 1, month + 1), to: today };
  }
}

/** The same with the days still to come: what a report is of. */
export function wholeDaysOf(preset: "last_month" | "this_month" | "this_year", today: string): Days {
  const [year = 0, month = 1] = today.split("-").map(Number);
  const { from } = daysOf(preset, today);
  switch (preset) {
    case "last_month":
      return daysOf(preset, today);
    case "this_month":
      return { from, to: dayOf(new Date(Date.UTC(year, month, 0))) };
    case "this_year":
      return { from, to: `${year}-12-31` };
  }
}

const dayOf = (date: Date) => date.toISOString().slice(0, 10);

export const PRESETS: readonly Preset[] = ["this_month", "last_month", "this_year", "twelve_months"];

/** Which name these days go by; null where somebody chose others. */
export function presetOf({ from, to }: Days, today: string): Preset | null {
  return (
    PRESETS.find((preset) => {
      const days = daysOf(preset, today);
      return days.from === from && days.to === to;
    }) ?? null
  );
}
