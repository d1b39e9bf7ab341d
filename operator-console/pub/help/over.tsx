// After the end: what was written and not sent, a short rating, and the way to a new conversation.
import { useEffect, useRef, useState } from "preact/hooks";
import type { CallerState, Code } from "../../src/protocol/generated.ts";
import { characters, Room } from "./fields.tsx";
import type { FullVoice } from "./words-talk.ts";

/** Longest comment of a rating, in characters; a line's limit holds for it too. */
const COMMENT_CHARS = 4_000;

interface OverProps {
  voice: FullVoice;
  /** The closed state while it can be rated. */
  rate: CallerState | null;
  refused: Code | null;
  unsent: string;
  send: (score: number, comment: string) => void;
  startAgain: () => void;
}

export function Over({ voice, rate, refused, unsent, send, startAgain }: OverProps) {
  const { words } = voice;
  const [sent, setSent] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Its beginning, not its end, comes into view under what was said last.
    const it = panel.current;
    it?.parentElement?.scrollTo(0, it.offsetTop);
  }, []);
  const closed = rate?.kind === "closed" ? rate : null;
  const rated = closed?.rated === "yes" || (sent && refused === null);
  return (
    <div class="afterwards" ref={panel}>
      {unsent !== "" && (
        <section class="card">
          <h2>{words.keptWords}</h2>
          <p class="words kept">{unsent}</p>
        </section>
      )}
      {closed !== null && !rated && (
        <Rating
          voice={voice}
          refused={refused}
          send={(score, comment) => {
            setSent(true);
            send(score, comment);
          }}
        />
      )}
      <p class="thanks" role="status">
        {closed !== null && rated && words.rated}
      </p>
      <button type="button" class={unsent === "" ? "outline" : "main"} onClick={startAgain}>
        {unsent === "" ? words.startAgain : words.startAgainWith}
      </button>
    </div>
  );
}

interface RatingProps {
  voice: FullVoice;
  refused: Code | null;
  send: (score: number, comment: string) => void;
}

function Rating({ voice: { words }, refused, send }: RatingProps) {
  const [score, setScore] = useState(0);
  const [comment, setComment] = useState("");
  return (
    <form
      class="card fields"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (score > 0 && characters(comment) <= COMMENT_CHARS) send(score, comment.trim());
      }}
    >
      <fieldset class="choice">
        <legend>{words.rateAsk}</legend>
        <p class="hint">{words.rateHint}</p>
        <div class="chips">
          {words.rate.map((label, at) => (
            <label key={label}>
              <input type="radio" name="score" checked={score === at + 1} onChange={() => setScore(at + 1)} />
              <span>{label}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <label>
        {words.rateComment}
        <textarea
          rows={2}
          value={comment}
          aria-describedby="comment-room"
          onInput={(event) => setComment(event.currentTarget.value)}
        />
      </label>
      <Room text={comment} words={words} id="comment-room" most={COMMENT_CHARS} />
      <p class="wrong" role="alert">
        {refused !== null && (words.problem[refused] ?? words.problemOther)}
      </p>
      <button type="submit" class="main" disabled={score === 0}>
        {words.rateSend}
      </button>
    </form>
  );
}
