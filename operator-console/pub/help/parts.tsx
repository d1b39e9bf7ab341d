// Small pieces that the first screen needs too.
import type { Number as CentreNumber, Language } from "../../src/protocol/generated.ts";
import type { Words } from "./words.ts";

/** What the first screen needs to speak. */
export interface Voice {
  language: Language;
  words: Words;
}

export const telephone = (number: string): string => `tel:${number.replace(/[^\d+]/g, "")}`;

/** Local day and time of an instant in microseconds. */
export function dayOf(at: number, language: Language): string {
  const options = {
    month: "long",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  } as const;
  return new Date(at / 1_000).toLocaleString(language, options);
}

export function Numbers({ numbers, voice }: { numbers: readonly CentreNumber[]; voice: Voice }) {
  return (
    <ul class="numbers">
      {numbers.map((one) => (
        <li key={one.number}>
          <a href={telephone(one.number)}>
            <b>{one.number}</b>
            <span>{voice.language === "en" ? one.en : one.zh}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
