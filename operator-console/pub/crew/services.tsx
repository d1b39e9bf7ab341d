// Police and ambulance: asked, answered by whom, arrived. That somebody called them is not yet that they come.
import { useState } from "preact/hooks";
import type { RescueService, ServiceReport } from "../../src/protocol/generated.ts";
import type { Part } from "./dispatch.tsx";
import { isMine } from "./may.ts";
import { clock } from "./parts.tsx";

const BY_CHARS = 120;
const SERVICES: readonly { service: RescueService; number: string }[] = [
  { service: "police", number: "110" },
  { service: "ambulance", number: "120" },
];

export function Services(part: Part) {
  const { voice, strip } = part;
  return (
    <section class="card">
      <h2>{voice.desk.services}</h2>
      {SERVICES.map((one) => (
        <One key={one.service} {...part} {...one} mine={isMine(strip, "record_service")} />
      ))}
    </section>
  );
}

/** What this phone reported and has not sent yet counts as said. */
function saidHere({ here, strip }: Part, service: RescueService, report: string): boolean {
  return here.actions.some(
    ({ about, fate }) =>
      about.dispatch === strip.dispatch &&
      about.what === `service:${service}:${report}` &&
      fate.kind !== "refused",
  );
}

function One(part: Part & { service: RescueService; number: string; mine: boolean }) {
  const { voice, live, strip, known, service, number, mine } = part;
  const { desk: said } = voice;
  const [naming, setNaming] = useState(false);
  const [by, setBy] = useState("");
  const line = strip.services.find((one) => one.service === service)?.state ?? null;
  const answeredBy = known.scene?.services.find((one) => one.service === service)?.answered_by ?? "";
  const arrived = line?.kind === "arrived" || saidHere(part, service, "arrived");
  const answered = line?.kind === "answered" || arrived || saidHere(part, service, "answered");
  const asked = line !== null || answered || saidHere(part, service, "asked");
  const report = (given: ServiceReport): void => {
    setNaming(false);
    void live.act({
      about: { dispatch: strip.dispatch, what: `service:${service}:${given.kind}` },
      path: `dispatches/${strip.dispatch}/services`,
      body: (id, happened_at) => ({ id, happened_at, service, report: given }),
    });
  };
  const state = arrived ? said.arrived : answered ? said.answered : asked ? said.asked : said.serviceNot;
  return (
    <div>
      <div class="row">
        <p class="grow">
          <b>{said.service[service]}</b> {state}{" "}
          {line !== null && <span class="mark">{clock(lineAt(line), voice)}</span>} {answeredBy}
        </p>
        <a class="button" href={`tel:${number}`}>
          {said.serviceCall[service]}
        </a>
      </div>
      {mine && !arrived && (
        <div class="two">
          {!asked && (
            <button type="button" onClick={() => report({ kind: "asked" })}>
              {said.asked}
            </button>
          )}
          {!answered && !naming && (
            <button type="button" onClick={() => setNaming(true)}>
              {said.answered}
            </button>
          )}
          {asked && (
            <button type="button" onClick={() => report({ kind: "arrived" })}>
              {said.arrived}
            </button>
          )}
        </div>
      )}
      {naming && (
        <>
          <label class="field">
            {said.answeredBy}
            <input maxLength={BY_CHARS} value={by} onInput={(event) => setBy(event.currentTarget.value)} />
          </label>
          <button
            type="button"
            class="main"
            disabled={by.trim() === ""}
            onClick={() => report({ kind: "answered", by: by.trim() })}
          >
            {said.save}
          </button>
        </>
      )}
    </div>
  );
}

const lineAt = (line: { at: number }): number => line.at;
