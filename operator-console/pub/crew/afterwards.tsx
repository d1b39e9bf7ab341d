// Once the team is with the person: the record, who brought them to which hospital, who accepted, the checks.
import { useState } from "preact/hooks";
import type { CheckFinding, EscortForm, StageWord } from "../../src/protocol/generated.ts";
import type { Part } from "./dispatch.tsx";
import { isMine } from "./may.ts";
import { clock } from "./parts.tsx";
import { RecordForm } from "./record.tsx";

const NAME_CHARS = 200;
const NOTE_CHARS = 8_000;

export function Afterwards(part: Part & { stage: StageWord }) {
  const { voice, strip, stage } = part;
  const met =
    stage === "contact_made" || stage === "disposition" || stage === "handed_over" || stage === "closed";
  if (!met) return null;
  return (
    <>
      <h2>{voice.desk.afterwards}</h2>
      {isMine(strip, "write_record") && <Record {...part} />}
      {isMine(strip, "hand_over") && <Escort {...part} />}
      {stage === "handed_over" && isMine(strip, "accept") && <Acceptance {...part} />}
      {isMine(strip, "record_check") && <Check {...part} />}
    </>
  );
}

function Record(part: Part) {
  const { voice, strip, known } = part;
  const { desk: said } = voice;
  const { record } = strip;
  const written = known.scene?.record.kind === "written" ? known.scene.record.written : null;
  return (
    <details class="card">
      <summary>{said.record}</summary>
      <p class={record.kind === "late" ? "wrong" : "soft"}>
        {written !== null
          ? said.recordWritten(written.version)
          : record.kind === "due"
            ? said.recordDue(clock(record.at, voice))
            : record.kind === "late"
              ? said.recordLate
              : ""}
      </p>
      <RecordForm {...part} written={written} />
    </details>
  );
}

interface FieldProps {
  label: string;
  value: string;
  most: number;
  change: (value: string) => void;
}

const Field = ({ label, value, most, change }: FieldProps) => (
  <label class="field">
    {label}
    <input maxLength={most} value={value} onInput={(event) => change(event.currentTarget.value)} />
  </label>
);

const NO_ESCORT: EscortForm = { brought_by: "", hospital: "", received_by: "" };

function Escort({ voice, live, strip, known }: Part) {
  const { desk: said } = voice;
  const [form, setForm] = useState<EscortForm>(known.scene?.escort?.form ?? NO_ESCORT);
  const whole = Object.values(form).every((text) => text.trim() !== "");
  return (
    <details class="card">
      <summary>{said.escort}</summary>
      <Field
        label={said.broughtBy}
        value={form.brought_by}
        most={NAME_CHARS}
        change={(brought_by) => setForm({ ...form, brought_by })}
      />
      <Field
        label={said.hospital}
        value={form.hospital}
        most={NAME_CHARS}
        change={(hospital) => setForm({ ...form, hospital })}
      />
      <Field
        label={said.receivedBy}
        value={form.received_by}
        most={NAME_CHARS}
        change={(received_by) => setForm({ ...form, received_by })}
      />
      <button
        type="button"
        class="main"
        disabled={!whole}
        onClick={() =>
          void live.act({
            about: { dispatch: strip.dispatch, what: "escort" },
            path: `dispatches/${strip.dispatch}/escort`,
            body: (id) => ({ id, form }),
          })
        }
      >
        {said.save}
      </button>
    </details>
  );
}

function Acceptance({ voice, live, strip, known }: Part) {
  const { desk: said } = voice;
  const [by, setBy] = useState("");
  const state = known.scene?.acceptance;
  if (state?.kind === "accepted")
    return (
      <p class="card">
        {said.accepted}: {state.accepted_by} {clock(state.at, voice)}
      </p>
    );
  return (
    <section class="card">
      <h2>{said.accepted}</h2>
      <Field label={said.acceptedBy} value={by} most={NAME_CHARS} change={setBy} />
      <button
        type="button"
        class="main"
        disabled={by.trim() === ""}
        onClick={() =>
          void live.act({
            about: { dispatch: strip.dispatch, what: "accepted" },
            path: `dispatches/${strip.dispatch}/acceptance`,
            body: (id, happened_at) => ({ id, happened_at, accepted_by: by.trim() }),
          })
        }
      >
        {said.accepted}
      </button>
    </section>
  );
}

function Check({ voice, live, strip }: Part) {
  const { desk: said } = voice;
  const [finding, setFinding] = useState<CheckFinding | null>(null);
  const [note, setNote] = useState("");
  const { checks } = strip;
  if (checks.kind !== "due" && checks.kind !== "late") return null;
  const at = checks.kind === "due" ? checks.at : checks.due_at;
  return (
    <details class="card" open={checks.kind === "late"}>
      <summary>{said.check}</summary>
      <p class={checks.kind === "late" ? "wrong" : "soft"}>
        {said.checkDue(checks.number, clock(at, voice))}
      </p>
      <fieldset>
        <legend>{said.check}</legend>
        {(Object.keys(said.finding) as CheckFinding[]).map((one) => (
          <label key={one} class="choice">
            <input type="radio" name="finding" checked={finding === one} onChange={() => setFinding(one)} />
            {said.finding[one]}
          </label>
        ))}
      </fieldset>
      <label class="field">
        {said.note}
        <textarea
          rows={2}
          maxLength={NOTE_CHARS}
          value={note}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </label>
      <button
        type="button"
        class="main"
        disabled={finding === null}
        onClick={() => {
          setFinding(null);
          setNote("");
          void live.act({
            about: { dispatch: strip.dispatch, what: "check" },
            path: `dispatches/${strip.dispatch}/checks`,
            body: (id, happened_at) => ({ id, happened_at, finding, note: note.trim() }),
          });
        }}
      >
        {said.save}
      </button>
    </details>
  );
}
