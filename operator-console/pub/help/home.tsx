// The first screen: start a chat, or ring, or be rung back; and what happens with the words.
import type { ComponentChild } from "preact";
import type { Number as CentreNumber, PublicCentre } from "../../src/protocol/generated.ts";
import type { CentreNow } from "./centre.ts";
import { dayOf, Numbers, type Voice } from "./parts.tsx";

interface HomeProps {
  voice: Voice;
  centre: PublicCentre | null;
  server: CentreNow["server"];
  numbers: readonly CentreNumber[];
  start: () => void;
  /** The form for a call-back, once it is loaded. */
  callBack: ComponentChild;
}

export function Home({ voice, centre, server, numbers, start, callBack }: HomeProps) {
  const { words } = voice;
  // Until the centre has answered, the door stands open: asking for a session says for certain.
  const open = centre === null || centre.open.kind === "open";
  return (
    <main class="page">
      <p class="trouble" role="status">
        {server === "down" && words.serverDown}
      </p>
      {open ? (
        <section class="hello">
          <p class="lead">{words.lead}</p>
          <button type="button" class="main" onClick={start}>
            {words.start}
          </button>
          <p class="hint">{words.leadTerms}</p>
        </section>
      ) : (
        <Shut voice={voice} centre={centre} />
      )}
      <section>
        <h2>{open ? words.orCall : words.callNow}</h2>
        <Numbers numbers={numbers} voice={voice} />
      </section>
      {!open && callBack}
      <Privacy voice={voice} />
    </main>
  );
}

function Shut({ voice: { words, language }, centre }: { voice: Voice; centre: PublicCentre }) {
  const opensAt = centre.open.kind === "closed" ? centre.open.opens_at : null;
  return (
    <section class="hello">
      <h2>{centre.open.kind === "closed" ? words.closed : words.nobodyOnDuty}</h2>
      {opensAt !== null && <p class="lead">{words.opensAt(dayOf(opensAt, language))}</p>}
      <p>{words.nobodyOnDutyNext}</p>
    </section>
  );
}

function Privacy({ voice: { words } }: { voice: Voice }) {
  return (
    <section class="card">
      <h2>{words.private}</h2>
      <ul>
        <li>{words.privateWho}</li>
        <li>
          <strong>{words.privateLimit}</strong>
        </li>
        <li>{words.privateKept}</li>
        <li>{words.privateDevice}</li>
        <li>{words.privateHistory}</li>
        <li>{words.privateExit}</li>
      </ul>
    </section>
  );
}
