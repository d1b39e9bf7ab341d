// Between the operator, who goes on talking with the person, and the team: until it is with the person itself.
import { useState } from "preact/hooks";
import type { StageWord } from "../../src/protocol/generated.ts";
import type { Part } from "./dispatch.tsx";
import { isMine, may } from "./may.ts";
import { clock } from "./parts.tsx";

const MESSAGE_CHARS = 1_000;

export function Channel({ voice, live, here, strip, known, stage }: Part & { stage: StageWord }) {
  const { desk: said } = voice;
  const [text, setText] = useState("");
  const messages = known.channel?.messages ?? [];
  const there = new Set(messages.map(({ id }) => id));
  const onTheWay = here.actions.filter(
    ({ id, about, fate }) =>
      about.dispatch === strip.dispatch &&
      about.what === "message" &&
      fate.kind === "waiting" &&
      !there.has(id),
  );
  const contact = stage === "contact_made" || stage === "disposition" || stage === "handed_over";
  const writes = isMine(strip, "message") && !contact;
  if (strip.session === null && messages.length === 0 && !writes) return null;
  const send = (): void => {
    const words = text.trim();
    if (words === "") return;
    setText("");
    void live.act({
      about: { dispatch: strip.dispatch, what: "message" },
      path: `dispatches/${strip.dispatch}/messages`,
      body: (id) => ({ id, text: words }),
    });
  };
  return (
    <section class="card">
      <h2>{said.channel}</h2>
      <p class="soft">{said.channelNote}</p>
      {messages.length + onTheWay.length === 0 && <p>{said.noMessages}</p>}
      <ol class="lines" aria-live="polite">
        {messages.map((one) => (
          <li key={one.id} class="said">
            <b>{one.by_name}</b> <time class="mark">{clock(one.at, voice)}</time>
            <p>{one.text}</p>
          </li>
        ))}
        {onTheWay.map((one) => (
          <li key={one.id} class="said mine">
            <span class="mark">{said.notSentYet}</span>
            <p>{(one.body as { text?: string }).text ?? ""}</p>
          </li>
        ))}
      </ol>
      {writes && (
        <>
          <label class="field">
            {said.message}
            <textarea
              rows={2}
              maxLength={MESSAGE_CHARS}
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </label>
          <button type="button" class="main" disabled={text.trim() === ""} onClick={send}>
            {said.send}
          </button>
        </>
      )}
      {strip.talk_by_operator !== null && <p class="soft">{said.talkGiven}</p>}
      {strip.talk_by_lead !== null ? (
        <p class="soft">{said.talkTaken}</p>
      ) : (
        may(strip, "hand_over_talk") && (
          <button
            type="button"
            class="main"
            onClick={() =>
              void live.act({
                about: { dispatch: strip.dispatch, what: "talkTake" },
                path: `dispatches/${strip.dispatch}/talk`,
                body: (id) => ({ id, side: "lead" }),
              })
            }
          >
            {said.talkTake}
          </button>
        )
      )}
    </section>
  );
}
