// The next report, under the thumb: we leave, we are there, we are with the person, this is done, they have the person.
import { useState } from "preact/hooks";
import type { NextStep as Step } from "../../src/core/crew/stages.ts";
import type { DispatchAction, Measure, ProgressReport, StageWord } from "../../src/protocol/generated.ts";
import type { Part } from "./dispatch.tsx";
import { isMine, may } from "./may.ts";
import { SureButton } from "./sure.tsx";

const RECEIVER_CHARS = 200;
const ACTION: Record<Step, DispatchAction> = {
  en_route: "en_route",
  on_scene: "on_scene",
  contact_made: "contact_made",
  disposition: "dispose",
  handed_over: "hand_over",
};
const WORD = {
  en_route: "enRoute",
  on_scene: "onScene",
  contact_made: "contactMade",
  disposition: "disposition",
  handed_over: "handOver",
} as const satisfies Record<Step, string>;

export function NextStep(part: Part & { stage: StageWord; next: Step }) {
  const { voice, live, strip, stage, next } = part;
  const { desk: said } = voice;
  const [open, setOpen] = useState(false);
  const short = may(strip, "en_route_short");
  if (!isMine(strip, ACTION[next]) && !(next === "en_route" && short)) return null;
  // What this phone knows and has not sent yet, the hotline does not know: it is asked only about where it stands itself.
  const allowed = stage !== strip.stage || may(strip, ACTION[next]);
  const report = (given: ProgressReport): void => {
    setOpen(false);
    void live.act({
      about: { dispatch: strip.dispatch, what: WORD[next], stage: next },
      path: `dispatches/${strip.dispatch}/progress`,
      body: (id, happened_at) => ({ id, happened_at, report: given }),
    });
  };
  if (next === "disposition")
    return open ? (
      <Measures {...part} report={report} />
    ) : (
      <Big word={said.disposition} tap={() => setOpen(true)} />
    );
  if (next === "handed_over")
    return open ? (
      <Receiver {...part} report={report} />
    ) : (
      <Big word={said.handOver} tap={() => setOpen(true)} />
    );
  if (next === "en_route")
    return (
      <footer>
        {allowed ? (
          <button
            type="button"
            class="go"
            onClick={() => report({ kind: "en_route", departure: "complete" })}
          >
            {said.enRoute}
          </button>
        ) : (
          short && (
            <SureButton
              voice={voice}
              class="go"
              onSure={() => report({ kind: "en_route", departure: "short" })}
            >
              {said.enRouteShort}
            </SureButton>
          )
        )}
      </footer>
    );
  return allowed ? <Big word={said[WORD[next]]} tap={() => report({ kind: next })} /> : null;
}

const Big = ({ word, tap }: { word: string; tap: () => void }) => (
  <footer>
    <button type="button" class="go" onClick={tap}>
      {word}
    </button>
  </footer>
);

type Reporting = Part & { report: (given: ProgressReport) => void };

function Measures({ voice, report }: Reporting) {
  const { desk: said } = voice;
  const [chosen, setChosen] = useState<readonly Measure[]>([]);
  const switched = (measure: Measure): void =>
    setChosen(chosen.includes(measure) ? chosen.filter((one) => one !== measure) : [...chosen, measure]);
  return (
    <footer>
      <fieldset>
        <legend>{said.dispositionWhat}</legend>
        {(Object.keys(said.measure) as Measure[]).map((one) => (
          <label key={one} class="choice">
            <input type="checkbox" checked={chosen.includes(one)} onChange={() => switched(one)} />
            {said.measure[one]}
          </label>
        ))}
      </fieldset>
      <button
        type="button"
        class="go"
        disabled={chosen.length === 0}
        onClick={() => report({ kind: "disposition", measures: [...chosen] })}
      >
        {said.save}
      </button>
    </footer>
  );
}

function Receiver({ voice, report }: Reporting) {
  const { desk: said } = voice;
  const [receiver, setReceiver] = useState("");
  return (
    <footer>
      <label class="field">
        {said.receiver}
        <input
          maxLength={RECEIVER_CHARS}
          value={receiver}
          onInput={(event) => setReceiver(event.currentTarget.value)}
        />
      </label>
      <button
        type="button"
        class="go"
        disabled={receiver.trim() === ""}
        onClick={() => report({ kind: "hand_over", receiver: receiver.trim() })}
      >
        {said.handOver}
      </button>
    </footer>
  );
}
