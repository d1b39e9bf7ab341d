// What was done here and has reached the hotline, or waits, or was not accepted: each says so.
import type { Action } from "../../src/core/crew/outbox.ts";
import type { Behind, DeskVoice } from "./desk.tsx";
import { clock } from "./parts.tsx";
import { DECLINE_WORDS } from "./words-decline.ts";

/** Answers are shown as long as anybody looks for them; what waits or was refused stays. */
const SHOWN = 4;

export function SentMarks({ voice, here, dispatch }: Omit<Behind, "live"> & { dispatch: string | null }) {
  const mine = here.actions.filter(({ about }) => about.dispatch === dispatch);
  const shown = mine.filter((one, index) => one.fate.kind !== "sent" || index >= mine.length - SHOWN);
  if (shown.length === 0) return null;
  return (
    <ul class="card lines" aria-label={voice.desk.queue} aria-live="polite">
      {shown.map((action) => (
        <li key={action.id}>
          <SentMark voice={voice} action={action} />
        </li>
      ))}
    </ul>
  );
}

export function SentMark({ voice, action }: { voice: DeskVoice; action: Action }) {
  const { desk: said } = voice;
  const { fate } = action;
  const what = (
    <>
      <b>{whatWasDone(action, voice)}</b> <time class="mark">
        {clock(action.happenedAt * 1_000, voice)}
      </time>{" "}
    </>
  );
  switch (fate.kind) {
    case "waiting":
      return (
        <>
          {what}
          <span class="mark">
            <span aria-hidden="true">◷ </span>
            {said.notSentYet}
          </span>
        </>
      );
    case "sent":
      return (
        <>
          {what}
          <span class="mark">
            <span aria-hidden="true">✓ </span>
            {said.sentNow(clock(fate.at * 1_000, voice))}
          </span>
        </>
      );
    case "refused":
      return (
        <>
          {what}
          <span class="wrong">
            <span aria-hidden="true">✕ </span>
            {said.refused}: {fate.sentences.join(" ")}
          </span>
        </>
      );
  }
}

/** The word of an action, by its key in the dictionaries. */
function whatWasDone({ about: { what } }: Action, { desk: said, language }: DeskVoice): string {
  if (what === "declined") return DECLINE_WORDS[language].declineThen;
  if (what.startsWith("service:")) {
    const [, service, report] = what.split(":");
    const name = service === "police" ? said.service.police : said.service.ambulance;
    const how = report === "asked" ? said.asked : report === "answered" ? said.answered : said.arrived;
    return `${name} ${how}`;
  }
  const spoken: unknown = said[what as keyof typeof said];
  return typeof spoken === "string" ? spoken : what;
}
