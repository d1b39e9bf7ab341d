// Writes a supervision down, or corrects one.
import { Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import type { EntryId, NewSupervision, Supervision } from "../../protocol/generated";
import { markRefused } from "../forms/mark-refused";
import type { RefusedAt } from "../forms/refused-field";
import { useMe } from "../sign-in";
import { useWords } from "../words";
import { type Day, dayInYear, monthOf, monthsFrom } from "./calendar";
import { DayItem, FormDialog, MinutesItem, ReasonItem, useRequired } from "./FormDialog";
import { PeopleField } from "./PeopleField";
import { useSending, useSupervisions } from "./queries";
import { SessionsField } from "./SessionsField";
import { supervisionsOf } from "./standing";

type Filled = Omit<NewSupervision, "id"> & { reason: string };

/** Which field a refusal is about. */
const REFUSED_AT: RefusedAt = {
  entry_in_future: ["on"],
  self_confirmed: ["people"],
  staff_not_found: ["people"],
  session_not_found: ["sessions"],
};

interface Props {
  /** The centre's day. */
  today: Day;
  /** One to correct, or those a new one begins with. */
  of: { kind: "correction"; entry: Supervision } | { kind: "new"; people: string[]; sessions: string[] };
  onClose: () => void;
}

const AN_HOUR = 60;

export function SupervisionDialog({ today, of, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const [form] = Form.useForm<Filled>();
  const sending = useSending();
  const submit = ({ reason, ...filled }: Filled) => {
    const after = {
      done: onClose,
      failed: (error: unknown) => markRefused(form, error, t("refusedField"), REFUSED_AT),
    };
    if (of.kind === "new") return void sending.send("supervisions", filled, after);
    const { kind: asHeld, ...rest } = filled;
    const to = { kind: "held", form: asHeld, ...rest };
    void sending.send(`supervisions/${of.entry.supervision}/corrections`, { reason, to }, after);
  };
  const begun: Partial<Filled> =
    of.kind === "correction"
      ? { ...of.entry, people: of.entry.people.map(({ staff }) => staff) }
      : {
          kind: "individual",
          on: today,
          minutes: AN_HOUR,
          people: of.people,
          sessions: of.sessions,
          points: "",
          previous: "",
        };
  const title =
    of.kind === "new"
      ? t("supervisions.addTitle")
      : t("supervisions.correctTitle", { day: dayInYear(of.entry.on, i18n.language) });
  return (
    <FormDialog<Filled>
      title={title}
      form={form}
      initialValues={begun}
      sending={sending}
      onFinish={submit}
      onClose={onClose}
    >
      <p className="muted lead">
        {t(of.kind === "new" ? "supervisions.addHint" : "supervisions.correctHint")}
      </p>
      <Fields today={today} corrected={of.kind === "new" ? null : of.entry.supervision} />
      {of.kind === "correction" && <ReasonItem />}
    </FormDialog>
  );
}

interface FieldsProps {
  today: Day;
  /** The entry that is being corrected: it is not its own predecessor. */
  corrected: EntryId | null;
}

function Fields({ today, corrected }: FieldsProps) {
  const { t } = useTranslation();
  const me = useMe();
  const kinds = useWords("supervisionKind");
  const required = useRequired();
  return (
    <>
      <Form.Item name="kind" label={t("supervisions.kind")}>
        <Radio.Group optionType="button" options={kinds} />
      </Form.Item>
      <Form.Item
        name="people"
        label={t("supervisions.people")}
        rules={[
          {
            type: "array",
            min: 1,
            message: t("accounts.required", { what: t("supervisions.people") }),
          },
        ]}
      >
        <PeopleField except={me === null ? [] : [me.staff]} />
      </Form.Item>
      <div className="two-columns">
        <DayItem name="on" label={t("supervisions.day")} />
        <MinutesItem name="minutes" label={t("supervisions.minutes")} />
      </div>
      <SessionsItem />
      <LastPoints today={today} corrected={corrected} />
      <Form.Item name="previous" label={t("supervisions.previous")}>
        <Input.TextArea rows={2} />
      </Form.Item>
      <Form.Item name="points" label={t("supervisions.points")} rules={required(t("supervisions.points"))}>
        <Input.TextArea rows={3} />
      </Form.Item>
    </>
  );
}

/** Of those who were supervised. */
function SessionsItem() {
  const { t } = useTranslation();
  const people = Form.useWatch<string[] | undefined>("people") ?? [];
  return (
    <Form.Item name="sessions" label={t("supervisions.sessions")} extra={t("supervisions.sessionsHint")}>
      <SessionsField people={people} />
    </Form.Item>
  );
}

/** What was agreed with the first of them the last time, this month or the month before. */
function LastPoints({ today, corrected }: FieldsProps) {
  const { t, i18n } = useTranslation();
  const people = Form.useWatch<string[] | undefined>("people") ?? [];
  const month = monthOf(today);
  const lists = [useSupervisions(month), useSupervisions(monthsFrom(month, -1))];
  const [first] = people;
  if (first === undefined) return null;
  const last = lists
    .flatMap(({ data }) => supervisionsOf(first, data?.supervisions ?? []))
    .find(
      ({ supervision, mark, points }) => supervision !== corrected && mark !== "withdrawn" && points !== "",
    );
  if (last === undefined) return null;
  return (
    <p className="context muted">
      {t("supervisions.lastPoints", { day: dayInYear(last.on, i18n.language), points: last.points })}
    </p>
  );
}
