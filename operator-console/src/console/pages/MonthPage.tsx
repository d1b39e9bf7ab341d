// The supervision of a month: who is still to be supervised, why, and what to talk about; one click writes it down.
import { EditOutlined } from "@ant-design/icons";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Alert, Button, Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type {
  BoardFinding,
  MonthOfOperator,
  SessionId,
  StaffId,
  SupervisionMonth,
} from "../../protocol/generated";
import { BoardTag } from "../compliance/BoardTag";
import { ExportButton } from "../components/ExportButton";
import { RiskTag } from "../components/RiskTag";
import { Empty, Loaded } from "../components/states";
import { type Day, dayInYear, monthOf, monthsFrom, periodName } from "../ledgers/calendar";
import { PeriodPicker } from "../ledgers/PeriodPicker";
import { useStandings } from "../ledgers/queries";
import { StandingTag } from "../ledgers/StandingTag";
import { SupervisionDialog } from "../ledgers/SupervisionDialog";
import { useSupervisionMonth } from "../review/queries";
import { ReplayLink } from "../review/ReplayLink";
import { points } from "../review/sheet";
import "../review/review.css";

export function MonthPage() {
  const { t } = useTranslation();
  const query = useStandings();
  return (
    <main id="main" className="page" tabIndex={-1}>
      <Loaded query={query}>{({ on }) => <OfMonth today={on} />}</Loaded>
      {query.data === undefined && <h1 className="sr">{t("month.title")}</h1>}
    </main>
  );
}

interface Writing {
  people: StaffId[];
  sessions: SessionId[];
}

function OfMonth({ today }: { today: Day }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { month = monthOf(today) } = useSearch({ from: "/review/month" });
  const query = useSupervisionMonth(month);
  const [writing, setWriting] = useState<Writing | null>(null);
  const people = query.data?.people ?? [];
  return (
    <>
      <div className="page-h">
        <h1>{t("month.title")}</h1>
        <PeriodPicker
          shown={periodName(month, i18n.language)}
          words={{
            label: t("month.of"),
            earlier: t("supervisions.earlier"),
            later: t("supervisions.later"),
          }}
          onStep={(by) => void navigate({ to: "/review/month", search: { month: monthsFrom(month, by) } })}
        />
        <span className="muted">{t("month.hint")}</span>
        <span className="grow" />
        <MonthExport people={people} />
      </div>
      <Loaded query={query}>{(seen) => <People seen={seen} onWrite={setWriting} />}</Loaded>
      {writing !== null && (
        <SupervisionDialog today={today} of={{ kind: "new", ...writing }} onClose={() => setWriting(null)} />
      )}
    </>
  );
}

/** Whether the month still asks something of whoever has less than is needed. */
const STILL_ASKS: Record<BoardFinding, boolean> = {
  met: false,
  open: true,
  missed: true,
  ahead: false,
  before_hire: false,
  after_leaving: false,
  // Nobody has begun to write anything down: the first supervision of a centre is wanted all the same.
  before_ledger: true,
  nothing_asked: false,
};

const isWaiting = ({ asked: { counted, needed, finding } }: MonthOfOperator) =>
  STILL_ASKS[finding] && counted < needed;

function People({ seen, onWrite }: { seen: SupervisionMonth; onWrite: (writing: Writing) => void }) {
  const { t } = useTranslation();
  const { people } = seen;
  const waiting = people.filter(isWaiting).length;
  if (people.length === 0)
    return (
      <section className="card">
        <Empty>{t("month.none")}</Empty>
      </section>
    );
  return (
    <>
      {waiting > 0 && <Alert type="warning" showIcon title={t("month.waitingFor", { n: waiting })} />}
      {people.every(({ asked }) => asked.finding === "met") && (
        <Alert type="success" showIcon title={t("month.allDone")} />
      )}
      {people.map((one) => (
        <Person key={one.staff} one={one} onWrite={onWrite} />
      ))}
    </>
  );
}

function Person({ one, onWrite }: { one: MonthOfOperator; onWrite: (writing: Writing) => void }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<readonly SessionId[]>([]);
  const { staff, name, standing, asked } = one;
  const write = () => {
    onWrite({ people: [staff], sessions: [...chosen] });
    setChosen([]);
  };
  return (
    <section className="card month-person" aria-label={name}>
      <div className="page-h">
        <h2>{name}</h2>
        {standing !== null && <StandingTag word={standing} />}
        <BoardTag finding={asked.finding} />
        <span className="num">{t("month.asked", { n: asked.counted, needed: asked.needed })}</span>
        <span className="grow" />
        {chosen.length > 0 && <span className="muted">{t("month.chosen", { n: chosen.length })}</span>}
        <Button
          type={isWaiting(one) ? "primary" : "default"}
          icon={<EditOutlined />}
          aria-label={t("month.writeFor", { name })}
          onClick={write}
        >
          {t("month.write")}
        </Button>
      </div>
      <div className="month-columns">
        <Suggested one={one} chosen={chosen} onChoose={setChosen} />
        <Facts one={one} />
      </div>
    </section>
  );
}

interface SuggestedProps {
  one: MonthOfOperator;
  chosen: readonly SessionId[];
  onChoose: (chosen: readonly SessionId[]) => void;
}

function Suggested({ one, chosen, onChoose }: SuggestedProps) {
  const { t } = useTranslation();
  const { suggestions, name } = one;
  return (
    <div>
      <h3>{t("month.suggestions")}</h3>
      {suggestions.length === 0 ? (
        <p className="muted">{t("month.noSuggestions")}</p>
      ) : (
        <ul className="plain" aria-label={`${name}: ${t("month.suggestions")}`}>
          {suggestions.map(({ session, alias, opened_at, tier, reasons }) => (
            <li key={session} className="gap entry">
              <Checkbox
                checked={chosen.includes(session)}
                aria-label={t("month.choose", { alias, at: dayAndTime(opened_at) })}
                onChange={({ target }) =>
                  onChoose(
                    target.checked ? [...chosen, session] : chosen.filter((other) => other !== session),
                  )
                }
              />
              <ReplayLink session={session} alias={alias} opened_at={opened_at} />
              <RiskTag tier={tier} />
              <span className="muted num">{dayAndTime(opened_at).slice(5)}</span>
              {reasons.map((reason) => (
                <span key={reason} className="flag">
                  {t(`discussionReason.${reason}`)}
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What was held, agreed and reviewed. */
function Facts({ one }: { one: MonthOfOperator }) {
  const { t, i18n } = useTranslation();
  const { supervisions, last_points, reviews, name } = one;
  return (
    <div className="stack">
      {supervisions.length > 0 && (
        <div>
          <h3>{t("month.done")}</h3>
          <ul className="plain">
            {supervisions.map(({ supervision, on, kind, minutes, supervisor_name, confirmed_at }) => (
              <li key={supervision}>
                <span className="num">{dayInYear(on, i18n.language)}</span> {t(`supervisionKind.${kind}`)} ·{" "}
                {t("training.minutesShort", { n: minutes })} · {supervisor_name} ·{" "}
                <span className={confirmed_at === null ? "late" : "good"}>
                  <span aria-hidden="true">{confirmed_at === null ? "○" : "●"}</span>{" "}
                  {t(confirmed_at === null ? "month.unconfirmed" : "month.confirmed", { name })}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div>
        <h3>
          {last_points === null
            ? t("month.noPoints")
            : t("month.lastPoints", { day: dayInYear(last_points.on, i18n.language) })}
        </h3>
        {last_points !== null && <p className="points">{last_points.points}</p>}
      </div>
      <div>
        <h3>{t("month.reviews")}</h3>
        <p className="gap">
          {reviews.red_lines > 0 && (
            <span className="risk risk-high">
              <span aria-hidden="true">◆</span>
              {t("review.crossed", { n: reviews.red_lines })}
            </span>
          )}
          <span className="num">
            {reviews.given === 0 ? t("month.noReviews") : t("month.given", { n: reviews.given })}
          </span>
          {reviews.mean_hundredths !== null && (
            <span className="num">{t("review.mean", { points: points(reviews.mean_hundredths) })}</span>
          )}
        </p>
      </div>
    </div>
  );
}

function MonthExport({ people }: { people: readonly MonthOfOperator[] }) {
  const { t } = useTranslation();
  return (
    <ExportButton
      name={t("month.title")}
      head={[
        t("standing.name"),
        t("standing.word"),
        t("standing.supervisions"),
        t("month.done"),
        t("supervisions.points"),
        t("month.suggestions"),
      ]}
      rows={people.map((one) => [
        one.name,
        one.standing === null ? "" : t(`standingWord.${one.standing}`),
        `${t("month.asked", { n: one.asked.counted, needed: one.asked.needed })} ${t(`boardFinding.${one.asked.finding}`)}`,
        one.supervisions.map(({ on, supervisor_name }) => `${on} ${supervisor_name}`).join(" · "),
        one.last_points === null ? "" : `${one.last_points.on}: ${one.last_points.points}`,
        one.suggestions.map(({ alias, opened_at }) => `${alias} ${dayAndTime(opened_at)}`).join(" · "),
      ])}
    />
  );
}
