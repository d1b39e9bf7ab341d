// What the receiver can say now, as the hotline allows it: each is one button, and those that hurt ask for a reason.
import { useState } from "preact/hooks";
import type { LinkedReferral, Said } from "../../src/protocol/generated.ts";
import type { Voice } from "./words.ts";

type Name = LinkedReferral["answers"][number]["name"];
type Because<Kind extends "declined" | "failed"> = Extract<Said, { kind: Kind }>["because"];
type Outcome = NonNullable<Extract<Said, { kind: "completed" }>["outcome"]>;

interface Props {
  voice: Voice;
  referral: LinkedReferral;
  busy: "no" | "yes";
  answer: (said: Said, note: string) => void;
}

export function Answers(props: Props) {
  const { voice, referral, busy, answer } = props;
  const { words } = voice;
  const may = (name: Name): boolean =>
    referral.answers.some((one) => one.name === name && one.permit.kind === "yes");
  const plain = (name: Name, said: Said, text: string, looks: string) =>
    may(name) && (
      <button
        type="button"
        class={`main ${looks}`}
        disabled={busy === "yes"}
        onClick={() => answer(said, "")}
      >
        {busy === "yes" ? words.sending : text}
      </button>
    );
  const isAny = referral.answers.some(({ permit }) => permit.kind === "yes");
  return (
    <>
      {referral.cancel !== null && (
        <section class="card urgent">
          <h2>{words.cancelAsked}</h2>
          <p>{words.referralCancel[referral.cancel.because]}</p>
          {plain("confirm_cancel", { kind: "cancelled" }, words.confirmCancel, "")}
        </section>
      )}
      {isAny ? (
        <section class="card">
          <h2>{words.yourAnswer}</h2>
          {plain("accept", { kind: "accepted" }, words.accept, "go")}
          {plain("attend", { kind: "attended" }, words.attend, "go")}
          {plain("receive", { kind: "received" }, words.receive, "")}
          {plain("no_show", { kind: "no_show" }, words.noShow, "hurts")}
        </section>
      ) : (
        <p class="soft">{words.nothingToSay}</p>
      )}
      {may("complete") && <Outcome {...props} unfolded={may("accept") || may("attend") ? "no" : "yes"} />}
      {may("schedule") && <Appointment {...props} />}
      {may("decline") && (
        <Because<Because<"declined">>
          {...props}
          title={words.declineThen}
          hint={words.declineHint}
          reasons={words.decline}
          send={words.declineSend}
          said={(because) => ({ kind: "declined", because })}
        />
      )}
      {may("fail") && (
        <Because<Because<"failed">>
          {...props}
          title={words.failThen}
          hint={words.failHint}
          reasons={words.referralFailure}
          send={words.failSend}
          said={(because) => ({ kind: "failed", because })}
        />
      )}
    </>
  );
}

const NOTE_CHARS = 4_000;

function Note({
  voice: { words },
  value,
  onChange,
}: {
  voice: Voice;
  value: string;
  onChange: (note: string) => void;
}) {
  return (
    <label class="field">
      {words.noteToSender}
      <textarea
        rows={3}
        maxLength={NOTE_CHARS}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}

interface ReasonProps<Reason extends string> extends Props {
  title: string;
  hint: string;
  reasons: Record<Reason, string>;
  send: string;
  said: (because: Reason) => Said;
}

function Because<Reason extends string>(props: ReasonProps<Reason>) {
  const { voice, busy, answer, title, hint, reasons, send, said } = props;
  const [because, setBecause] = useState<Reason | null>(null);
  const [note, setNote] = useState("");
  return (
    <details class="card">
      <summary>{title}</summary>
      <Choices name={title} legend={hint} words={reasons} chosen={because} choose={setBecause} />
      <Note voice={voice} value={note} onChange={setNote} />
      <button
        type="button"
        class="main hurts"
        disabled={busy === "yes" || because === null}
        onClick={() => because !== null && answer(said(because), note)}
      >
        {send}
      </button>
    </details>
  );
}

interface ChoiceProps<One extends string> {
  name: string;
  legend: string;
  words: Record<One, string>;
  chosen: One | null;
  choose: (one: One) => void;
}

function Choices<One extends string>({ name, legend, words, chosen, choose }: ChoiceProps<One>) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {(Object.entries(words) as [One, string][]).map(([one, text]) => (
        <label key={one} class="choice">
          <input type="radio" name={name} checked={chosen === one} onChange={() => choose(one)} />
          {text}
        </label>
      ))}
    </fieldset>
  );
}

/** The end of it: what came of the person's coming. */
function Outcome({ voice, busy, answer, unfolded }: Props & { unfolded: "yes" | "no" }) {
  const { words } = voice;
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [note, setNote] = useState("");
  return (
    <details class="card" open={unfolded === "yes"}>
      <summary>{words.outcomeTitle}</summary>
      <Choices
        name="outcome"
        legend={words.outcomeHint}
        words={words.referralOutcome}
        chosen={outcome}
        choose={setOutcome}
      />
      <Note voice={voice} value={note} onChange={setNote} />
      <button
        type="button"
        class="main go"
        disabled={busy === "yes" || outcome === null}
        onClick={() => answer({ kind: "completed", outcome }, note)}
      >
        {words.outcomeSend}
      </button>
    </details>
  );
}

/** Microseconds of a local day and minute; null while it is none. */
const instantOf = (text: string): number | null => {
  const millis = new Date(text).getTime();
  return text === "" || Number.isNaN(millis) ? null : millis * 1_000;
};

function Appointment({ voice, busy, answer }: Props) {
  const { words } = voice;
  const [at, setAt] = useState("");
  const visit_at = instantOf(at);
  return (
    <details class="card">
      <summary>{words.scheduleThen}</summary>
      <label class="field">
        {words.visitAt}
        <input type="datetime-local" value={at} onInput={(event) => setAt(event.currentTarget.value)} />
      </label>
      <button
        type="button"
        class="main"
        disabled={busy === "yes" || visit_at === null}
        onClick={() => visit_at !== null && answer({ kind: "scheduled", visit_at }, "")}
      >
        {words.scheduleSend}
      </button>
    </details>
  );
}
