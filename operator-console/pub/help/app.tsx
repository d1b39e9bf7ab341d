// The caller's page: what is always in reach (numbers, language, leaving), and which screen stands below it.
import { useEffect, useState } from "preact/hooks";
import type { Number as CentreNumber, Language } from "../../src/protocol/generated.ts";
import { type CentreNow, EMERGENCY_NUMBERS, useCentre } from "./centre.ts";
import { Home } from "./home.tsx";
import { type KeptSession, keep, recall } from "./keep.ts";
import { useRest } from "./later.ts";
import { EXIT_URL, leave, useEscapes } from "./leave.ts";
import { telephone, type Voice } from "./parts.tsx";
import { WORDS } from "./words.ts";

/** Numbers in the bar on top; the others stand in the list. */
const NUMBERS_IN_REACH = 3;

type Screen =
  | { kind: "home" }
  | { kind: "asking" }
  | { kind: "talking"; session: KeptSession; ticket: string | null };

function firstScreen(): Screen {
  const session = recall("session");
  if (session !== null) return { kind: "talking", session, ticket: null };
  return recall("draft") === null ? { kind: "home" } : { kind: "asking" };
}

function firstLanguage(): Language {
  return (
    recall("language") ?? (/^zh\b/i.test(navigator.language) || navigator.language === "" ? "zh-CN" : "en")
  );
}

export function App() {
  const [language, setLanguage] = useState(firstLanguage);
  const [screen, setScreen] = useState(firstScreen);
  const rest = useRest();
  const ready = rest === "failing" ? null : rest;
  const [{ centre, server }, refusedNow] = useCentre(screen.kind !== "talking" || ready === null);
  const voice: Voice = { language, words: WORDS[language] };
  const exitUrl = centre?.exit_url ?? EXIT_URL;
  const numbers = centre !== null && centre.numbers.length > 0 ? centre.numbers : EMERGENCY_NUMBERS;
  useEscapes(exitUrl);
  useEffect(() => {
    // The server answers and the file still does not come: an older copy of this page, or a browser that gave up on it.
    if (rest === "failing" && server === "answers" && screen.kind !== "home") location.reload();
  }, [rest, server, screen.kind]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = voice.words.title;
  }, [language, voice.words]);

  const switchLanguage = (): void => {
    const other = language === "en" ? "zh-CN" : "en";
    keep("language", other);
    setLanguage(other);
  };
  const ask = (): void => {
    // Kept even when empty: a reload comes back to the questions.
    keep("draft", recall("draft") ?? "");
    setScreen({ kind: "asking" });
  };
  const goHome = (): void => {
    if (recall("draft") === "") keep("draft", null);
    setScreen({ kind: "home" });
  };
  const closedNow = (): void => {
    refusedNow();
    goHome();
  };

  return (
    <div class={screen.kind === "talking" ? "frame fixed" : "frame"}>
      <header class="top">
        <h1>{voice.words.title}</h1>
        <button
          type="button"
          class="quiet"
          lang={language === "en" ? "zh-CN" : "en"}
          onClick={switchLanguage}
        >
          {voice.words.otherLanguage}
        </button>
        <button type="button" class="exit" title={voice.words.exitHint} onClick={() => leave(exitUrl)}>
          {voice.words.exit} <span aria-hidden="true">✕</span>
        </button>
      </header>
      <Danger numbers={numbers.slice(0, NUMBERS_IN_REACH)} voice={voice} />
      {centre?.mark === "demonstration" && <aside class="demonstration">{voice.words.demonstration}</aside>}
      {screen.kind === "home" ? (
        <Home
          voice={voice}
          centre={centre}
          server={server}
          numbers={numbers}
          start={ask}
          callBack={ready && <ready.CallBack voice={voice} />}
        />
      ) : ready === null ? (
        <Opening voice={voice} server={server} />
      ) : screen.kind === "asking" ? (
        <ready.Asking
          voice={voice}
          numbers={numbers}
          opened={(session, ticket) => setScreen({ kind: "talking", session, ticket })}
          closedNow={closedNow}
          back={goHome}
        />
      ) : (
        <ready.Talking voice={voice} session={screen.session} ticket={screen.ticket} startAgain={ask} />
      )}
    </div>
  );
}

function Opening({ voice: { words }, server }: { voice: Voice; server: CentreNow["server"] }) {
  return (
    <main class="page">
      <p class="lead" role="status">
        {server === "down" ? words.serverDown : words.loading}
      </p>
    </main>
  );
}

function Danger({ numbers, voice }: { numbers: readonly CentreNumber[]; voice: Voice }) {
  return (
    <section class="danger" aria-label={voice.words.numbers}>
      <span>{voice.words.danger}</span>
      <span class="reach">
        {numbers.map((one) => (
          <a key={one.number} href={telephone(one.number)} title={voice.language === "en" ? one.en : one.zh}>
            {one.number}
          </a>
        ))}
      </span>
    </section>
  );
}
