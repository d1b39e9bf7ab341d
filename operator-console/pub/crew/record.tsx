// The emergency-disposition record. Half-written, it lies sealed on this phone, and goes with sign-out or half a day.
import { useEffect, useState } from "preact/hooks";
import type {
  DiagnosisStanding,
  DispatchReason,
  DispositionForm,
  Measure,
  Payer,
  SceneRecordVersion,
} from "../../src/protocol/generated.ts";
import type { Part } from "./dispatch.tsx";
import { vault } from "./live.ts";
import { clock } from "./parts.tsx";

const NAME_CHARS = 120;
const TEXT_CHARS = 8_000;
/** A pause in typing after which the draft is kept. */
const KEEP_AFTER_MS = 800;
const MOST_PEOPLE = 10_000;

type Texts = "place" | "reporter" | "property_loss" | "police_organ" | "police_officer" | "diagnosis";

interface Props extends Part {
  written: SceneRecordVersion | null;
}

/** What is known already stands there. */
function first({ strip, known: { view, scene } }: Part): DispositionForm {
  const { informant, place } = view.brief;
  const names = (profession: string) =>
    strip.crew.filter((one) => one.profession === profession).map(({ name }) => name);
  return {
    place: place.words,
    reporter: [informant.name, informant.relation].filter((text) => text !== "").join(" "),
    narrative: "",
    injured: 0,
    dead: 0,
    property_loss: "",
    psychiatrists: names("psychiatrist"),
    nurses: names("nurse"),
    police_organ: "",
    police_officer: "",
    reasons: [...view.reasons],
    measures: [...(scene?.measures ?? [])],
    diagnosis: "",
    diagnosis_standing: "none",
    payer: "unknown",
    effect: "",
  };
}

export function RecordForm(props: Props) {
  const { voice, live, strip, written } = props;
  const { desk: said } = voice;
  const name = `draft:record:${strip.dispatch}`;
  const [form, setForm] = useState<DispositionForm>(() => written?.form ?? first(props));
  const [touched, setTouched] = useState(false);
  const [keptAt, setKeptAt] = useState<number | null>(null);
  useEffect(() => {
    void vault().then(async (all) => {
      const draft = await all.recall<DispositionForm>(name);
      if (draft !== null) setForm(draft);
    });
  }, [name]);
  // What was decided meanwhile stands in the record, unless somebody has said otherwise.
  const decided = props.known.scene?.measures.join(" ") ?? "";
  useEffect(() => {
    const measures = decided.split(" ").filter((one) => one !== "") as Measure[];
    if (measures.length > 0) setForm((now) => (now.measures.length === 0 ? { ...now, measures } : now));
  }, [decided]);
  useEffect(() => {
    if (!touched) return;
    const timer = setTimeout(() => {
      void vault().then(async (all) => {
        await all.keep(name, form);
        setKeptAt(Date.now() * 1_000);
      });
    }, KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [form, touched, name]);
  const change = (more: Partial<DispositionForm>): void => {
    setTouched(true);
    setForm({ ...form, ...more });
  };
  const said_of = (texts: readonly string[]): boolean => texts.every((text) => text.trim() !== "");
  const whole = said_of([form.place, form.reporter, form.narrative, form.effect]) && form.measures.length > 0;
  const send = (): void => {
    setTouched(false);
    void live.act({
      about: { dispatch: strip.dispatch, what: "record" },
      path: `dispatches/${strip.dispatch}/records`,
      body: (id) => ({ id, seen: written?.version ?? 0, form }),
    });
    void vault().then((all) => all.forget(name));
  };
  const line = (field: Texts) => (
    <label class="field">
      {said.form[field]}
      {(field === "place" || field === "reporter") && ` (${said.needed})`}
      <input
        maxLength={field === "place" || field === "diagnosis" ? TEXT_CHARS : NAME_CHARS}
        value={form[field]}
        onInput={(event) => change({ [field]: event.currentTarget.value })}
      />
    </label>
  );
  const text = (field: "narrative" | "effect") => (
    <label class="field">
      {said.form[field]} ({said.needed})
      <textarea
        rows={field === "narrative" ? 5 : 2}
        maxLength={TEXT_CHARS}
        value={form[field]}
        onInput={(event) => change({ [field]: event.currentTarget.value })}
      />
    </label>
  );
  const count = (field: "injured" | "dead") => (
    <label class="field">
      {said.form[field]}
      <input
        inputMode="numeric"
        value={`${form[field]}`}
        onInput={(event) =>
          change({ [field]: Math.min(MOST_PEOPLE, Number(event.currentTarget.value.replace(/\D/g, ""))) })
        }
      />
    </label>
  );
  const people = (field: "psychiatrists" | "nurses") => (
    <label class="field">
      {said.form[field]}
      <textarea
        rows={2}
        value={form[field].join("\n")}
        onInput={(event) => change({ [field]: event.currentTarget.value.split("\n") })}
      />
    </label>
  );
  return (
    <>
      {line("place")}
      {line("reporter")}
      {text("narrative")}
      <div class="two">
        {count("injured")}
        {count("dead")}
      </div>
      {line("property_loss")}
      {people("psychiatrists")}
      {people("nurses")}
      {line("police_organ")}
      {line("police_officer")}
      <Several
        legend={said.form.reasons}
        words={said.reason}
        chosen={form.reasons}
        change={(reasons: DispatchReason[]) => change({ reasons })}
      />
      <Several
        legend={`${said.form.measures} (${said.needed})`}
        words={said.measure}
        chosen={form.measures}
        change={(measures: Measure[]) => change({ measures })}
      />
      {line("diagnosis")}
      <One
        label={said.form.diagnosis_standing}
        words={said.standing}
        chosen={form.diagnosis_standing}
        change={(diagnosis_standing: DiagnosisStanding) => change({ diagnosis_standing })}
      />
      <One
        label={said.form.payer}
        words={said.payers}
        chosen={form.payer}
        change={(payer: Payer) => change({ payer })}
      />
      {text("effect")}
      <p class="mark" role="status">
        {keptAt === null ? said.draftNote : said.draftKept(clock(keptAt, voice))}
      </p>
      <button type="button" class="main" disabled={!whole} onClick={send}>
        {said.save}
      </button>
    </>
  );
}

interface Choice<Code extends string, Chosen, Changed> {
  words: Readonly<Record<Code, string>>;
  chosen: Chosen;
  change: (chosen: Changed) => void;
}

function Several<Code extends string>({
  legend,
  words,
  chosen,
  change,
}: Choice<Code, readonly Code[], Code[]> & { legend: string }) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {(Object.keys(words) as Code[]).map((one) => (
        <label key={one} class="choice">
          <input
            type="checkbox"
            checked={chosen.includes(one)}
            onChange={() =>
              change(chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one])
            }
          />
          {words[one]}
        </label>
      ))}
    </fieldset>
  );
}

function One<Code extends string>({
  label,
  words,
  chosen,
  change,
}: Choice<Code, Code, Code> & { label: string }) {
  return (
    <label class="field">
      {label}
      <select value={chosen} onChange={(event) => change(event.currentTarget.value as Code)}>
        {(Object.keys(words) as Code[]).map((one) => (
          <option key={one} value={one}>
            {words[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
