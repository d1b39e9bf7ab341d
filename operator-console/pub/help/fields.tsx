// Fields of the screens after the first, and the times shown there.
import type { Language } from "../../src/protocol/generated.ts";
import type { FullVoice } from "./words-talk.ts";

/** Longest text of one line, as `protocol::limits::LINE_CHARS`. */
export const LINE_CHARS = 4_000;
const SAY_LEFT_FROM = 300;

/** Characters as the hotline counts them. */
export const characters = (text: string): number => [...text].length;

/** Local time of day of an instant in microseconds. */
export function timeOf(at: number, language: Language): string {
  return new Date(at / 1_000).toLocaleTimeString(language, {
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
}

/** Says how much room is left, before it is too late; loud only when there is none. */
export function Room({
  text,
  words,
  id,
  most = LINE_CHARS,
}: {
  text: string;
  words: FullVoice["words"];
  id: string;
  most?: number;
}) {
  const left = most - characters(text);
  if (left > SAY_LEFT_FROM) return null;
  return (
    <p class={left < 0 ? "wrong" : "hint"} id={id} role={left < 0 ? "alert" : undefined}>
      {left < 0 ? words.tooLong(most) : words.left(left)}
    </p>
  );
}

interface ChoiceProps<Value extends string> {
  name: string;
  legend: string;
  hint?: string;
  options: readonly (readonly [Value, string])[];
  chosen: Value;
  choose: (value: Value) => void;
}

/** One of a few answers; "rather not say" is an answer like the others. */
export function Choice<Value extends string>({
  name,
  legend,
  hint,
  options,
  chosen,
  choose,
}: ChoiceProps<Value>) {
  return (
    <fieldset class="choice">
      <legend>{legend}</legend>
      {hint !== undefined && <p class="hint">{hint}</p>}
      <div class="chips">
        {options.map(([value, label]) => (
          <label key={value}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={chosen === value}
              onChange={() => choose(value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
