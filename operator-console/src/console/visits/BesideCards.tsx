// Beside the visits: the physical examination of each year, and what a physician says of the follow-up.
import { PlusOutlined } from "@ant-design/icons";
import { App, Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { Examination, PatientId } from "../../protocol/generated";
import { Empty, Loaded } from "../components/states";
import { markRefused } from "../forms/mark-refused";
import { DayItem, FormDialog, useRequired } from "../ledgers/FormDialog";
import { FIELD_CHARS } from "./Question";
import { useExaminations, useVisitCommand, useVisitDesk } from "./queries";
import type { CardProps } from "./VisitsCard";
import "./words";

export function ExaminationsCard({ patient, actions }: CardProps) {
  return actions.includes("visit") ? <Examinations patient={patient} /> : null;
}

function Examinations({ patient }: { patient: PatientId }) {
  const { t } = useTranslation();
  const query = useExaminations(patient);
  const desk = useVisitDesk(patient).data;
  const [entering, setEntering] = useState<"no" | "yes">("no");
  return (
    <section className="card" aria-labelledby="patient-examinations">
      <div className="between">
        <h2 id="patient-examinations">{t("visits.examinations")}</h2>
        {desk?.actions.includes("record_examination") && (
          <Button icon={<PlusOutlined />} onClick={() => setEntering("yes")}>
            {t("visits.examine")}
          </Button>
        )}
      </div>
      <p className="muted lead">{t("visits.examinationHint")}</p>
      <Loaded query={query}>{(made) => <Made examinations={made} />}</Loaded>
      {entering === "yes" && desk !== undefined && (
        <ExaminationDialog patient={patient} today={desk.today} onClose={() => setEntering("no")} />
      )}
    </section>
  );
}

function Made({ examinations }: { examinations: readonly Examination[] }) {
  const { t } = useTranslation();
  if (examinations.length === 0) return <Empty>{t("visits.examinationsNone")}</Empty>;
  return (
    <ul className="plain">
      {examinations.map(({ on, at, by_name, findings }) => (
        <li key={at} className="note">
          <span className="muted num">
            {on} · {by_name}
          </span>
          <span className="words">{findings}</span>
        </li>
      ))}
    </ul>
  );
}

interface FilledExamination {
  on: string;
  findings: string;
}

interface DialogProps {
  patient: PatientId;
  onClose: () => void;
}

function ExaminationDialog({ patient, today, onClose }: DialogProps & { today: string }) {
  const { t } = useTranslation();
  const required = useRequired();
  const [form] = Form.useForm<FilledExamination>();
  const sending = useVisitCommand(patient);
  return (
    <FormDialog<FilledExamination>
      title={t("visits.examine")}
      form={form}
      initialValues={{ on: today, findings: "" }}
      sending={sending}
      onFinish={(filled) =>
        void sending.send(`patients/${patient}/examinations`, filled, {
          done: onClose,
          failed: (error) => markRefused(form, error, t("refusedField"), { visit_in_future: ["on"] }),
        })
      }
      onClose={onClose}
    >
      <DayItem name="on" label={t("visits.examinedOn")} />
      <Form.Item
        name="findings"
        label={t("visits.examinationFindings")}
        rules={required(t("visits.examinationFindings"))}
      >
        <Input.TextArea rows={4} maxLength={FIELD_CHARS} placeholder={t("visits.examinationExample")} />
      </Form.Item>
    </FormDialog>
  );
}

/** A physician of the hospital may guide without reading what was said before. */
export function GuidanceCard({ patient, actions }: CardProps) {
  const { t } = useTranslation();
  const [writing, setWriting] = useState<"no" | "yes">("no");
  const reads = actions.includes("visit");
  if (!reads && !actions.includes("guide")) return null;
  return (
    <section className="card" aria-labelledby="patient-guidance">
      <div className="between">
        <h2 id="patient-guidance">{t("visits.guidance")}</h2>
        {actions.includes("guide") && (
          <Button icon={<PlusOutlined />} onClick={() => setWriting("yes")}>
            {t("visits.guide")}
          </Button>
        )}
      </div>
      {reads ? <Latest patient={patient} /> : <p className="muted">{t("visits.guidanceElsewhere")}</p>}
      {writing === "yes" && <GuidanceDialog patient={patient} onClose={() => setWriting("no")} />}
    </section>
  );
}

function Latest({ patient }: { patient: PatientId }) {
  const { t } = useTranslation();
  const query = useVisitDesk(patient);
  return (
    <Loaded query={query}>
      {({ guidance }) =>
        guidance === null ? (
          <Empty>{t("visits.guidanceNone")}</Empty>
        ) : (
          <div className="note">
            <span className="muted num">
              {guidance.by_name} · {dayAndTime(guidance.at)}
            </span>
            <span className="words">{guidance.words}</span>
          </div>
        )
      }
    </Loaded>
  );
}

function GuidanceDialog({ patient, onClose }: DialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const required = useRequired();
  const [form] = Form.useForm<{ words: string }>();
  const sending = useVisitCommand(patient);
  return (
    <FormDialog<{ words: string }>
      title={t("visits.guide")}
      form={form}
      initialValues={{ words: "" }}
      sending={sending}
      onFinish={(filled) =>
        void sending.send(`patients/${patient}/guidance`, filled, {
          done: () => {
            void message.success(t("visits.guidanceGiven"));
            onClose();
          },
          failed: (error) => markRefused(form, error, t("refusedField")),
        })
      }
      onClose={onClose}
    >
      <Form.Item name="words" label={t("visits.guidanceWords")} rules={required(t("visits.guidanceWords"))}>
        <Input.TextArea rows={4} maxLength={FIELD_CHARS} />
      </Form.Item>
    </FormDialog>
  );
}
