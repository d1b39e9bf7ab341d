// Home: the pages that wait, where I am going, whether I am on call and can be asked.
import { useState } from "preact/hooks";
import type {
  Availability,
  CrewDesk,
  CrewMember,
  CrewPage,
  DispatchStrip,
} from "../../src/protocol/generated.ts";
import { Decline, type Declined } from "./decline.tsx";
import { answeredHere, type Behind } from "./desk.tsx";
import { may } from "./may.ts";
import { span, useNow } from "./now.ts";
import { clock, DrillMark } from "./parts.tsx";
import { SentMarks } from "./sent.tsx";
import { SureButton } from "./sure.tsx";
import type { Update } from "./update.ts";
import { ending } from "./words.ts";

const HOUR_MICROS = 3_600_000_000;
const AWAY_HOURS = [2, 8, 24];
/** Shown at once; the list of the hotline is longer. */
const ANSWERED_SHOWN = 5;

interface Props extends Behind {
  desk: CrewDesk;
  waiting: readonly CrewPage[];
  sound: boolean;
  arm: () => Promise<void>;
  update: Update;
}

export function Home({ voice, live, here, desk, waiting, sound, arm, update }: Props) {
  const { desk: said } = voice;
  const [first] = waiting;
  const onItsWay = desk.pages.filter(
    ({ waits, dispatch }) => waits === "for_answer" && answeredHere(here, dispatch),
  );
  const answered = desk.pages.filter(({ waits }) => waits === "no").slice(0, ANSWERED_SHOWN);
  // What I am paged for stands above already.
  const others = desk.others.filter(
    (strip) =>
      !desk.pages.some(({ dispatch, waits }) => dispatch === strip.dispatch && waits === "for_answer"),
  );
  const go = (page: CrewPage): void =>
    void live.act({
      about: { dispatch: page.dispatch, what: "goes" },
      path: `dispatches/${page.dispatch}/acknowledge`,
      body: (id) => ({ id, page: page.page }),
    });
  return (
    <main class="page">
      <h1 class="unseen">{said.pages}</h1>
      {!sound && (
        <section class="card">
          <p>{said.soundWhy}</p>
          <button type="button" class="main" onClick={() => void arm()}>
            {said.sound}
          </button>
        </section>
      )}
      {waiting.map((page) => (
        <Waiting key={page.page} voice={voice} live={live} here={here} page={page} />
      ))}
      {onItsWay.map(({ dispatch }) => (
        <SentMarks key={dispatch} voice={voice} here={here} dispatch={dispatch} />
      ))}
      {desk.dispatches.length > 0 && <h2>{said.mine}</h2>}
      {desk.dispatches.map((strip) => (
        <Strip key={strip.dispatch} voice={voice} live={live} here={here} strip={strip} whose="mine" />
      ))}
      {waiting.length === 0 && desk.dispatches.length === 0 && <p class="card">{said.noPages}</p>}
      {answered.length > 0 && (
        <ul class="card lines">
          {answered.map((page) => (
            <Answered key={page.page} voice={voice} live={live} here={here} page={page} />
          ))}
        </ul>
      )}
      <Member voice={voice} live={live} here={here} staff={desk.staff} member={desk.member} />
      <SentMarks voice={voice} here={here} dispatch={null} />
      {others.length > 0 && <h2>{said.others}</h2>}
      {others.map((strip) => (
        <Strip key={strip.dispatch} voice={voice} live={live} here={here} strip={strip} whose="others" />
      ))}
      {update !== null && desk.dispatches.length === 0 && waiting.length === 0 && (
        <section class="card">
          <p>
            {said.update} {said.updateLater}
          </p>
          <button type="button" class="main" onClick={update}>
            {said.updateNow}
          </button>
        </section>
      )}
      {first !== undefined && (
        <footer>
          <button type="button" class="go" onClick={() => go(first)}>
            {said.goes}
          </button>
        </footer>
      )}
    </main>
  );
}

function Waiting({ voice, live, page }: Behind & { page: CrewPage }) {
  const { words, desk: said } = voice;
  const now = useNow();
  const decline = ({ because, offer }: Declined): void => {
    void live.act({
      about: { dispatch: page.dispatch, what: "declined" },
      path: `dispatches/${page.dispatch}/decline`,
      body: (id) => ({
        id,
        page: page.page,
        because,
        ...(offer === null ? {} : { offer }),
      }),
    });
  };
  return (
    <>
      <section class="card hot" aria-label={`${words.page} ${page.number}`}>
        {page.purpose === "drill" && <DrillMark voice={voice} />}
        <div class="row">
          <Risk voice={voice} page={page} />
          <span class="grow" />
          <time class="wait">{span(now - page.created_at)}</time>
        </div>
        <p class="soft">{said.waiting}</p>
        <h2>
          {words.page} {page.number}
        </h2>
        <dl>
          <dt>{words.area}</dt>
          <dd class="place">{page.area_name}</dd>
          <dt>{words.wanted}</dt>
          <dd>
            {page.missing
              .map(({ profession, count }) => `${words.profession[profession]} ${count}`)
              .join(" · ")}
          </dd>
          <dt>{words.urgency}</dt>
          <dd>
            {words.responseClass[page.class]} · {said.target(clock(page.target_at, voice))}
          </dd>
        </dl>
      </section>
      <Decline voice={voice} decline={decline} />
    </>
  );
}

function Risk({ voice, page }: { voice: Behind["voice"]; page: CrewPage }) {
  const urgent = page.tier === "imminent" || page.tier === "high" || page.class === "immediate";
  const word = page.tier === null ? voice.words.responseClass[page.class] : voice.desk.tier[page.tier];
  return (
    <span class={urgent ? "risk" : "strong"}>
      {urgent && <span aria-hidden="true">◆◆ </span>}
      {word}
    </span>
  );
}

function Answered({ voice, page }: Behind & { page: CrewPage }) {
  const { words, desk: said } = voice;
  const end = ending(page.state);
  return (
    <li>
      <b>{page.number}</b> {page.purpose === "drill" && <b>{words.drill}</b>} {page.area_name}
      <span class="mark">
        {" "}
        {end === null ? said.stage[page.stage] : words[end]}
        {page.answered_at !== null && ` ${said.answeredAt(clock(page.answered_at, voice))}`}
      </span>
    </li>
  );
}

function Strip({
  voice,
  live,
  here,
  strip,
  whose,
}: Behind & { strip: DispatchStrip; whose: "mine" | "others" }) {
  const { desk: said } = voice;
  const now = useNow();
  const over = now - strip.target_at;
  const volunteer = (): void =>
    void live.act({
      about: { dispatch: strip.dispatch, what: "goes" },
      path: `dispatches/${strip.dispatch}/acknowledge`,
      body: (id) => ({ id }),
    });
  const before = strip.stage === "acknowledged" || strip.stage === "assembled" || strip.stage === "en_route";
  return (
    <section class="card" aria-label={`${whose === "mine" ? said.mine : said.others} ${strip.number}`}>
      {strip.purpose === "drill" && <DrillMark voice={voice} />}
      <div class="row">
        <h3 class="grow">
          {strip.number} · {strip.area_name}
        </h3>
        <b>{said.stage[strip.stage]}</b>
      </div>
      {before && (
        <p class={over > 0 ? "wrong" : "soft"}>{over > 0 ? said.late(span(over)) : said.left(span(-over))}</p>
      )}
      <SentMarks voice={voice} here={here} dispatch={strip.dispatch} />
      {whose === "mine" ? (
        <>
          <a class="button main" href={`#d=${strip.dispatch}`}>
            {said.open} {strip.number}
          </a>
          {!(strip.dispatch in here.dispatches) && <p class="mark">{said.openNote}</p>}
        </>
      ) : (
        may(strip, "acknowledge") && (
          <SureButton voice={voice} class="main" onSure={volunteer}>
            {said.goes}
          </SureButton>
        )
      )}
    </section>
  );
}

function Member({ voice, live, staff, member }: Behind & { staff: string; member: CrewMember | null }) {
  const { desk: said } = voice;
  const now = useNow();
  const [choosing, setChoosing] = useState(false);
  if (member === null) return <p class="card">{said.noTeam}</p>;
  const away =
    member.unavailable_since !== null &&
    (member.unavailable_until === null || member.unavailable_until > now);
  const set = (availability: Availability): void => {
    setChoosing(false);
    void live.act({
      about: { dispatch: null, what: availability.kind === "away" ? "away" : "available" },
      method: "PUT",
      path: `members/${staff}/availability`,
      body: (id) => ({ id, availability }),
    });
  };
  const shift = member.on_call;
  const running = shift !== null && shift.starts_at <= now;
  return (
    <section class="card" aria-label={said.onCall}>
      <h2>
        {shift === null
          ? said.onCallNone
          : running
            ? said.onCallNow(clock(shift.ends_at, voice))
            : said.onCallNext(clock(shift.starts_at, voice), clock(shift.ends_at, voice))}
      </h2>
      {member.resting_until !== null && member.resting_until > now && (
        <p class="soft">{said.resting(clock(member.resting_until, voice))}</p>
      )}
      <p role="status">
        {!away
          ? said.available
          : member.unavailable_until === null
            ? said.awayOpen
            : said.awayUntil(clock(member.unavailable_until, voice))}
      </p>
      {away ? (
        <button type="button" class="main" onClick={() => set({ kind: "available" })}>
          {said.available}
        </button>
      ) : !choosing ? (
        <button type="button" class="main" onClick={() => setChoosing(true)}>
          {said.away}
        </button>
      ) : (
        <fieldset>
          <legend>{said.awayFor}</legend>
          <div class="two">
            {AWAY_HOURS.map((hours) => (
              <button
                key={hours}
                type="button"
                onClick={() => set({ kind: "away", until: now + hours * HOUR_MICROS })}
              >
                {said.hours(hours)}
              </button>
            ))}
            <button type="button" onClick={() => set({ kind: "away", until: null })}>
              {said.untilISay}
            </button>
            <button type="button" class="quiet" onClick={() => setChoosing(false)}>
              {said.cancel}
            </button>
          </div>
        </fieldset>
      )}
    </section>
  );
}
