// The lines of a conversation in their order, with how far one's own have come.
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import {
  type Conversation,
  type Pending,
  type Receipt,
  receipt,
} from "../../src/core/caller/conversation.ts";
import type { Line, Marks } from "../../src/protocol/generated.ts";
import { timeOf } from "./fields.tsx";
import { telephone } from "./parts.tsx";
import type { FullVoice } from "./words-talk.ts";

/** Closer to the end than this, a new line is scrolled into view. */
const AT_END_PX = 120;

interface LogProps {
  voice: FullVoice;
  conversation: Conversation;
  sayAgain: (id: string) => void;
  takeBack: (id: string, text: string) => void;
  children: ComponentChildren;
}

export function Log({ voice, conversation, sayAgain, takeBack, children }: LogProps) {
  const { words } = voice;
  const { link, lines, pending, theirs, typedAt } = conversation;
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [news, setNews] = useState(false);
  const toEnd = (): void => {
    box.current?.scrollTo(0, box.current.scrollHeight);
    setNews(false);
  };
  // An own line always shows; another's does not pull the reader away from what is being read.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when an own line is written
  useLayoutEffect(toEnd, [pending.length]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when a line arrives
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
    else setNews(true);
  }, [lines.length]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when something appears below the lines
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
  }, [typedAt, pending, children]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one watcher for as long as the log stands
  useEffect(() => {
    if (box.current === null) return;
    // A keyboard that opens takes the room from below: the newest line stays in view.
    const watcher = new ResizeObserver(() => atEnd.current && toEnd());
    watcher.observe(box.current);
    return () => watcher.disconnect();
  }, []);
  const scrolled = (): void => {
    const it = box.current;
    if (it === null) return;
    atEnd.current = it.scrollHeight - it.scrollTop - it.clientHeight < AT_END_PX;
    if (atEnd.current) setNews(false);
  };
  const shown = receiptsShown(lines, theirs);
  return (
    <div class="scroller">
      <section class="scroll" ref={box} onScroll={scrolled} tabIndex={0} aria-label={words.log}>
        <div class="log" role="log" aria-live="polite" aria-label={words.log}>
          <p class="notice">{words.hello}</p>
          {lines.map((line) => (
            <Said key={line.id} line={line} shown={shown.get(line.seq)} voice={voice} />
          ))}
          {pending.map((line) => (
            <Waiting
              key={line.id}
              line={line}
              online={link.kind === "online"}
              voice={voice}
              sayAgain={sayAgain}
              takeBack={takeBack}
            />
          ))}
        </div>
        {typedAt !== null && <p class="typing">{words.typing}</p>}
        {children}
      </section>
      {news && (
        <button type="button" class="news" onClick={toEnd}>
          {words.newLines} <span aria-hidden="true">↓</span>
        </button>
      )}
    </div>
  );
}

/** The mark stands under the last own line that has come so far; under each it would only be noise. */
function receiptsShown(lines: readonly Line[], theirs: Marks): Map<number, Receipt> {
  const last = new Map<Receipt, number>();
  for (const line of lines) if (line.from === "caller") last.set(receipt(line, theirs), line.seq);
  return new Map([...last].map(([mark, seq]) => [seq, mark]));
}

function Said({ line, shown, voice }: { line: Line; shown: Receipt | undefined; voice: FullVoice }) {
  const { words, language } = voice;
  const time = timeOf(line.at, language);
  if (line.notice !== undefined)
    return (
      <p class="notice">
        {words.notice[line.notice]} <time>{time}</time>
      </p>
    );
  const mine = line.from === "caller";
  const supervisor = line.from === "supervisor";
  return (
    <div class={mine ? "said mine" : "said"}>
      {/* There are two of them then: whose words these are stands above. */}
      <span class={supervisor ? "by" : "unseen"}>
        {mine ? words.me : supervisor ? words.supervisor : words.operator}
        <span class="unseen">: </span>
      </span>
      {line.shared === undefined ? <p class="words">{line.text}</p> : <Card line={line} />}
      <p class="mark">
        <time>{time}</time>
        {shown !== undefined && (
          <>
            {" · "}
            <span class={`ticks ${shown}`} aria-hidden="true" />
            {words.receipt[shown]}
          </>
        )}
      </p>
    </div>
  );
}

function Card({ line }: { line: Line }) {
  const { shared } = line;
  if (shared === undefined) return null;
  return (
    <div class="words">
      {line.text !== "" && <p>{line.text}</p>}
      <p>
        <b>{shared.title}</b>
      </p>
      <p>{shared.body}</p>
      {shared.phone !== undefined && (
        <a class="call" href={telephone(shared.phone)}>
          {shared.phone}
        </a>
      )}
    </div>
  );
}

interface WaitingProps {
  line: Pending;
  online: boolean;
  voice: FullVoice;
  sayAgain: (id: string) => void;
  takeBack: (id: string, text: string) => void;
}

function Waiting({ line, online, voice: { words }, sayAgain, takeBack }: WaitingProps) {
  const { refused } = line;
  return (
    <div class="said mine unsent">
      <span class="unseen">{words.me}: </span>
      <p class="words">{line.text}</p>
      {refused === null ? (
        <p class="mark">{online ? words.sending : words.sendLater}</p>
      ) : (
        <div class="wrong">
          <p>
            {words.unsent} · {words.problem[refused] ?? words.problemOther}
          </p>
          {refused !== "session_closed" && (
            <p>
              <button type="button" class="quiet" onClick={() => sayAgain(line.id)}>
                {words.again}
              </button>
              <button type="button" class="quiet" onClick={() => takeBack(line.id, line.text)}>
                {words.takeBack}
              </button>
            </p>
          )}
        </div>
      )}
    </div>
  );
}
