// One question of the follow-up form: its name, how it was last time, the answer, and why it is not taken yet.
import { Checkbox, Input, Radio } from "antd";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { Word } from "../words";
import { useVisitForm } from "./form-context";
import { useFindingWords } from "./use-finding-words";
import type { Field } from "./visit-form";

/** Same as `domain::visit`. */
export const FIELD_CHARS = 2_000;
export const NAME_CHARS = 120;

/** Where a question stands on the page. */
export const placeOf = (field: Field): string => `visit-${field}`;

/** Brings a question into view, and the hand to it. */
export function goTo(field: Field): void {
  const place = document.getElementById(placeOf(field));
  place?.scrollIntoView({ block: "center" });
  place?.querySelector<HTMLElement>("input, textarea, button")?.focus({ preventScroll: true });
}

/** How somebody was found last time is said beside the question; what happened since then is asked anew. */
const SAID_LAST: readonly Field[] = [
  "dangerousness",
  "symptoms",
  "insight",
  "sleep",
  "diet",
  "self_care",
  "housework",
  "work",
  "learning",
  "social",
  "restraint",
  "hospital",
  "physical",
  "adherence",
];

function LastTime({ field }: { field: Field }) {
  const { t } = useTranslation();
  const { last } = useVisitForm().desk;
  const words = useFindingWords();
  if (last === null || !SAID_LAST.includes(field)) return null;
  return <span className="muted">{t("visits.lastTime", { words: words(last, field) })}</span>;
}

function Fault({ field, id }: { field: Field; id: string }) {
  const fault = useVisitForm().faults.get(field);
  if (fault === undefined) return null;
  return (
    <p id={id} className="late">
      <span aria-hidden="true">▲ </span>
      {fault}
    </p>
  );
}

interface QuestionProps {
  field: Field;
  hint?: string;
  children: (labelledBy: string) => ReactNode;
}

/** A question with several answers to choose from, or several parts. */
export function Question({ field, hint, children }: QuestionProps) {
  const { t } = useTranslation();
  const id = useId();
  const { faults } = useVisitForm();
  return (
    <fieldset
      id={placeOf(field)}
      className={faults.has(field) ? "question question-open" : "question"}
      aria-labelledby={id}
      {...(faults.has(field) ? { "aria-describedby": `${id}-fault` } : {})}
    >
      <div className="question-head">
        <span id={id} className="question-name">
          {t(`visits.field.${field}`)}
        </span>
        <LastTime field={field} />
      </div>
      {hint !== undefined && <p className="muted">{hint}</p>}
      {children(id)}
      <Fault field={field} id={`${id}-fault`} />
    </fieldset>
  );
}

interface ChoicesProps<T> {
  labelledBy?: string;
  label?: string;
  options: readonly Word<T>[];
  value: T | undefined;
  onChange: (chosen: T) => void;
}

/** One of a few, each as large as a thumb. */
export function Choices<T extends string>({ labelledBy, label, options, value, onChange }: ChoicesProps<T>) {
  return (
    <Radio.Group
      className="choices"
      optionType="button"
      buttonStyle="solid"
      {...(labelledBy === undefined ? { "aria-label": label } : { "aria-labelledby": labelledBy })}
      value={value ?? null}
      options={[...options]}
      onChange={({ target }) => onChange(target.value as T)}
    />
  );
}

export function Choice<T extends string>({
  field,
  hint,
  children,
  ...choices
}: Omit<ChoicesProps<T>, "labelledBy" | "label"> & { field: Field; hint?: string; children?: ReactNode }) {
  return (
    <Question field={field} {...(hint === undefined ? {} : { hint })}>
      {(labelledBy) => (
        <>
          <Choices labelledBy={labelledBy} {...choices} />
          {children}
        </>
      )}
    </Question>
  );
}

interface SeveralProps<T> {
  options: readonly Word<T>[];
  value: readonly T[];
  onChange: (chosen: T[]) => void;
  label?: string;
}

/** Any number of them. */
export function Several<T extends string>({ options, value, onChange, label }: SeveralProps<T>) {
  return (
    <Checkbox.Group
      className="several"
      {...(label === undefined ? {} : { role: "group", "aria-label": label })}
      options={[...options]}
      value={[...value]}
      onChange={(chosen) => onChange(chosen as T[])}
    />
  );
}

interface PartProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** A part of a question, in a line of words. */
export function LinePart({ label, value, onChange }: PartProps) {
  const id = useId();
  return (
    <div className="part">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        size="large"
        autoComplete="off"
        maxLength={NAME_CHARS}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}

/** The same in sentences. */
export function SentencesPart({ label, value, onChange }: PartProps) {
  const id = useId();
  return (
    <div className="part">
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        rows={2}
        maxLength={FIELD_CHARS}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}

/** The same as a day, not after `max`. */
export function DayPart({ label, value, onChange, max }: PartProps & { max: string }) {
  const id = useId();
  return (
    <div className="part">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type="date"
        size="large"
        className="day-field"
        max={max}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}

interface PlainProps {
  field: Field;
  children: (label: string) => ReactNode;
}

/** A question that is one field: a day, or words. */
export function Plain({ field, children }: PlainProps) {
  const { t } = useTranslation();
  const { faults } = useVisitForm();
  return (
    <div id={placeOf(field)} className={faults.has(field) ? "question question-open" : "question"}>
      {children(t(`visits.field.${field}`))}
      <Fault field={field} id={`${placeOf(field)}-fault`} />
    </div>
  );
}
