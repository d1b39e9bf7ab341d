// Light, language, sound, the phones that stay signed in, and leaving.
import { useEffect, useState } from "preact/hooks";
import { chime } from "../../src/core/attention.ts";
import type { Device, Devices, Language } from "../../src/protocol/generated.ts";
import { call } from "./account.ts";
import { sentences } from "./ask.ts";
import type { Behind } from "./desk.tsx";
import { keptTheme, setTheme, type Theme } from "./looks.ts";
import { clock, Said } from "./parts.tsx";
import { SentMarks } from "./sent.tsx";
import { SureButton } from "./sure.tsx";
import type { Update } from "./update.ts";

const NAME_CHARS = 40;

interface Props extends Behind {
  speak: (language: Language) => void;
  sound: boolean;
  arm: () => Promise<void>;
  update: Update;
}

export function Settings({ voice, live, here, speak, sound, arm, update }: Props) {
  const { words, desk: said } = voice;
  const [theme, setShown] = useState<Theme>(keptTheme);
  const busy = (here.desk?.dispatches.length ?? 0) > 0;
  const waiting = here.actions.filter(({ fate }) => fate.kind === "waiting").length;
  const choose = (one: Theme): void => {
    setTheme(one);
    setShown(one);
  };
  return (
    <main class="page">
      <h1>{said.menu}</h1>
      <section class="card">
        <p>{here.desk?.name}</p>
        <button type="button" class="main" onClick={() => (sound ? chime(2) : void arm())}>
          {sound ? `${said.soundOn} · ${said.soundTest}` : said.sound}
        </button>
      </section>
      <fieldset class="card">
        <legend>{said.theme}</legend>
        {(Object.keys(said.themes) as Theme[]).map((one) => (
          <label key={one} class="choice">
            <input type="radio" name="theme" checked={theme === one} onChange={() => choose(one)} />
            {said.themes[one]}
          </label>
        ))}
      </fieldset>
      <button
        type="button"
        class="main"
        lang={voice.language === "en" ? "zh-CN" : "en"}
        onClick={() => speak(voice.language === "en" ? "zh-CN" : "en")}
      >
        {words.otherLanguage}
      </button>
      <Phones voice={voice} live={live} here={here} />
      {update !== null && !busy && (
        <button type="button" class="main" onClick={update}>
          {said.update} · {said.updateNow}
        </button>
      )}
      <SentMarks voice={voice} here={here} dispatch={null} />
      {waiting > 0 && <p class="wrong">{said.signOutLoses(waiting)}</p>}
      <SureButton voice={voice} class="hurts" onSure={() => void live.signOut()}>
        {said.signOut}
      </SureButton>
    </main>
  );
}

function Phones({ voice }: Behind) {
  const { words, desk: said } = voice;
  const [phones, setPhones] = useState<readonly Device[] | null>(null);
  const [name, setName] = useState(said.phoneNameExample);
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const ask = async (method: string, path: string, body?: object): Promise<void> => {
    const answer = await call<Devices | null>(method, path, body);
    setWrong(
      answer.kind === "problem" ? sentences(answer.problem) : answer.kind === "ok" ? [] : [words.noAnswer],
    );
    if (answer.kind !== "ok") return;
    if (answer.body === null) await ask("GET", "crew/devices");
    else setPhones(answer.body.devices);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once
  useEffect(() => void ask("GET", "crew/devices"), []);
  const enrolled = phones?.some(({ place }) => place === "here") ?? true;
  return (
    <section class="card">
      <h2>{said.phones}</h2>
      <Said words={wrong} />
      {phones?.length === 0 && <p>{said.noPhones}</p>}
      <ul class="lines">
        {phones?.map((one) => (
          <li key={one.sign_in}>
            <p>
              <b>{one.name}</b> {one.place === "here" && `(${said.thisPhone}) `}
              <span class="mark">{said.lastSeen(clock(one.seen_at, voice))}</span>
            </p>
            {one.place === "elsewhere" && (
              <SureButton
                voice={voice}
                class="hurts"
                onSure={() => void ask("POST", `devices/${one.sign_in}/revoke`)}
              >
                {said.revoke} {one.name}
              </SureButton>
            )}
          </li>
        ))}
      </ul>
      {!enrolled && (
        <>
          <label class="field">
            {said.phoneName}
            <input
              maxLength={NAME_CHARS}
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </label>
          <button type="button" class="main" onClick={() => void ask("POST", "crew/devices", { name })}>
            {said.keepThis}
          </button>
          <p class="mark">{said.keepWhy}</p>
        </>
      )}
    </section>
  );
}
