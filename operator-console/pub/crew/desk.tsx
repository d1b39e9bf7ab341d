// Behind the door: what is known, what waits to be sent, and which screen stands below.
import { useEffect, useState } from "preact/hooks";
import type { Language } from "../../src/protocol/generated.ts";
import { DispatchScreen } from "./dispatch.tsx";
import { Home } from "./home.tsx";
import { type Here, Live, vault } from "./live.ts";
import { Said, type Voice } from "./parts.tsx";
import { useRinging, useSound } from "./ringing.ts";
import { Settings } from "./settings.tsx";
import { useUpdate } from "./update.ts";
import { DESK_WORDS, type DeskWords } from "./words-desk.ts";
import "./desk.css";

export { isSignedOut, refresh } from "./account.ts";
export { Door } from "./door.tsx";

/** Whoever installs the page on Apple's phones gets this picture; nobody else loads it. */
const TOUCH_ICON = "/crew/icon-192.png";

/** What the screens behind the door speak with. */
export interface DeskVoice extends Voice {
  desk: DeskWords;
}

/** Of each screen. */
export interface Behind {
  voice: DeskVoice;
  live: Live;
  here: Here;
}

/** Nobody is signed in: nothing of anybody stays. */
export function AfterSignOut() {
  useEffect(() => void vault().then((all) => all.wipe()), []);
  return null;
}

type Screen = { kind: "home" } | { kind: "settings" } | { kind: "dispatch"; dispatch: string };

function screenIn(hash: string): Screen {
  const [, dispatch] = /^#d=([0-9a-f-]+)$/.exec(hash) ?? [];
  if (dispatch !== undefined) return { kind: "dispatch", dispatch };
  return { kind: hash === "#settings" ? "settings" : "home" };
}

function useScreen(): Screen {
  const [screen, setScreen] = useState(() => screenIn(location.hash));
  useEffect(() => {
    const moved = (): void => {
      setScreen(screenIn(location.hash));
      scrollTo(0, 0);
    };
    addEventListener("hashchange", moved);
    return () => removeEventListener("hashchange", moved);
  }, []);
  return screen;
}

function useLive(signedOut: () => void): [Live, Here] | null {
  const [live, setLive] = useState<Live | null>(null);
  const [here, setHere] = useState<Here | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: begins once
  useEffect(() => {
    let over = false;
    let begun: Live | null = null;
    void Live.begin(signedOut).then((one) => {
      begun = one;
      if (over) return one.stop();
      setHere(one.here);
      setLive(one);
      one.subscribe(() => !over && setHere(one.here));
    });
    return () => {
      over = true;
      begun?.stop();
    };
  }, []);
  return live === null || here === null ? null : [live, here];
}

interface Props {
  voice: Voice;
  speak: (language: Language) => void;
  signedOut: () => void;
}

export function Desk({ voice: first, speak, signedOut }: Props) {
  const voice: DeskVoice = { ...first, desk: DESK_WORDS[first.language] };
  const { words } = voice;
  const screen = useScreen();
  const all = useLive(signedOut);
  const [sound, arm] = useSound();
  const here = all?.[1] ?? null;
  const waiting = (here?.desk?.pages ?? []).filter(
    ({ waits, dispatch }) => waits === "for_answer" && !answeredHere(here, dispatch),
  );
  useRinging(waiting);
  const update = useUpdate();
  useEffect(nameTouchIcon, []);
  if (all === null || here === null)
    return (
      <main class="page">
        <p role="status">{words.loading}</p>
      </main>
    );
  const behind: Behind = { voice, live: all[0], here };
  return (
    <>
      <Top {...behind} screen={screen} />
      {screen.kind === "settings" ? (
        <Settings {...behind} speak={speak} sound={sound} arm={arm} update={update} />
      ) : here.desk === null ? (
        <main class="page">
          <p role="status">{here.link === "offline" ? words.noAnswer : words.loading}</p>
        </main>
      ) : screen.kind === "dispatch" ? (
        <DispatchScreen key={screen.dispatch} {...behind} desk={here.desk} dispatch={screen.dispatch} />
      ) : (
        <Home {...behind} desk={here.desk} waiting={waiting} sound={sound} arm={arm} update={update} />
      )}
    </>
  );
}

function nameTouchIcon(): void {
  const link = document.createElement("link");
  link.rel = "apple-touch-icon";
  link.href = TOUCH_ICON;
  document.head.append(link);
}

/** Whether an answer to this dispatch's page is on its way already. */
export const answeredHere = (here: Here | null, dispatch: string): boolean =>
  (here?.actions ?? []).some(
    ({ about, fate }) =>
      about.dispatch === dispatch &&
      (about.what === "goes" || about.what === "declined") &&
      fate.kind === "waiting",
  );

function Top({ voice, here, screen }: Behind & { screen: Screen }) {
  const { desk: said } = voice;
  const waiting = here.actions.filter(({ fate }) => fate.kind === "waiting").length;
  const link =
    here.link === "online" ? said.online : here.link === "connecting" ? said.connecting : said.offline;
  return (
    <>
      <header class="top">
        <span class={`dot ${here.link}`} aria-hidden="true" />
        <span role="status">
          {link}
          {waiting > 0 && ` · ${said.notSentYet} ${waiting}`}
        </span>
        <span class="grow" />
        {here.desk?.member && <span class="team">{here.desk.member.team_name}</span>}
        {screen.kind === "home" ? (
          <a class="button quiet" href="#settings">
            {said.menu}
          </a>
        ) : (
          <a class="button quiet" href="#home">
            {said.back}
          </a>
        )}
      </header>
      {((here.link === "offline" && here.desk !== null) || here.full) && (
        <aside class="note" aria-label={link}>
          {here.link === "offline" && <p>{said.stale}</p>}
          <Said words={here.full ? [said.full] : []} />
        </aside>
      )}
    </>
  );
}
