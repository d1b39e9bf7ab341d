// Signing in, and keeping this phone signed in.
import { useState } from "preact/hooks";
import type { Devices, Me } from "../../src/protocol/generated.ts";
import { call, signIn, signOut } from "./account.ts";
import { sentences } from "./ask.ts";
import { Said, type Voice } from "./parts.tsx";
import { DESK_WORDS } from "./words-desk.ts";

const NAME_CHARS = 40;

export function Door({ voice: { words, language }, entered }: { voice: Voice; entered: () => void }) {
  const said = DESK_WORDS[language];
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const [keep, setKeep] = useState(false);
  const [name, setName] = useState(said.phoneNameExample);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<readonly string[]>([]);

  const enter = async (): Promise<void> => {
    setBusy(true);
    setWrong([]);
    const answer = await signIn(username, password);
    const refused = answer.kind === "ok" ? notHere(answer.body) : null;
    if (answer.kind !== "ok" || refused !== null) {
      if (refused !== null) await signOut();
      setWrong(answer.kind === "problem" ? sentences(answer.problem) : [refused ?? words.noAnswer]);
      setBusy(false);
      return;
    }
    // Signed in is signed in; that it lasts is the smaller thing, and can be asked for again.
    if (keep) await call<Devices>("POST", "crew/devices", { name: name.trim() || said.phoneNameExample });
    setPassword("");
    setBusy(false);
    entered();
  };
  const notHere = (me: Me): string | null => {
    if (me.password === "change_needed") return said.passwordChange;
    return me.rights.includes("go_out") ? null : said.notCrew;
  };

  return (
    <main class="page">
      <h1>{words.title}</h1>
      <form
        class="card"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void enter();
        }}
      >
        <label class="field">
          {said.username}
          <input
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            required
            value={username}
            onInput={(event) => setUsername(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          {said.password}
          <input
            type="password"
            autocomplete="current-password"
            required
            value={password}
            onInput={(event) => setPassword(event.currentTarget.value)}
          />
        </label>
        <label class="choice">
          <input type="checkbox" checked={keep} onChange={(event) => setKeep(event.currentTarget.checked)} />
          <span>
            {said.keepThis}
            <small>
              {said.keepWhy} {said.notTrusted}
            </small>
          </span>
        </label>
        {keep && (
          <label class="field">
            {said.phoneName}
            <input
              maxLength={NAME_CHARS}
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </label>
        )}
        <Said words={wrong} />
        <button type="submit" class="go" disabled={busy}>
          {busy ? said.signingIn : said.signIn}
        </button>
      </form>
    </main>
  );
}
