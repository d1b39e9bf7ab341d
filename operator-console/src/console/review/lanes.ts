// What the line of time shows: lanes with what lasted and what happened at once. Pure.
import type { Instant } from "./time-line";

/** How urgent something looks; never the only sign, a word and a shape stand with it. */
export type Tone = "imminent" | "high" | "moderate" | "low" | "none" | "plain" | "accent" | "gap";

/** What lasted. */
export interface Bar {
  from: Instant;
  until: Instant;
  tone: Tone;
  text: string;
}

/** What happened at an instant. */
export interface Mark {
  at: Instant;
  glyph: string;
  tone: Tone;
  text: string;
}

export interface Lane {
  key: string;
  name: string;
  bars: Bar[];
  marks: Mark[];
}

/** Whether there is anything to see in it. */
export const isSeen = ({ bars, marks }: Lane): boolean => bars.length + marks.length > 0;

/** Every mark in order of time. */
export function marksInOrder(lanes: readonly Lane[]): Mark[] {
  return lanes.flatMap(({ marks }) => marks).sort((one, other) => one.at - other.at);
}
