// What the centre asks of its operators: each version of the rules with its first day.
import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Form, InputNumber, Radio, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { LedgerRules, LedgerRulesView } from "../../protocol/generated";
import { api } from "../api";
import { Empty, Loaded } from "../components/states";
import { markRefused } from "../forms/mark-refused";
import type { RefusedAt } from "../forms/refused-field";
import { useRight } from "../sign-in";
import { useWords } from "../words";
import { fullDay } from "./calendar";
import { DayItem, FormDialog } from "./FormDialog";
import { useSending } from "./queries";

export function LedgerRulesCard() {
  const { t } = useTranslation();
  const mayChange = useRight("manage_settings");
  const query = useQuery({
    queryKey: ["ledgers", "rules"],
    queryFn: () => api.get<LedgerRulesView>("ledger-rules"),
  });
  const [adding, setAdding] = useState<"no" | "yes">("no");
  const versions = query.data?.versions ?? [];
  return (
    <section className="card" aria-labelledby="ledger-rules">
      <div className="between">
        <h2 id="ledger-rules">{t("rules.title")}</h2>
        {mayChange && (
          <Button icon={<PlusOutlined />} onClick={() => setAdding("yes")}>
            {t("rules.add")}
          </Button>
        )}
      </div>
      <p className="muted lead">{t("rules.hint")}</p>
      <Loaded query={query}>{() => <Versions versions={versions} />}</Loaded>
      {adding === "yes" && <RulesDialog last={versions.at(-1)} onClose={() => setAdding("no")} />}
    </section>
  );
}

function Versions({ versions }: { versions: readonly LedgerRules[] }) {
  const { t, i18n } = useTranslation();
  return (
    <Table<LedgerRules>
      size="small"
      rowKey="from"
      pagination={false}
      scroll={{ x: true }}
      dataSource={[...versions]}
      locale={{ emptyText: <Empty>{t("rules.none")}</Empty> }}
      columns={[
        {
          title: t("rules.from"),
          render: (_, { from }) => <span className="num">{fullDay(from, i18n.language)}</span>,
        },
        { title: t("rules.trainings"), dataIndex: "trainings_per_year" },
        { title: t("rules.supervisions"), dataIndex: "supervisions_per_month" },
        { title: t("rules.dueDays"), dataIndex: "due_days" },
        { title: t("rules.absence"), render: (_, { absence }) => t(`absenceRule.${absence}`) },
        { title: t("rules.overdue"), render: (_, { overdue }) => t(`overdueRouting.${overdue}`) },
        {
          title: t("rules.courses"),
          render: (_, { courses }) =>
            COURSES.map((name) => `${t(`rules.course.${name}`)} ${courses[name]}`).join(" · "),
        },
      ]}
    />
  );
}

/** Which field a refusal is about. */
const REFUSED_AT: RefusedAt = { rules_in_past: ["from"] };

interface DialogProps {
  /** The new version begins as a copy of it. */
  last: LedgerRules | undefined;
  onClose: () => void;
}

function RulesDialog({ last, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<LedgerRules>();
  const absences = useWords("absenceRule");
  const overdues = useWords("overdueRouting");
  const sending = useSending();
  const submit = (rules: LedgerRules) =>
    void sending.send(
      "ledger-rules",
      { rules },
      { done: onClose, failed: (error) => markRefused(form, error, t("refusedField"), REFUSED_AT) },
    );
  return (
    <FormDialog<LedgerRules>
      title={t("rules.add")}
      form={form}
      initialValues={{ ...last, from: "" }}
      sending={sending}
      onFinish={submit}
      onClose={onClose}
    >
      <div className="two-columns">
        <DayItem name="from" label={t("rules.from")} />
        <NumberItem name="due_days" label={t("rules.dueDays")} />
        <NumberItem name="trainings_per_year" label={t("rules.trainings")} />
        <NumberItem name="supervisions_per_month" label={t("rules.supervisions")} />
      </div>
      <fieldset className="two-columns" aria-label={t("rules.courses")}>
        {COURSES.map((name) => (
          <NumberItem key={name} name={["courses", name]} label={t(`rules.course.${name}`)} />
        ))}
      </fieldset>
      <Form.Item name="absence" label={t("rules.absence")}>
        <Radio.Group optionType="button" options={absences} />
      </Form.Item>
      <Form.Item name="overdue" label={t("rules.overdue")}>
        <Radio.Group optionType="button" options={overdues} />
      </Form.Item>
    </FormDialog>
  );
}

/** Courses that a year asks for, counted by organiser. */
const COURSES = ["crisis_team", "drills", "community_doctors", "city_in_all"] as const;

/** The server refuses more. */
const MOST_ASKED = 31;

function NumberItem({ name, label }: { name: keyof LedgerRules | string[]; label: string }) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: true, message: t("accounts.required", { what: label }) }]}
    >
      <InputNumber min={0} max={MOST_ASKED} precision={0} />
    </Form.Item>
  );
}
