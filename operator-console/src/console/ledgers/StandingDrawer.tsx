// How one person stands, with the entries behind each number.
import { EditOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Drawer } from "antd";
import { useTranslation } from "react-i18next";
import type { Employment, Reason, StaffId, StandingView, Supervision } from "../../protocol/generated";
import { Empty, Loaded } from "../components/states";
import { dayInYear, fullDay } from "./calendar";
import { useSupervisions, useTrainings } from "./queries";
import { useReasonWords } from "./reason-words";
import { FindingTag, MarkTag, StandingTag } from "./StandingTag";
import { attendanceCounts, isConfirmedBy, supervisionsOf, trainingsOf } from "./standing";

export function StandingDrawer({ view, onClose }: { view: StandingView; onClose: () => void }) {
  const { t } = useTranslation();
  const { staff, name, standing, employment } = view;
  return (
    <Drawer
      open
      onClose={onClose}
      size={520}
      title={t("standing.detailsOf", { name })}
      extra={<StandingTag word={standing.word} />}
    >
      <div className="stack">
        <EmploymentLine employment={employment} />
        {standing.reasons.map((reason) => (
          <ReasonWithEntries
            key={`${reason.requirement}-${reason.period}-${reason.finding}`}
            staff={staff}
            reason={reason}
          />
        ))}
        <Link to="/ledgers/supervision" search={{ write: staff }}>
          <EditOutlined aria-hidden /> {t("standing.writeFor", { name })}
        </Link>
      </div>
    </Drawer>
  );
}

function EmploymentLine({ employment: { employed_from, leaves } }: { employment: Employment }) {
  const { t, i18n } = useTranslation();
  const day = (one: string) => fullDay(one, i18n.language);
  const spans = leaves.map(({ first, last }) => `${day(first)} – ${day(last)}`).join(" · ");
  return (
    <p className="muted">
      {t("standing.employedFrom", { day: day(employed_from) })}
      {spans !== "" && ` · ${t("standing.leaves", { spans })}`}
    </p>
  );
}

interface EntriesProps {
  staff: StaffId;
  period: string;
}

function ReasonWithEntries({ staff, reason }: { staff: StaffId; reason: Reason }) {
  const { say } = useReasonWords();
  const { requirement, finding, period } = reason;
  return (
    <section className="card">
      <h2 className="gap reason">
        <FindingTag finding={finding} /> {say(reason)}
      </h2>
      {period !== null && requirement === "training" && <TrainingEntries staff={staff} period={period} />}
      {period !== null && requirement === "supervision" && (
        <SupervisionEntries staff={staff} period={period} />
      )}
    </section>
  );
}

function TrainingEntries({ staff, period }: EntriesProps) {
  const { t, i18n } = useTranslation();
  const query = useTrainings(period);
  return (
    <Loaded query={query}>
      {({ trainings }) => {
        const entries = trainingsOf(staff, trainings);
        if (entries.length === 0) return <Empty>{t("standing.noEntries")}</Empty>;
        return (
          <ul className="plain" aria-label={t("standing.entries")}>
            {entries.map(([training, person]) => (
              <li key={training.training} className="gap entry">
                <span className="num">{dayInYear(training.on, i18n.language)}</span>
                <span>{training.title}</span>
                <span className="muted">
                  {person.attendance === null
                    ? t("training.unconfirmed")
                    : t(`attendanceResult.${person.attendance.result}`)}
                </span>
                <MarkTag mark={training.mark} />
                {!attendanceCounts(training, person) && (
                  <span className="muted">{t("standing.notCounted")}</span>
                )}
              </li>
            ))}
          </ul>
        );
      }}
    </Loaded>
  );
}

function SupervisionEntries({ staff, period }: EntriesProps) {
  const { t } = useTranslation();
  const query = useSupervisions(period);
  return (
    <Loaded query={query}>
      {({ supervisions }) => {
        const entries = supervisionsOf(staff, supervisions);
        if (entries.length === 0) return <Empty>{t("standing.noEntries")}</Empty>;
        return (
          <ul className="plain" aria-label={t("standing.entries")}>
            {entries.map((entry) => (
              <SupervisionEntry key={entry.supervision} staff={staff} entry={entry} />
            ))}
          </ul>
        );
      }}
    </Loaded>
  );
}

function SupervisionEntry({ staff, entry }: { staff: StaffId; entry: Supervision }) {
  const { t, i18n } = useTranslation();
  const { on, kind, minutes, supervisor_name, mark, people } = entry;
  const name = people.find((one) => one.staff === staff)?.name ?? "";
  const pending = mark !== "withdrawn" && !isConfirmedBy(entry, staff);
  return (
    <li className="gap entry">
      <span className="num">{dayInYear(on, i18n.language)}</span>
      <span>{t(`supervisionKind.${kind}`)}</span>
      <span className="muted">
        {t("training.minutesShort", { n: minutes })} · {supervisor_name}
      </span>
      <MarkTag mark={mark} />
      {pending && <span className="muted">{t("standing.waiting", { name })}</span>}
    </li>
  );
}
