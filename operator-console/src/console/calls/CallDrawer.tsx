// One call: whom, when, what was tried, and what whoever has it may do now.
import { Drawer } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { Call, CallAttempt, CallDetail, WorkId } from "../../protocol/generated";
import { Empty, Loaded } from "../components/states";
import { CallSteps } from "./CallSteps";
import { MOST_TRIES, Who } from "./CallTable";
import { useCallWords } from "./call-words";
import { DueTag } from "./DueTag";
import { useCall } from "./queries";

export function CallDrawer({ call, onClose }: { call: WorkId; onClose: () => void }) {
  const { t } = useTranslation();
  const words = useCallWords();
  const query = useCall(call);
  const title =
    query.data === undefined
      ? t("calls.title")
      : `${words.source(query.data.call)} · ${words.who(query.data.call)}`;
  return (
    <Drawer open onClose={onClose} size={560} title={title}>
      <Loaded query={query}>{(detail) => <Detail detail={detail} onClose={onClose} />}</Loaded>
    </Drawer>
  );
}

function Detail({ detail, onClose }: { detail: CallDetail; onClose: () => void }) {
  const { call, attempts, note } = detail;
  return (
    <div className="stack">
      <section className="card stack">
        <Facts call={call} />
        {note !== "" && <p className="points">{note}</p>}
      </section>
      <CallSteps call={call} onClose={onClose} />
      <Attempts call={call} attempts={attempts} />
    </div>
  );
}

function Facts({ call }: { call: Call }) {
  const { t } = useTranslation();
  const words = useCallWords();
  return (
    <dl className="call-facts">
      <dt>{t("calls.number")}</dt>
      <dd>
        <FullNumber call={call} />
      </dd>
      <dt>{t("calls.who")}</dt>
      <dd>
        <Who call={call} />
      </dd>
      {call.state.kind !== "settled" && (
        <>
          <dt>{t("calls.when")}</dt>
          <dd>
            <DueTag call={call} />
          </dd>
        </>
      )}
      {call.due_at !== call.try_at && (
        <>
          <dt>{t("calls.planned")}</dt>
          <dd className="num">{dayAndTime(call.due_at)}</dd>
        </>
      )}
      <dt>{t("card.language")}</dt>
      <dd>{t(`language.${call.language}`)}</dd>
      <dt>{t("calls.whose")}</dt>
      <dd>{words.state(call)}</dd>
    </dl>
  );
}

/** In full for whoever has the call, to be rung by one press where the machine can. */
function FullNumber({ call: { number } }: { call: Call }) {
  const { t } = useTranslation();
  switch (number.kind) {
    case "full":
      return (
        <a className="call-number num" href={`tel:${number.number}`}>
          {number.number}
        </a>
      );
    case "masked":
      return (
        <span className="num">
          {number.number} <span className="muted">{t("calls.masked")}</span>
        </span>
      );
    case "unknown":
      return <span className="muted">{t("calls.numberUnknown")}</span>;
  }
}

function Attempts({ call, attempts }: { call: Call; attempts: readonly CallAttempt[] }) {
  const { t } = useTranslation();
  return (
    <section className="card">
      <h2>
        {t("calls.attempts")}{" "}
        {call.not_reached > 0 && (
          <span className="muted">{t("calls.tries", { n: call.not_reached, most: MOST_TRIES })}</span>
        )}
      </h2>
      {attempts.length === 0 ? (
        <Empty>{t("calls.noAttempts")}</Empty>
      ) : (
        <ol className="plain">
          {attempts.map(({ at, by, by_name, outcome, note }) => (
            <li key={`${at}-${by}`} className="entry gap">
              <span className="num">{dayAndTime(at)}</span>
              <b>{t(`callOutcome.${outcome}`)}</b>
              <span className="muted">{by_name}</span>
              {note !== "" && <span className="points">{note}</span>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
