// Changes where a patient stands: moved away, lost, found, died; what follows of it is said before.
import { Alert, Form, Input, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { DeathCause, PatientDetail, StatusChange } from "../../protocol/generated";
import { FormDialog, useRequired } from "../ledgers/FormDialog";
import { useWords } from "../words";
import { usePatientCommand } from "./queries";

interface Filled {
  change: StatusChange["kind"];
  on: string;
  cause: DeathCause;
}

function changeOf({ change, on, cause }: Filled): StatusChange {
  switch (change) {
    case "move":
      return { kind: change, on };
    case "lose":
      return { kind: change, since: on };
    case "find":
      return { kind: change };
    case "die":
      return { kind: change, on, cause };
  }
}

export function StatusDialog({ patient, onClose }: { patient: PatientDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Filled>();
  const required = useRequired();
  const changes = useWords("statusChange");
  const causes = useWords("deathCause");
  const change = Form.useWatch("change", form);
  const sending = usePatientCommand(patient.patient);
  return (
    <FormDialog<Filled>
      title={t("patientForms.statusTitle", { number: patient.number })}
      form={form}
      initialValues={{}}
      sending={sending}
      tone={change === "die" || change === "move" ? "danger" : "plain"}
      onFinish={(filled) =>
        sending.send("status", { seen: patient.version, change: changeOf(filled) }, { done: onClose })
      }
      onClose={onClose}
    >
      <Form.Item name="change" label={t("patientForms.change")} rules={required(t("patientForms.change"))}>
        <Radio.Group optionType="button" options={changes} />
      </Form.Item>
      {change !== undefined && (
        <Alert
          type={change === "die" || change === "move" ? "warning" : "info"}
          showIcon
          className="lead"
          title={t(`patientForms.statusHint.${change}`)}
        />
      )}
      {change !== undefined && change !== "find" && (
        <Form.Item name="on" label={t("patientForms.on")} rules={required(t("patientForms.on"))}>
          <Input type="date" />
        </Form.Item>
      )}
      {change === "die" && (
        <Form.Item name="cause" label={t("patientForms.cause")} rules={required(t("patientForms.cause"))}>
          <Select options={causes} />
        </Form.Item>
      )}
    </FormDialog>
  );
}
