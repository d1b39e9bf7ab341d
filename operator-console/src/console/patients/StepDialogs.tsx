// Steps on a patient's file that ask a little: consent, standing, who keeps it, something that hurt or damaged.
import { useNavigate } from "@tanstack/react-router";
import { App, Form } from "antd";
import { useTranslation } from "react-i18next";
import type { PatientAssigned, PatientDetail } from "../../protocol/generated";
import { markRefused } from "../forms/mark-refused";
import { useCommand } from "../forms/use-command";
import { FormDialog } from "../ledgers/FormDialog";
import { ConsentFields, consentOf, type FilledConsent, filledConsent } from "./ConsentFields";
import { BLANK_HARM, type FilledHarm, HarmFields, harmOf } from "./HarmFields";
import { type FilledKeeping, KeepingFields } from "./KeepingFields";
import type { PatientStep } from "./PatientSteps";
import { usePatientChanged, usePatientCommand, usePatientsChanged } from "./queries";
import { REFUSED_AT } from "./refused-at";
import { StatusDialog } from "./StatusDialog";

interface Props {
  patient: PatientDetail;
  onClose: () => void;
}

export default function StepDialogs({ step, ...rest }: Props & { step: Exclude<PatientStep, "correct"> }) {
  switch (step) {
    case "consent":
      return <ConsentDialog {...rest} />;
    case "change_status":
      return <StatusDialog {...rest} />;
    case "assign":
      return <AssignDialog {...rest} />;
    case "enter_harm":
      return <HarmDialog {...rest} />;
  }
}

function ConsentDialog({ patient, onClose }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<FilledConsent>();
  const sending = usePatientCommand(patient.patient);
  return (
    <FormDialog<FilledConsent>
      title={t("patientForms.consentTitle", { number: patient.number })}
      form={form}
      initialValues={filledConsent(patient.consent ?? { kind: "not_asked" })}
      sending={sending}
      onFinish={(filled) =>
        sending.send("consent", { seen: patient.version, consent: consentOf(filled) }, { done: onClose })
      }
      onClose={onClose}
    >
      <ConsentFields />
    </FormDialog>
  );
}

/** Whoever hands a file to another institution may not see it any more: there is nothing to stay for. */
function AssignDialog({ patient, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<FilledKeeping>();
  const listsChanged = usePatientsChanged();
  const patientChanged = usePatientChanged(patient.patient);
  const sending = useCommand(listsChanged);
  const { follow_up } = patient;
  const assigned = ({ institution }: PatientAssigned) => {
    if (institution === follow_up?.institution) {
      void patientChanged();
      onClose();
    } else {
      void message.success(t("patients.handedOver"));
      void navigate({ to: "/patients" });
    }
  };
  return (
    <FormDialog<FilledKeeping>
      title={t("patientForms.assignTitle", { number: patient.number })}
      form={form}
      initialValues={{
        township: patient.township,
        ...(follow_up === null ? {} : { institution: follow_up.institution, worker: follow_up.worker }),
      }}
      sending={sending}
      onFinish={(filled) =>
        void sending.send<PatientAssigned>(
          `patients/${patient.patient}/assignment`,
          { seen: patient.version, ...filled },
          {
            done: assigned,
            failed: (error) => markRefused(form, error, t("refusedField"), REFUSED_AT),
          },
        )
      }
      onClose={onClose}
    >
      <p className="muted lead">{t("patientForms.assignHint")}</p>
      <KeepingFields />
    </FormDialog>
  );
}

function HarmDialog({ patient, onClose }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<FilledHarm>();
  const sending = usePatientCommand(patient.patient);
  return (
    <FormDialog<FilledHarm>
      title={t("patientForms.harmTitle", { number: patient.number })}
      form={form}
      initialValues={BLANK_HARM}
      sending={sending}
      onFinish={(filled) =>
        sending.send("harms", harmOf(filled), {
          done: onClose,
          failed: (error) =>
            markRefused(form, error, t("refusedField"), {
              entry_in_future: ["happened_at"],
              harm_invalid: ["injured"],
            }),
        })
      }
      onClose={onClose}
    >
      <HarmFields told="by_somebody" />
    </FormDialog>
  );
}
