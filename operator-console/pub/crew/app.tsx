// The crisis team's page: the link of a page, the door, and behind it the desk of whoever goes out.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Language } from "../../src/protocol/generated.ts";
import { useLater } from "./later.ts";
import { LinkView } from "./link.tsx";
import { keptLanguage, keptTheme, setLanguage, setTheme } from "./looks.ts";
import type { Voice } from "./parts.tsx";
import { WORDS } from "./words.ts";

/** Whether anybody is signed in, as far as the cookie tells. Without a network there is nobody to ask: what was kept of
 * whoever was here last is shown. */
type Who = "asking" | "nobody" | "somebody";

const loadDesk = () => import("./desk.tsx");

/** What stands behind `#p=` of a page's link. */
export const linkIn = (hash: string): string | null => /^#p=(.+)$/.exec(hash)?.[1] ?? null;

export function App() {
  const [language, speak] = useState<Language>(keptLanguage);
  const [link, setLink] = useState(() => linkIn(location.hash));
  const [who, setWho] = useState<Who>("asking");
  const left = useRef(false);
  const voice: Voice = { language, words: WORDS[language] };
  const { words } = voice;
  // A link alone needs nobody to be signed in, and nothing more of this page.
  const desk = useLater(link === null ? loadDesk : null);

  useEffect(() => setLanguage(language, words.title), [language, words.title]);
  useEffect(() => {
    const moved = (): void => setLink(linkIn(location.hash));
    // Chosen in another tab.
    const chosen = (): void => {
      speak(keptLanguage());
      setTheme(keptTheme());
    };
    addEventListener("hashchange", moved);
    addEventListener("storage", chosen);
    return () => {
      removeEventListener("hashchange", moved);
      removeEventListener("storage", chosen);
    };
  }, []);
  useEffect(() => {
    if (link !== null || desk === null || who !== "asking") return;
    void desk.refresh().then((answer) => {
      if (!left.current) setWho(desk.isSignedOut(answer) ? "nobody" : "somebody");
    });
  }, [link, desk, who]);

  const openDesk = (): void => {
    history.replaceState(null, "", location.pathname);
    setLink(null);
  };
  const switchLanguage = (): void => speak(language === "en" ? "zh-CN" : "en");
  const signedOut = (): void => {
    left.current = true;
    history.replaceState(null, "", location.pathname);
    setWho("nobody");
  };

  const top = (
    <header class="top">
      <b class="grow">{words.title}</b>
      <button type="button" class="quiet" lang={language === "en" ? "zh-CN" : "en"} onClick={switchLanguage}>
        {words.otherLanguage}
      </button>
    </header>
  );
  if (link !== null)
    return (
      <>
        {top}
        <LinkView voice={voice} token={link} openDesk={openDesk} />
      </>
    );
  if (who === "nobody" && desk !== null)
    return (
      <>
        {top}
        <desk.AfterSignOut />
        <desk.Door voice={voice} entered={() => setWho("somebody")} />
      </>
    );
  if (who !== "somebody" || desk === null)
    return (
      <>
        {top}
        <main class="page">
          <p role="status">{words.loading}</p>
        </main>
      </>
    );
  return <desk.Desk voice={voice} speak={speak} signedOut={signedOut} />;
}
