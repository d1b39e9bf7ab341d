// The people of one training: who is enrolled, and what the trainer says of each.
import { Button, Drawer, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AttendanceMark, AttendanceResult, Enrolled, StaffId, Training } from "../../protocol/generated";
import { Empty, Failure } from "../components/states";
import { useMe } from "../sign-in";
import { useWords } from "../words";
import { type Day, fullDay } from "./calendar";
import { PeopleField } from "./PeopleField";
import { useSending } from "./queries";
import { MarkTag } from "./StandingTag";

interface Props {
  today: Day;
  training: Training;
  onClose: () => void;
}

export function TrainingPeople({ today, training, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const { title, on, mark } = training;
  return (
    <Drawer
      open
      onClose={onClose}
      size={560}
      title={t("training.peopleOf", { title })}
      extra={<span className="num">{fullDay(on, i18n.language)}</span>}
    >
      {mark !== "withdrawn" && <Enrolment training={training} />}
      {training.people.length === 0 ? (
        <Empty>{t("training.enrolNone")}</Empty>
      ) : (
        <AttendanceList today={today} training={training} />
      )}
    </Drawer>
  );
}

function Enrolment({ training }: { training: Training }) {
  const { t } = useTranslation();
  const [people, setPeople] = useState<StaffId[]>([]);
  const sending = useSending();
  const enrol = () =>
    void sending.send(`trainings/${training.training}/enrolments`, { people }, { done: () => setPeople([]) });
  return (
    <section className="stack">
      <span className="enrol">
        <PeopleField
          label={t("training.enrolWho")}
          placeholder={t("training.enrolWho")}
          value={people}
          onChange={setPeople}
          except={training.people.map(({ staff }) => staff)}
        />
        <Button disabled={people.length === 0} loading={sending.busy} onClick={enrol}>
          {t("training.enrol")}
        </Button>
      </span>
      {sending.failure !== null && <Failure error={sending.failure} />}
    </section>
  );
}

type Results = Record<StaffId, AttendanceResult>;

function AttendanceList({ today, training }: { today: Day; training: Training }) {
  const { t } = useTranslation();
  const me = useMe();
  const [results, setResults] = useState<Results>({});
  const sending = useSending();
  const { people, trainer, trainer_name, on } = training;
  const mayConfirm = trainer === me?.staff && on <= today && training.mark !== "withdrawn";
  const open = people.filter(
    ({ staff, attendance }) => staff !== me?.staff && attendance === null && results[staff] === undefined,
  );
  const marks: AttendanceMark[] = Object.entries(results).map(([staff, result]) => ({ staff, result }));
  const confirm = () =>
    void sending.send(
      `trainings/${training.training}/attendance`,
      { people: marks },
      { done: () => setResults({}) },
    );
  const markRest = () =>
    setResults({ ...results, ...Object.fromEntries(open.map(({ staff }) => [staff, "attended" as const])) });
  return (
    <section className="stack attendance">
      {!mayConfirm && (
        <p className="muted">
          {trainer === me?.staff ? t("training.notYet") : t("training.onlyTrainer", { name: trainer_name })}
        </p>
      )}
      <ul className="plain">
        {people.map((person) => (
          <li key={person.staff} className="between attendee">
            <Person person={person} />
            {mayConfirm && person.staff === me?.staff && (
              <span className="muted">{t("training.notSelf")}</span>
            )}
            {mayConfirm && person.staff !== me?.staff && (
              <ResultSelect
                person={person}
                chosen={results[person.staff]}
                onChoose={(result) => setResults({ ...results, [person.staff]: result })}
              />
            )}
          </li>
        ))}
      </ul>
      {sending.failure !== null && <Failure error={sending.failure} />}
      {mayConfirm && (
        <span className="gap">
          <Button disabled={open.length === 0} onClick={markRest}>
            {t("training.confirmAll")}
          </Button>
          <Button type="primary" disabled={marks.length === 0} loading={sending.busy} onClick={confirm}>
            {t("training.confirm")}
          </Button>
        </span>
      )}
    </section>
  );
}

function Person({ person: { name, attendance } }: { person: Enrolled }) {
  const { t, i18n } = useTranslation();
  return (
    <span className="gap">
      <b>{name}</b>
      {attendance === null ? (
        <span className="muted">○ {t("training.unconfirmed")}</span>
      ) : (
        <>
          <span>{t(`attendanceResult.${attendance.result}`)}</span>
          <MarkTag mark={attendance.mark} />
          {attendance.certificate_until !== null && (
            <span className="muted">
              {t("training.certificate", { day: fullDay(attendance.certificate_until, i18n.language) })}
            </span>
          )}
        </>
      )}
    </span>
  );
}

interface ResultProps {
  person: Enrolled;
  chosen: AttendanceResult | undefined;
  onChoose: (result: AttendanceResult) => void;
}

function ResultSelect({ person, chosen, onChoose }: ResultProps) {
  const { t } = useTranslation();
  const results = useWords("attendanceResult");
  return (
    <Select<AttendanceResult>
      size="small"
      className="result"
      aria-label={`${t("training.result")} ${person.name}`}
      placeholder={t("training.result")}
      options={results}
      value={chosen ?? person.attendance?.result ?? null}
      onChange={onChoose}
    />
  );
}
