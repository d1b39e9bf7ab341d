// The conversation: where the caller stands, the lines, what is being written, and the end of it.
import { useEffect, useRef, useState } from "preact/hooks";
import { type Conversation, readUpTo, unsentText } from "../../src/core/caller/conversation.ts";
import { Compose } from "./compose.tsx";
import { type KeptSession, keep, recall } from "./keep.ts";
import { Log } from "./log.tsx";
import { More } from "./more.tsx";
import { Over } from "./over.tsx";
import { type Standing, standing } from "./standing.ts";
import { Talk } from "./talk.ts";
import type { FullVoice } from "./words-talk.ts";

interface TalkingProps {
  voice: FullVoice;
  session: KeptSession;
  ticket: string | null;
  startAgain: () => void;
}

export function Talking({ voice, session, ticket, startAgain }: TalkingProps) {
  const { words } = voice;
  const [talk, setTalk] = useState<Talk | null>(null);
  const [conversation, setConversation] = useState<Conversation | null>(null);
  const [draft, setDraft] = useState(recall("draft") ?? "");
  const [more, setMore] = useState(false);
  useEffect(() => {
    const begun = new Talk(session, ticket, setConversation);
    setTalk(begun);
    setConversation(begun.conversation);
    begun.start();
    return () => begun.stop();
  }, [session, ticket]);
  useTitle(conversation, words.title, words.newLines);

  const write = (text: string): void => {
    keep("draft", text === "" ? null : text);
    setDraft(text);
  };
  if (talk === null || conversation === null) return <main class="talk" />;
  const now = standing(conversation, voice);
  const over = conversation.state?.kind === "closed" || now.act === "start_again";
  const send = (): void => {
    talk.say(draft.trim());
    write("");
  };
  const leaveBehind = (): void => {
    keep("draft", unsentText(conversation.pending, draft));
    keep("pending", null);
    keep("session", null);
    startAgain();
  };
  const takeBack = (id: string, text: string): void => {
    talk.takeBack(id);
    write(draft === "" ? text : `${text}\n${draft}`);
  };

  return (
    <main class="talk">
      <div class="where">
        <div class="stand" role="status">
          <span class={`sign sign-${now.sign}`} aria-hidden="true" />
          <p>
            <b>{now.headline}</b> <span class="hint">{now.hint}</span>
          </p>
        </div>
        <Act standing={now} voice={voice} talk={talk} />
        {!over && now.act !== "use_here" && (
          <button
            type="button"
            class="quiet"
            aria-expanded={more}
            aria-controls="more"
            onClick={() => setMore(!more)}
          >
            {more ? words.less : words.more}
          </button>
        )}
      </div>
      {!over && ((more && now.act !== "use_here") || conversation.returnCode !== null) && (
        <More voice={voice} talk={talk} conversation={conversation} close={() => setMore(false)} />
      )}
      <Log voice={voice} conversation={conversation} sayAgain={(id) => talk.sayAgain(id)} takeBack={takeBack}>
        {over && (
          <Over
            voice={voice}
            rate={conversation.link.kind === "online" ? conversation.state : null}
            refused={conversation.refused}
            unsent={unsentText(conversation.pending, draft)}
            send={(score, comment) => talk.rate(score, comment)}
            startAgain={leaveBehind}
          />
        )}
      </Log>
      {!over && now.act !== "use_here" && (
        <Compose
          voice={voice}
          draft={draft}
          write={write}
          send={send}
          typing={() => talk.typing()}
          entered={() => setMore(false)}
        />
      )}
    </main>
  );
}

function Act({
  standing: now,
  voice: { words },
  talk,
}: {
  standing: Standing;
  voice: FullVoice;
  talk: Talk;
}) {
  if (now.act === "retry")
    return (
      <button type="button" class="quiet" onClick={() => talk.retryNow()}>
        {words.retryNow}
      </button>
    );
  if (now.act === "use_here")
    return (
      <button type="button" class="main" onClick={() => talk.takeOver()}>
        {words.useHere}
      </button>
    );
  return null;
}

/** The title says that something new is there while the page is out of view. */
function useTitle(conversation: Conversation | null, title: string, news: string): void {
  const last = readUpTo(conversation?.lines ?? []);
  const seen = useRef(0);
  useEffect(() => {
    const show = (): void => {
      if (document.visibilityState === "visible") seen.current = last;
      document.title = last > seen.current ? `● ${news}` : title;
    };
    show();
    document.addEventListener("visibilitychange", show);
    return () => document.removeEventListener("visibilitychange", show);
  }, [last, title, news]);
}
