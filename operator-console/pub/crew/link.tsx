// The link of a page: shows what is asked for and nothing private, and has one button. Looking answers nothing; whoever
// opens links for others, a mail scanner, acknowledges nobody's page.
import { useEffect, useRef, useState } from "preact/hooks";
import { BACKOFF_CAP_IN_SESSION_MS, backoff } from "../../src/core/backoff.ts";
import { newId } from "../../src/core/uuid.ts";
import type { LinkAnswer, LinkedPage } from "../../src/protocol/generated.ts";
import { type Answer, ask, sentences } from "./ask.ts";
import type { Declined } from "./decline.tsx";
import { useLater } from "./later.ts";
import { clock, DrillMark, Said, type Voice } from "./parts.tsx";
import { ending } from "./words.ts";

type Shown =
  | { kind: "looking" }
  | { kind: "page"; page: LinkedPage }
  /** Nothing to answer: the link's code, or null for no network. */
  | { kind: "nothing"; code: string | null; said: readonly string[] };

const loadDecline = () => import("./decline.tsx");

type Sending = { kind: "still" } | { kind: "sending"; tries: number };

const shownAs = (answer: Answer<LinkedPage>): Shown => {
  if (answer.kind === "ok") return { kind: "page", page: answer.body };
  if (answer.kind === "unreachable") return { kind: "nothing", code: null, said: [] };
  return { kind: "nothing", code: answer.problem.code, said: sentences(answer.problem) };
};

export function LinkView({ voice, token, openDesk }: { voice: Voice; token: string; openDesk: () => void }) {
  const { words } = voice;
  const [shown, setShown] = useState<Shown>({ kind: "looking" });
  const [sending, setSending] = useState<Sending>({ kind: "still" });
  const [said, setSaid] = useState<readonly string[]>([]);
  const here = useRef(token);
  const later = useLater(loadDecline);

  const look = async (): Promise<void> => {
    const answer = await ask<LinkedPage>("POST", "page-links/look", { token });
    if (here.current === token) setShown(shownAs(answer));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks once for each link
  useEffect(() => {
    here.current = token;
    setShown({ kind: "looking" });
    setSaid([]);
    void look();
    return () => {
      here.current = "";
    };
  }, [token]);

  const send = async (
    body: { id: string; token: string; answer: LinkAnswer },
    tries: number,
  ): Promise<void> => {
    setSending({ kind: "sending", tries });
    setSaid(tries > 0 ? [words.notSent] : []);
    const answer = await ask<LinkedPage>("POST", "page-links/answer", body);
    if (here.current !== token) return;
    const busy =
      answer.kind === "problem" && (answer.problem.status >= 500 || answer.problem.code === "too_fast");
    if (answer.kind === "unreachable" || busy) {
      // The same request, so that a lost answer is given again.
      const pause = 500 + backoff(tries, BACKOFF_CAP_IN_SESSION_MS, Math.random);
      setTimeout(() => void send(body, tries + 1), pause);
      return;
    }
    setSending({ kind: "still" });
    setSaid([]);
    if (answer.kind === "ok") setShown({ kind: "page", page: answer.body });
    else if (answer.problem.code === "page_answered") await look();
    else setShown(shownAs(answer));
  };
  const answer = (given: LinkAnswer): void => void send({ id: newId(), token, answer: given }, 0);
  const decline = ({ because, offer }: Declined): void =>
    answer({ kind: "decline", because, ...(offer === null ? {} : { offer }) });

  if (shown.kind === "looking")
    return (
      <main class="page">
        <p role="status">{words.loading}</p>
      </main>
    );
  if (shown.kind === "nothing")
    return <Nothing voice={voice} shown={shown} look={look} openDesk={openDesk} />;
  const { page } = shown;
  const end = ending(page.state);
  const busy = sending.kind === "sending";
  return (
    <main class="page linked">
      <Asked voice={voice} page={page} />
      {end === null ? (
        <>
          <Said words={said} />
          <p class="soft">{page.asks.kind === "test" ? words.testNote : words.linkPrivate}</p>
          {page.asks.kind === "dispatch" && later !== null && (
            <later.Decline voice={voice} busy={busy} decline={decline} />
          )}
          <footer>
            <button type="button" class="go" disabled={busy} onClick={() => answer({ kind: "acknowledge" })}>
              {busy ? words.going : page.asks.kind === "test" ? words.goTest : words.go}
            </button>
          </footer>
        </>
      ) : (
        <End voice={voice} page={page} end={end} openDesk={openDesk} />
      )}
    </main>
  );
}

function Asked({ voice, page }: { voice: Voice; page: LinkedPage }) {
  const { words } = voice;
  const { asks } = page;
  const head = (
    <p class="soft">
      {words.pageTo(page.recipient_hint)} · {words.sentAt(clock(page.sent_at, voice))}
    </p>
  );
  if (asks.kind === "test")
    return (
      <section class="card">
        <h1>{words.test}</h1>
        {head}
      </section>
    );
  return (
    <section class={asks.class === "immediate" && ending(page.state) === null ? "card hot" : "card"}>
      {asks.purpose === "drill" && <DrillMark voice={voice} />}
      <h1>
        {words.page} {asks.number}
      </h1>
      {head}
      <dl>
        <dt>{words.urgency}</dt>
        <dd class="strong">
          {asks.class === "immediate" && <span aria-hidden="true">◆◆ </span>}
          {words.responseClass[asks.class]}
        </dd>
        <dt>{words.area}</dt>
        <dd>{asks.area}</dd>
        <dt>{words.wanted}</dt>
        <dd>{asks.wanted.map((one) => words.profession[one]).join(" · ")}</dd>
      </dl>
    </section>
  );
}

interface EndProps {
  voice: Voice;
  page: LinkedPage;
  end: NonNullable<ReturnType<typeof ending>>;
  openDesk: () => void;
}

function End({ voice: { words }, page, end, openDesk }: EndProps) {
  const test = page.asks.kind === "test";
  const next = end === "acknowledged" ? words.acknowledgedNext : end === "expired" ? words.expiredNext : null;
  return (
    <>
      <section class="card" role="status">
        <h2>{test && end === "acknowledged" ? words.tested : words[end]}</h2>
        {!test && next !== null && <p>{next}</p>}
      </section>
      {!test && next !== null && (
        <footer>
          <button type="button" class="go" onClick={openDesk}>
            {words.openDesk}
          </button>
        </footer>
      )}
    </>
  );
}

interface NothingProps {
  voice: Voice;
  shown: Shown & { kind: "nothing" };
  look: () => Promise<void>;
  openDesk: () => void;
}

function Nothing({ voice: { words }, shown: { code, said }, look, openDesk }: NothingProps) {
  const known =
    code === "page_link_expired"
      ? [words.expired, words.expiredNext]
      : code === "page_stood_down"
        ? [words.stoodDown]
        : code === "page_link_unknown" || code === "field_invalid" || code === "malformed"
          ? [words.unknownLink, words.unknownLinkNext]
          : code === null
            ? [words.noAnswer]
            : said;
  const [head, ...rest] = known;
  return (
    <main class="page">
      <section class="card" role="status">
        <h1>{head}</h1>
        {rest.map((one) => (
          <p key={one}>{one}</p>
        ))}
        {code === null ? (
          <button type="button" class="main" onClick={() => void look()}>
            {words.tryAgain}
          </button>
        ) : (
          <button type="button" class="main" onClick={openDesk}>
            {words.openDesk}
          </button>
        )}
      </section>
    </main>
  );
}
