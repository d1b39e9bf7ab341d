// A dispatch I am on: where, who, with whom; the next report under the thumb; all else below.
import { useEffect, useState } from "preact/hooks";
import { navigation, thisDevice } from "../../src/core/crew/place.ts";
import { isOver, nextStep, reachedAt, stageHere, WAY } from "../../src/core/crew/stages.ts";
import type { CrewDesk, DispatchStrip, DispatchView } from "../../src/protocol/generated.ts";
import { isSignedOut } from "./account.ts";
import { Afterwards } from "./afterwards.tsx";
import { sentences } from "./ask.ts";
import { Channel } from "./channel.tsx";
import { Decline } from "./decline.tsx";
import type { Behind, DeskVoice } from "./desk.tsx";
import type { Known } from "./live.ts";
import { may } from "./may.ts";
import { span, useNow } from "./now.ts";
import { clock, DrillMark, Said } from "./parts.tsx";
import { NextStep } from "./progress.tsx";
import { Safety } from "./safety.tsx";
import { SentMarks } from "./sent.tsx";
import { Services } from "./services.tsx";

export function DispatchScreen({
  voice,
  live,
  here,
  desk,
  dispatch,
}: Behind & { desk: CrewDesk; dispatch: string }) {
  const { words, desk: said } = voice;
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const known = here.dispatches[dispatch];
  const strip = desk.dispatches.find((one) => one.dispatch === dispatch);
  // biome-ignore lint/correctness/useExhaustiveDependencies: opening is recorded, so it happens once
  useEffect(() => {
    if (known !== undefined) return;
    void live.open(dispatch).then((answer) => {
      if (answer.kind === "unreachable") setWrong([said.noView]);
      else if (answer.kind === "problem" && !isSignedOut(answer)) setWrong(sentences(answer.problem));
    });
  }, [dispatch]);
  if (strip === undefined || known === undefined)
    return (
      <main class="page">
        {wrong.length === 0 && <p role="status">{words.loading}</p>}
        <Said words={wrong} />
        {wrong.length > 0 && (
          <a class="button main" href="#home">
            {said.back}
          </a>
        )}
      </main>
    );
  return <Opened voice={voice} live={live} here={here} me={desk.staff} strip={strip} known={known} />;
}

/** Of each part of it. */
export interface Part extends Behind {
  strip: DispatchStrip;
  known: Known;
}

function Opened({ me, ...part }: Part & { me: string }) {
  const { voice, here, live, strip, known } = part;
  const { desk: said } = voice;
  const stage = stageHere(strip.stage, here.actions, strip.dispatch);
  const next = nextStep(stage);
  return (
    <main class="page">
      <Brief voice={voice} strip={strip} view={known.view} />
      <Way {...part} />
      <SentMarks voice={voice} here={here} dispatch={strip.dispatch} />
      <Dangers voice={voice} view={known.view} />
      <Safety {...part} stage={stage} />
      <Team voice={voice} strip={strip} me={me} />
      {may(strip, "withdraw") && !isOver(stage) && (
        <Decline
          voice={voice}
          title={said.withdraw}
          offers="not_asked"
          decline={({ because }) =>
            void live.act({
              about: { dispatch: strip.dispatch, what: "withdraw" },
              path: `dispatches/${strip.dispatch}/withdraw`,
              body: (id) => ({ id, because }),
            })
          }
        />
      )}
      <Services {...part} />
      <Channel {...part} stage={stage} />
      <Afterwards {...part} stage={stage} />
      {next !== null && <NextStep {...part} stage={stage} next={next} />}
    </main>
  );
}

const telephone = (number: string): string => `tel:${number.replace(/[^\d+]/g, "")}`;

function Brief({ voice, strip, view }: { voice: DeskVoice; strip: DispatchStrip; view: DispatchView }) {
  const { desk: said } = voice;
  const { place, person, situation, informant, call_back } = view.brief;
  const there = navigation(place, thisDevice());
  const where = place.words === "" ? strip.area_name : place.words;
  const urgent = strip.tier === "imminent" || strip.tier === "high";
  return (
    <section class="card hot" aria-label={said.where}>
      {strip.purpose === "drill" && <DrillMark voice={voice} />}
      <div class="row">
        {strip.tier !== null && (
          <span class={urgent ? "risk" : "strong"}>
            {urgent && <span aria-hidden="true">◆◆ </span>}
            {said.tier[strip.tier]}
          </span>
        )}
        <span class="grow" />
        <b>{strip.number}</b>
      </div>
      <h1>{situation === "" ? where : situation}</h1>
      {situation !== "" && <p class="place">{where}</p>}
      <p class="soft">
        {strip.area_name} · {said.confidence[place.confidence]}
      </p>
      <div class="two">
        {call_back !== "" && (
          <a class="button" href={telephone(call_back)}>
            {said.callBack}
          </a>
        )}
        {there !== null && (
          <a class="button" href={there} rel="noreferrer">
            {said.navigate}
          </a>
        )}
      </div>
      {(person.name !== "" || person.about !== "" || person.phone !== "") && (
        <dl>
          <dt>{said.who}</dt>
          <dd>
            {person.name} {person.about}
          </dd>
        </dl>
      )}
      {person.phone !== "" && (
        <a class="button main" href={telephone(person.phone)}>
          {said.callPerson} {person.phone}
        </a>
      )}
      {(informant.name !== "" || informant.phone !== "") && (
        <dl>
          <dt>{said.informant}</dt>
          <dd>
            {informant.name} {informant.relation}{" "}
            {informant.phone !== "" && <a href={telephone(informant.phone)}>{informant.phone}</a>}
          </dd>
        </dl>
      )}
    </section>
  );
}

function Way({ voice, here, strip, known }: Part) {
  const { desk: said } = voice;
  const stage = stageHere(strip.stage, here.actions, strip.dispatch);
  const reached = (WAY as readonly string[]).indexOf(stage);
  return (
    <ol class="card steps" aria-label={said.stage[stage]}>
      {WAY.filter((one) => one !== "assembled").map((one) => {
        const at = reachedAt(one, known.view.milestones, here.actions, strip.dispatch);
        const index = WAY.indexOf(one);
        const now = one === stage || (one === "acknowledged" && stage === "assembled");
        return (
          <li
            key={one}
            class={now ? "now" : index < reached ? "done" : ""}
            aria-current={now ? "step" : undefined}
          >
            <span>{said.stage[one]}</span>
            <time>{at === null ? "—" : clock(at, voice)}</time>
          </li>
        );
      })}
    </ol>
  );
}

function Dangers({ voice: { desk: said }, view }: { voice: DeskVoice; view: DispatchView }) {
  const danger = view.brief.danger_on_the_way;
  return (
    <section class="card">
      <h2>{said.danger}</h2>
      <p>{danger === "" ? said.dangerUnknown : danger}</p>
    </section>
  );
}

function Team({ voice, strip, me }: { voice: DeskVoice; strip: DispatchStrip; me: string }) {
  const { words, desk: said } = voice;
  const now = useNow();
  const late = now - strip.target_at;
  const before = strip.stage === "acknowledged" || strip.stage === "assembled" || strip.stage === "en_route";
  return (
    <section class="card">
      <h2>{said.team}</h2>
      <ul class="lines">
        {strip.crew.map((one) => (
          <li key={one.staff}>
            <b>{one.name}</b>
            {one.staff === me && said.you} · {words.profession[one.profession]}
            {one.duty === "lead" && ` · ${said.lead}`}
          </li>
        ))}
      </ul>
      <p>
        {strip.missing.length === 0
          ? said.complete
          : `${said.missing}: ${strip.missing
              .map(({ profession, count }) => `${words.profession[profession]} ${count}`)
              .join(" · ")}`}
      </p>
      {before && (
        <p class={late > 0 ? "wrong" : "soft"}>
          {said.target(clock(strip.target_at, voice))} ·{" "}
          {late > 0 ? said.late(span(late)) : said.left(span(-late))}
        </p>
      )}
    </section>
  );
}
