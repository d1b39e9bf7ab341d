// Small pieces that the first screen needs too.
import type { Language } from "../../src/protocol/generated.ts";
import type { Words } from "./words.ts";

export interface Voice {
  language: Language;
  words: Words;
}

export const two = (n: number): string => `${n}`.padStart(2, "0");

/** The minute on this phone's clock; with the day when it is not today. */
export function clock(at: number, { language }: Voice): string {
  const date = new Date(at / 1_000);
  const time = `${two(date.getHours())}:${two(date.getMinutes())}`;
  if (date.toDateString() === new Date().toDateString()) return time;
  return `${date.toLocaleDateString(language, { month: "numeric", day: "numeric" })} ${time}`;
}

/** Said to everybody, also who does not look. */
export function Said({ words }: { words: readonly string[] }) {
  return (
    <div role="alert">
      {words.length > 0 && (
        <div class="wrong">
          {words.map((one) => (
            <p key={one}>{one}</p>
          ))}
        </div>
      )}
    </div>
  );
}

/** What is only for an exercise says so before everything else. */
export const DrillMark = ({ voice: { words } }: { voice: Voice }) => (
  <p class="drill">
    <b>
      <span aria-hidden="true">▲ </span>
      {words.drill}
    </b>{" "}
    {words.drillNote}
  </p>
);
