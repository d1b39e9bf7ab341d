// What can be done with a case: refer the person on, diagnose, review what an institution reports.
import { useNavigate } from "@tanstack/react-router";
import { Form, Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type {
  CaseActionName,
  CaseFinding,
  CaseView,
  CountyVerdict,
  Disorder,
  Permit,
} from "../../protocol/generated";
import { PermitButton } from "../dispatch/PermitButton";
import { FormDialog, useRequired } from "../ledgers/FormDialog";
import { useWords } from "../words";
import { useCaseCommand } from "./queries";
import { ReferAgainDialog } from "./ReferAgainDialog";

/** Registering is done on a page of its own. */
const HERE = ["refer", "diagnose", "review"] as const satisfies readonly CaseActionName[];
type Here = (typeof HERE)[number];

/** Undefined: never this person's, by their role. */
function permitOf({ actions }: CaseView, name: CaseActionName): Permit | undefined {
  const permit = actions.find((one) => one.name === name)?.allowed;
  return permit?.kind === "no" && permit.code === "forbidden" ? undefined : permit;
}

export function CaseSteps({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState<Here | null>(null);
  const close = () => setOpen(null);
  return (
    <span className="gap">
      {HERE.map((name) => (
        <PermitButton
          key={name}
          permit={permitOf(view, name)}
          type={name === "refer" ? "default" : "primary"}
          onAct={() => setOpen(name)}
        >
          {t(`cases.step.${name}`)}
        </PermitButton>
      ))}
      <PermitButton
        permit={permitOf(view, "register")}
        type="primary"
        onAct={() => void navigate({ to: "/cases/$case/register", params: { case: view.row.case } })}
      >
        {t("cases.step.register")}
      </PermitButton>
      {open === "refer" && (
        <ReferAgainDialog of={view.row.case} area={view.row.area} basedOn={null} onClose={close} />
      )}
      {open === "diagnose" && <DiagnoseDialog view={view} onClose={close} />}
      {open === "review" && <ReviewDialog view={view} onClose={close} />}
    </span>
  );
}

interface DialogProps {
  view: CaseView;
  onClose: () => void;
}

/** Same as `protocol::limits` for what a physician writes. */
const GROUNDS_CHARS = 4_000;

function DiagnoseDialog({ view, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ finding: Disorder | "not_confirmed"; grounds: string }>();
  const required = useRequired();
  const disorders = useWords("disorder");
  const sending = useCaseCommand();
  const findingOf = (finding: Disorder | "not_confirmed"): CaseFinding =>
    finding === "not_confirmed" ? { kind: finding } : { kind: "confirmed", disorder: finding };
  return (
    <FormDialog<{ finding: Disorder | "not_confirmed"; grounds: string }>
      title={t("cases.step.diagnose")}
      form={form}
      initialValues={{ grounds: "" }}
      sending={sending}
      onFinish={({ finding, grounds }) =>
        void sending.send(
          `cases/${view.row.case}/diagnosis`,
          { version: view.row.version, finding: findingOf(finding), grounds: grounds.trim() },
          { done: onClose },
        )
      }
      onClose={onClose}
    >
      <p className="muted lead">{t("cases.diagnoseHint")}</p>
      <Form.Item name="finding" label={t("cases.finding")} rules={required(t("cases.finding"))}>
        <Radio.Group
          vertical
          options={[...disorders, { value: "not_confirmed", label: t("cases.notConfirmed") }]}
        />
      </Form.Item>
      <Form.Item name="grounds" label={t("cases.grounds")} rules={required(t("cases.grounds"))}>
        <Input.TextArea rows={3} maxLength={GROUNDS_CHARS} />
      </Form.Item>
    </FormDialog>
  );
}

function ReviewDialog({ view, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ verdict: CountyVerdict; reason: string }>();
  const required = useRequired();
  const verdicts = useWords("reviewVerdict");
  const verdict = Form.useWatch("verdict", form);
  const sending = useCaseCommand();
  return (
    <FormDialog<{ verdict: CountyVerdict; reason: string }>
      title={t("cases.step.review")}
      form={form}
      initialValues={{ reason: "" }}
      sending={sending}
      onFinish={({ verdict, reason }) =>
        void sending.send(
          `cases/${view.row.case}/review`,
          { version: view.row.version, verdict, reason: reason.trim() },
          { done: onClose },
        )
      }
      onClose={onClose}
    >
      <Form.Item name="verdict" label={t("cases.verdict")} rules={required(t("cases.verdict"))}>
        <Radio.Group optionType="button" options={verdicts} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t("cases.reviewReason")}
        rules={verdict === "return" ? required(t("cases.reviewReason")) : []}
      >
        <Input.TextArea rows={3} maxLength={GROUNDS_CHARS} />
      </Form.Item>
    </FormDialog>
  );
}
