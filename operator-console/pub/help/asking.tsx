// Up to three questions before the talk, each of which may be skipped.
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type {
  Number as CentreNumber,
  Gender,
  OpenSession,
  SafeNow,
  Thoughts,
} from "../../src/protocol/generated.ts";
import { Blocked } from "./blocked.tsx";
import { Choice, characters, LINE_CHARS, Room } from "./fields.tsx";
import { keep, recall } from "./keep.ts";
import { type Outcomes, useOpening } from "./opening.ts";
import type { FullVoice } from "./words-talk.ts";

interface AskingProps extends Outcomes {
  voice: FullVoice;
  numbers: readonly CentreNumber[];
  back: () => void;
}

/** What was answered so far. Skipping is an answer like the others. */
interface Answers {
  about: string;
  safe: SafeNow | "skip";
  thoughts: Thoughts | "skip";
  gender: Gender | "any";
  code: string;
}

interface AskedProps {
  voice: FullVoice;
  answers: Answers;
  answer: (more: Partial<Answers>) => void;
}

export function Asking({ voice, numbers, opened, closedNow, back }: AskingProps) {
  const { words, language } = voice;
  const [answers, setAnswers] = useState<Answers>({
    about: recall("draft") ?? "",
    safe: "skip",
    thoughts: "skip",
    gender: "any",
    code: "",
  });
  const [opening, begin] = useOpening({ opened, closedNow });
  const asked: AskedProps = {
    voice,
    answers,
    answer: (more) => setAnswers((before) => ({ ...before, ...more })),
  };

  if (opening.kind === "opening")
    return (
      <main class="page">
        <div class="opening" role="status">
          <span class="sign sign-wait" aria-hidden="true" />
          <p class="lead">{opening.tries === 0 ? words.opening : words.openingAgain}</p>
        </div>
      </main>
    );
  const ask = (asked: Answers): void => begin({ language, ...request(asked) });
  if (opening.kind === "blocked")
    return (
      <Blocked
        voice={voice}
        numbers={numbers}
        until={opening.until}
        inDanger={() => ask({ ...answers, safe: "no" })}
        back={back}
      />
    );
  const enter = (event: Event): void => {
    event.preventDefault();
    if (characters(answers.about) <= LINE_CHARS) ask(answers);
  };
  return (
    <main class="page">
      <form class="fields" autocomplete="off" onSubmit={enter}>
        <Intro>{words.askIntro}</Intro>
        <About {...asked} />
        <Danger {...asked} />
        <Wishes {...asked} />
        <p class="wrong" role="alert">
          {opening.kind === "wrong" && words.fieldInvalid}
        </p>
        <div class="bottom">
          <button type="button" class="quiet" onClick={back}>
            {words.back}
          </button>
          <button type="submit" class="main">
            {words.enter}
          </button>
        </div>
      </form>
    </main>
  );
}

/** Skipped questions are left out, not sent as something. */
function request({
  about,
  safe,
  thoughts,
  gender,
  code,
}: Answers): Omit<OpenSession, "id" | "secret" | "language"> {
  return {
    about: about.trim(),
    intake: { ...(safe === "skip" ? {} : { safe_now: safe }), ...(thoughts === "skip" ? {} : { thoughts }) },
    ...(gender === "any" ? {} : { wished_gender: gender }),
    ...(code.trim() === "" ? {} : { return_code: code.trim() }),
  };
}

/** Takes the focus when the screen changes, so that a keyboard or a screen reader starts here. */
function Intro({ children }: { children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h2 tabIndex={-1} ref={heading} class="plain">
      {children}
    </h2>
  );
}

function About({ voice: { words }, answers, answer }: AskedProps) {
  return (
    <>
      <label>
        <span class="question">{words.askAbout}</span>
        <span class="hint">{words.askAboutHint}</span>
        <textarea
          rows={3}
          value={answers.about}
          aria-describedby="about-room"
          onInput={(event) => {
            answer({ about: event.currentTarget.value });
            keep("draft", event.currentTarget.value);
          }}
        />
      </label>
      <Room text={answers.about} words={words} id="about-room" />
    </>
  );
}

function Danger({ voice: { words }, answers: { safe, thoughts }, answer }: AskedProps) {
  const inDanger = safe === "no" || thoughts === "with_plan" || thoughts === "acting_now";
  return (
    <>
      <Choice
        name="safe"
        legend={words.askSafe}
        chosen={safe}
        choose={(chosen) => answer({ safe: chosen })}
        options={[
          ["yes", words.safe.yes],
          ["unsure", words.safe.unsure],
          ["no", words.safe.no],
          ["skip", words.skip],
        ]}
      />
      <Choice
        name="thoughts"
        legend={words.askThoughts}
        chosen={thoughts}
        choose={(chosen) => answer({ thoughts: chosen })}
        options={[
          ["no", words.thoughts.no],
          ["sometimes", words.thoughts.sometimes],
          ["often", words.thoughts.often],
          ["with_plan", words.thoughts.with_plan],
          ["acting_now", words.thoughts.acting_now],
          ["skip", words.skip],
        ]}
      />
      <div role="alert">
        {inDanger && (
          <div class="alarm">
            <p>{words.dangerNow}</p>
            <a class="call" href="tel:120">
              120
            </a>
            <a class="call" href="tel:110">
              110
            </a>
          </div>
        )}
      </div>
    </>
  );
}

function Wishes({ voice: { words }, answers: { gender, code }, answer }: AskedProps) {
  return (
    <>
      <Choice
        name="gender"
        legend={words.askGender}
        hint={words.genderHint}
        chosen={gender}
        choose={(chosen) => answer({ gender: chosen })}
        options={[
          ["any", words.anybody],
          ["woman", words.woman],
          ["man", words.man],
        ]}
      />
      <details>
        <summary>{words.askReturnCode}</summary>
        <label>
          <span class="hint">{words.returnCodeHint}</span>
          <input
            aria-label={words.askReturnCode}
            value={code}
            maxLength={32}
            autocapitalize="characters"
            spellcheck={false}
            onInput={(event) => answer({ code: event.currentTarget.value })}
          />
        </label>
      </details>
    </>
  );
}
