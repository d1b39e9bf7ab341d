// What is asked of the receiver: by whom, how soon, where it stands, and what they are told of the person.
import type { LinkedReferral } from "../../src/protocol/generated.ts";
import { moment, type Voice } from "./words.ts";

interface Props {
  voice: Voice;
  referral: LinkedReferral;
}

export function Asked({ voice, referral }: Props) {
  const { words } = voice;
  const { priority, stage } = referral;
  const stat = priority === "stat";
  const ends = words.stage[stage.kind];
  return (
    <>
      <section class={stat ? "card urgent" : "card"}>
        <h1>{words.asks(referral.from_name)}</h1>
        <p class={priority === "routine" ? "" : "urgent-word"}>
          {priority !== "routine" && <span aria-hidden="true">{stat ? "◆◆ " : "◆ "}</span>}
          {words.priority[priority]} · {words.direction[referral.direction]}
        </p>
        <Way voice={voice} referral={referral} />
        <dl class="short">
          <Fact name={words.standing}>
            <b>{ends}</b>
            {stage.kind === "scheduled" && ` ${moment(stage.visit_at, voice)}`}
            {stage.kind === "declined" && ` · ${words.decline[stage.because]}`}
            {stage.kind === "failed" && ` · ${words.referralFailure[stage.because]}`}
            {stage.kind === "completed" &&
              stage.outcome !== null &&
              ` · ${words.referralOutcome[stage.outcome]}`}
          </Fact>
          <Fact name={words.to}>{referral.to_name}</Fact>
          <Fact name={words.reference}>
            <span class="num">{referral.reference}</span>
          </Fact>
          <Fact name={words.answerBy}>{moment(referral.answer_by, voice)}</Fact>
          <Fact name={words.arriveBy}>{moment(referral.arrive_by, voice)}</Fact>
        </dl>
        <p class="soft">{words.expires(moment(referral.expires_at, voice))}</p>
      </section>
      <Person voice={voice} referral={referral} />
    </>
  );
}

function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What was told of the person: only what the sender chose to tell. */
function Person({ voice: { words }, referral: { details, note, green } }: Props) {
  return (
    <section class="card">
      <h2>{words.person}</h2>
      <p class="soft">{words.personNote}</p>
      <dl>
        {green !== null && (
          <>
            <Fact name={words.greenReasons}>
              {green.reasons.map((one) => words.greenReason[one]).join(" · ")}
            </Fact>
            <Fact name={words.payer}>{words.payerStatus[green.payer]}</Fact>
            <Fact name={words.guardian}>{words.guardianStatus[green.guardian]}</Fact>
          </>
        )}
        {details.map(({ field, text }) => (
          <Fact key={field} name={words.caseField[field]}>
            {text}
          </Fact>
        ))}
        {note !== "" && <Fact name={words.note}>{note}</Fact>}
      </dl>
    </section>
  );
}

const WAY = ["received", "accepted", "attended", "completed"] as const;
/** How far along the way each standing is; those that leave it are nowhere on it. */
const REACHED: Partial<Record<LinkedReferral["stage"]["kind"], number>> = {
  sent: 0,
  received: 1,
  accepted: 2,
  scheduled: 2,
  no_show: 2,
  attended: 3,
  completed: 4,
};

function Way({ voice: { words }, referral: { stage } }: Props) {
  const reached = REACHED[stage.kind];
  if (reached === undefined) return null;
  return (
    <ol class="steps" aria-label={words.way}>
      {WAY.map((one, at) => (
        <li
          key={one}
          class={at < reached ? "done" : at === reached ? "now" : ""}
          {...(at === reached ? { "aria-current": "step" as const } : {})}
        >
          {words.wayStep[one]}
        </li>
      ))}
    </ol>
  );
}
