// Corrects a patient's file: all of it as it shall be.
import { Drawer, Form } from "antd";
import { useTranslation } from "react-i18next";
import type { PatientDetail } from "../../protocol/generated";
import { DrawerFoot } from "../components/DrawerFoot";
import { Failure } from "../components/states";
import { markRefused } from "../forms/mark-refused";
import { ClinicalFields, ContactFields, GuardianFields, IdentityFields } from "./FileFields";
import { type FilledFile, fileOf, filledFromPatient } from "./file-form";
import { NotShown } from "./marks";
import { usePatientCommand } from "./queries";
import { REFUSED_AT } from "./refused-at";

export default function CorrectDrawer({ patient, onClose }: { patient: PatientDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<FilledFile>();
  const sending = usePatientCommand(patient.patient);
  const known = filledFromPatient(patient);
  const save = (filled: FilledFile) =>
    sending.send(
      "file",
      { seen: patient.version, file: fileOf(filled) },
      {
        done: onClose,
        failed: (error) => markRefused(form, error, t("refusedField"), REFUSED_AT),
      },
    );
  return (
    <Drawer
      open
      title={t("patientForms.correctTitle", { number: patient.number })}
      size={720}
      mask={{ closable: false }}
      onClose={onClose}
      footer={
        <DrawerFoot okText={t("save")} sending={sending} onSend={() => form.submit()} onClose={onClose} />
      }
    >
      {sending.failure !== null && <Failure error={sending.failure} />}
      {known === undefined ? (
        <NotShown />
      ) : (
        <Form<FilledFile>
          form={form}
          layout="vertical"
          requiredMark={false}
          className="register-form"
          initialValues={known as never}
          onFinish={save}
          scrollToFirstError={{ focus: true }}
        >
          <IdentityFields />
          <GuardianFields />
          <ContactFields />
          <ClinicalFields />
        </Form>
      )}
    </Drawer>
  );
}
