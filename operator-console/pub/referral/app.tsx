// The receiver's page: the link of a referral, looked at and answered without signing in. Looking answers nothing, and
// without what stands behind the `#` there is nothing to see.
import { useEffect, useRef, useState } from "preact/hooks";
import { BACKOFF_CAP_IN_SESSION_MS, backoff } from "../../src/core/backoff.ts";
import { newId } from "../../src/core/uuid.ts";
import type { AnswerReferralLink, Language, LinkedReferral, Said } from "../../src/protocol/generated.ts";
import { ask, sentences } from "../crew/ask.ts";
import { useLater } from "../crew/later.ts";
import { keptLanguage, setLanguage } from "../crew/looks.ts";
import { SHELL_WORDS, type ShellWords } from "./shell-words.ts";

/** What shows a referral comes while the hotline is asked for it; of the languages, the one that is spoken. */
const loadReferral = () => import("./referral.tsx");
const LOAD_WORDS: Record<Language, () => Promise<{ words: import("./words.ts").ReferralWords }>> = {
  "zh-CN": () => import("./words.zh-CN.ts"),
  en: () => import("./words.en.ts"),
};

/** What stands behind `#r=` of the link. */
const linkIn = (hash: string): string | null => /^#r=(.+)$/.exec(hash)?.[1] ?? null;

type Shown =
  | { kind: "looking" }
  | { kind: "referral"; referral: LinkedReferral }
  /** Nothing to answer: why, and whether asking again may help. */
  | { kind: "nothing"; said: readonly string[]; again: "may_help" | "is_of_no_use" };

export function App() {
  const [language, speak] = useState<Language>(keptLanguage);
  const [token, setToken] = useState(() => linkIn(location.hash));
  const words = SHELL_WORDS[language];
  useEffect(() => setLanguage(language, words.title), [language, words.title]);
  useEffect(() => {
    const moved = (): void => setToken(linkIn(location.hash));
    addEventListener("hashchange", moved);
    return () => removeEventListener("hashchange", moved);
  }, []);
  return (
    <>
      <header class="top">
        <b class="grow">{words.title}</b>
        <button
          type="button"
          class="quiet"
          lang={language === "en" ? "zh-CN" : "en"}
          onClick={() => speak(language === "en" ? "zh-CN" : "en")}
        >
          {words.otherLanguage}
        </button>
      </header>
      {token === null ? (
        <Nothing said={[words.noLink, words.noLinkNext]} />
      ) : (
        <Link key={token} language={language} shell={words} token={token} />
      )}
    </>
  );
}

interface LinkProps {
  language: Language;
  shell: ShellWords;
  token: string;
}

function Link({ language, shell, token }: LinkProps) {
  const view = useLater(loadReferral);
  const spoken = useLater(LOAD_WORDS[language]);
  const [shown, setShown] = useState<Shown>({ kind: "looking" });
  const [busy, setBusy] = useState<"no" | "yes">("no");
  const [said, setSaid] = useState<readonly string[]>([]);
  const gone = useRef(false);

  const look = async (): Promise<void> => {
    const answer = await ask<LinkedReferral>("POST", "referral-links/look", { token });
    if (gone.current) return;
    if (answer.kind === "ok") setShown({ kind: "referral", referral: answer.body });
    else if (answer.kind === "unreachable")
      setShown({ kind: "nothing", said: [shell.noAnswer], again: "may_help" });
    else setShown({ kind: "nothing", said: sentences(answer.problem), again: "is_of_no_use" });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks once for each link
  useEffect(() => {
    void look();
    return () => {
      gone.current = true;
    };
  }, []);

  const send = async (body: AnswerReferralLink, tries: number): Promise<void> => {
    setBusy("yes");
    setSaid(tries > 0 ? [shell.notSent] : []);
    const answer = await ask<LinkedReferral>("POST", "referral-links/answer", body);
    if (gone.current) return;
    const later =
      answer.kind === "problem" && (answer.problem.status >= 500 || answer.problem.code === "too_fast");
    if (answer.kind === "unreachable" || later) {
      // The same request, so that a lost answer is given again.
      const pause = 500 + backoff(tries, BACKOFF_CAP_IN_SESSION_MS, Math.random);
      setTimeout(() => void send(body, tries + 1), pause);
      return;
    }
    setBusy("no");
    if (answer.kind === "ok") {
      setSaid([]);
      setShown({ kind: "referral", referral: answer.body });
      scrollTo({ top: 0 });
    } else {
      setSaid(sentences(answer.problem));
      await look();
    }
  };
  const answer = (version: number, given: Said, note: string): void =>
    void send({ id: newId(), token, version, said: given, note: note.trim() }, 0);

  if (shown.kind === "nothing")
    return (
      <Nothing said={shown.said}>
        {shown.again === "may_help" && (
          <button type="button" class="main" onClick={() => void look()}>
            {shell.tryAgain}
          </button>
        )}
      </Nothing>
    );
  if (shown.kind === "looking" || view === null || spoken === null)
    return (
      <main class="page">
        <h1 class="soft">{shell.loading}</h1>
      </main>
    );
  const { referral } = shown;
  const voice = { language, words: spoken.words };
  return (
    <main class="page">
      <view.Asked voice={voice} referral={referral} />
      <div role="alert">
        {said.map((one) => (
          <p key={one} class="wrong">
            {one}
          </p>
        ))}
      </div>
      <view.Answers
        key={referral.version}
        voice={voice}
        referral={referral}
        busy={busy}
        answer={(given, note) => answer(referral.version, given, note)}
      />
    </main>
  );
}

interface NothingProps {
  said: readonly string[];
  children?: preact.ComponentChildren;
}

function Nothing({ said: [head, ...rest], children }: NothingProps) {
  return (
    <main class="page">
      <section class="card" role="status">
        <h1>{head}</h1>
        {rest.map((one) => (
          <p key={one}>{one}</p>
        ))}
        {children}
      </section>
    </main>
  );
}
