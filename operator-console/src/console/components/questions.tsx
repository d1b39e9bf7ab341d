// Questions of the forms whose answers are a closed set of words.
import { Checkbox, Radio } from "antd";
import { type ReactNode, useId } from "react";
import type { Word } from "../words";

interface SomeOfProps<T> {
  label: ReactNode;
  options: Word<T>[];
  value: T[];
  onChange: (chosen: T[]) => void;
}

/** Any number of them. */
export function SomeOf<T extends string>({ label, options, value, onChange }: SomeOfProps<T>) {
  const id = useId();
  return (
    <fieldset aria-labelledby={id}>
      <span id={id}>{label}</span>
      <Checkbox.Group options={options} value={value} onChange={onChange} />
    </fieldset>
  );
}

interface OneOfFewProps<T> {
  label: ReactNode;
  options: Word<T>[];
  /** Undefined: not answered yet. */
  value: T | undefined;
  onChange: (chosen: T) => void;
}

/** One of a few, beside the question. */
export function OneOfFew<T extends string>({ label, options, value, onChange }: OneOfFewProps<T>) {
  const id = useId();
  return (
    <fieldset className="answer" aria-labelledby={id}>
      <span id={id}>{label}</span>
      <Radio.Group
        size="small"
        optionType="button"
        buttonStyle="solid"
        aria-labelledby={id}
        value={value ?? null}
        options={options}
        onChange={({ target }) => onChange(target.value as T)}
      />
    </fieldset>
  );
}
