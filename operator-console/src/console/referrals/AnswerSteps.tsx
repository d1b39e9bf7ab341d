// What the receiver can say now, as single steps: one press each, and a form only where something has to be said with it.
import { Form, Input, Radio } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReferralActionName, ReferralView, Said } from "../../protocol/generated";
import { useReport } from "../desk/use-ask";
import { PermitButton } from "../dispatch/PermitButton";
import { FormDialog } from "../ledgers/FormDialog";
import { useWords } from "../words";
import { mayNow, permitOf } from "./permits";
import { useReferralCommand } from "./queries";

/** Steps that say nothing but that it is so. */
const PLAIN = {
  receive: { kind: "received" },
  accept: { kind: "accepted" },
  attend: { kind: "attended" },
  no_show: { kind: "no_show" },
  confirm_cancel: { kind: "cancelled" },
} as const satisfies Partial<Record<ReferralActionName, Said>>;
type PlainName = keyof typeof PLAIN;

const WITH_FORM = [
  "schedule",
  "complete",
  "decline",
  "fail",
] as const satisfies readonly ReferralActionName[];
type FormName = (typeof WITH_FORM)[number];

/** What is hoped for, in its order: the first that can be said now is filled. */
const HOPED: readonly ReferralActionName[] = ["accept", "attend", "complete"];
const typeOf = (view: ReferralView, name: ReferralActionName) =>
  HOPED.find((one) => mayNow(view, one)) === name ? "primary" : "default";

export function AnswerSteps({ view }: { view: ReferralView }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<FormName | null>(null);
  return (
    <>
      {(Object.keys(PLAIN) as PlainName[])
        .filter((name) => mayNow(view, name))
        .map((name) => (
          <PlainStep key={name} view={view} name={name} />
        ))}
      {WITH_FORM.filter((name) => mayNow(view, name)).map((name) => (
        <PermitButton
          key={name}
          permit={permitOf(view, name)}
          type={typeOf(view, name)}
          danger={name === "decline" || name === "fail"}
          onAct={() => setOpen(name)}
        >
          {t(`referrals.step.${name}`)}
        </PermitButton>
      ))}
      {open !== null && <SayDialog view={view} name={open} onClose={() => setOpen(null)} />}
    </>
  );
}

function PlainStep({ view, name }: { view: ReferralView; name: PlainName }) {
  const { t } = useTranslation();
  const report = useReport();
  const sending = useReferralCommand();
  return (
    <PermitButton
      permit={permitOf(view, name)}
      type={typeOf(view, name)}
      loading={sending.busy}
      onAct={() =>
        void sending.send(
          `referrals/${view.row.referral}/answer`,
          { version: view.version, said: PLAIN[name], note: "" },
          { done: () => {}, failed: report },
        )
      }
    >
      {t(`referrals.step.${name}`)}
    </PermitButton>
  );
}

interface Filled {
  choice?: string;
  visit_at?: string;
  note: string;
}

/** The form's answer as it is said; the choice is one of that step's own words. */
function saidOf(name: FormName, { choice, visit_at }: Filled): Said {
  switch (name) {
    case "schedule":
      return { kind: "scheduled", visit_at: new Date(visit_at ?? "").getTime() * 1_000 };
    case "complete":
      return { kind: "completed", outcome: choice } as Said;
    case "decline":
      return { kind: "declined", because: choice } as Said;
    case "fail":
      return { kind: "failed", because: choice } as Said;
  }
}

/** Same as `protocol::limits` for what is written to a sender. */
const NOTE_CHARS = 4_000;

function SayDialog({ view, name, onClose }: { view: ReferralView; name: FormName; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Filled>();
  const sending = useReferralCommand();
  return (
    <FormDialog<Filled>
      title={t(`referrals.step.${name}`)}
      form={form}
      initialValues={{ note: "" }}
      sending={sending}
      tone={name === "decline" || name === "fail" ? "danger" : "plain"}
      okText={t(`referrals.step.${name}`)}
      onFinish={(filled) =>
        void sending.send(
          `referrals/${view.row.referral}/answer`,
          { version: view.version, said: saidOf(name, filled), note: filled.note.trim() },
          { done: onClose },
        )
      }
      onClose={onClose}
    >
      <What name={name} />
      <Form.Item name="note" label={t("referrals.noteToSender")} extra={t("referrals.noteHint")}>
        <Input.TextArea rows={3} maxLength={NOTE_CHARS} />
      </Form.Item>
    </FormDialog>
  );
}

/** What has to be said with the step. */
function What({ name }: { name: FormName }): ReactNode {
  const { t } = useTranslation();
  const outcomes = useWords("referralOutcome");
  const declines = useWords("referralDecline");
  const failures = useWords("referralFailure");
  const rules = (what: string) => [{ required: true, message: t("accounts.required", { what }) }];
  if (name === "schedule")
    return (
      <Form.Item name="visit_at" label={t("referrals.visitAt")} rules={rules(t("referrals.visitAt"))}>
        <Input type="datetime-local" />
      </Form.Item>
    );
  const options = name === "complete" ? outcomes : name === "decline" ? declines : failures;
  const label = t(name === "complete" ? "referrals.outcome" : "referrals.because");
  return (
    <Form.Item name="choice" label={label} rules={rules(label)}>
      <Radio.Group vertical options={options} />
    </Form.Item>
  );
}
