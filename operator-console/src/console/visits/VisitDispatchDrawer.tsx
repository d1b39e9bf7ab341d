// Asks for the crisis team from a visit: where the patient lives and who it is stand in it already, the form waits behind it.
import { App, Drawer, Form } from "antd";
import { useTranslation } from "react-i18next";
import type { DispatchRequested, PatientDetail, Purpose } from "../../protocol/generated";
import { api } from "../api";
import { useCommandIds } from "../command-id";
import { DrawerFoot } from "../components/DrawerFoot";
import { Failure, Loading } from "../components/states";
import { GroundFields, PersonFields, PlaceFields, SealedHint, TeamFields } from "../dispatch/RequestFields";
import { EMPTY_REQUEST, type RequestForm, requestOf } from "../dispatch/request";
import { markRefused } from "../forms/mark-refused";
import { useAttempt } from "../forms/use-attempt";
import { usePatient } from "../patients/queries";
import { DEFAULT_NEEDS } from "../teams/needs";
import { useVisitForm } from "./form-context";
import { reasonsOf } from "./visit-form";

const REAL: Purpose = "real";

export default function VisitDispatchDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { desk } = useVisitForm();
  const [form] = Form.useForm<RequestForm>();
  const file = usePatient(desk.patient);
  const sending = useSending(form, onClose);
  return (
    <Drawer
      open
      title={t("visits.dangerTitle", { name: desk.name })}
      size={600}
      mask={{ closable: false }}
      onClose={onClose}
      className="send-team"
      footer={
        <DrawerFoot
          okText={t("request.send")}
          sending={sending}
          onSend={() => form.submit()}
          onClose={onClose}
          tone="danger"
          size="large"
        />
      }
    >
      {sending.failure !== null && <Failure error={sending.failure} />}
      {file.isPending ? <Loading /> : <Fields form={form} file={file.data} onFinish={sending.send} />}
    </Drawer>
  );
}

interface FieldsProps {
  form: ReturnType<typeof Form.useForm<RequestForm>>[0];
  /** Undefined where it could not be read: a team is asked for all the same. */
  file: PatientDetail | undefined;
  onFinish: (filled: RequestForm) => void;
}

function Fields({ form, file, onFinish }: FieldsProps) {
  const { desk, filled } = useVisitForm();
  return (
    <Form<RequestForm>
      form={form}
      layout="vertical"
      requiredMark={false}
      className="request-form"
      initialValues={{
        ...EMPTY_REQUEST,
        needs: [...DEFAULT_NEEDS],
        area: desk.township,
        reasons: reasonsOf(filled),
        place: file?.identity?.address ?? "",
        personName: desk.name,
        personPhone: file?.identity?.phone ?? "",
        situation: filled.remarks,
      }}
      onFinish={onFinish}
      scrollToFirstError={{ focus: true }}
    >
      <PlaceFields />
      <GroundFields />
      <TeamFields />
      <PersonFields />
      <SealedHint />
    </Form>
  );
}

function useSending(form: FieldsProps["form"], onClose: () => void) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { desk, change } = useVisitForm();
  const attempt = useAttempt();
  const ids = useCommandIds();
  const send = (filled: RequestForm) =>
    void attempt.run(
      async () => {
        // The command's id stands within the request.
        const request = requestOf(filled, REAL);
        const body = { request: { id: ids.idFor(request), ...request } };
        const sent = await api.post<DispatchRequested>(`patients/${desk.patient}/visit-dispatch`, body);
        ids.settled();
        change({ sentTeam: sent });
        void message.success(t("glance.sent", { number: sent.number }));
        onClose();
      },
      (error) =>
        markRefused(form, error, t("refusedField"), {
          no_team_here: ["area"],
          needs_too_few: ["needs"],
          needs_too_many: ["needs"],
        }),
    );
  return { busy: attempt.busy, failure: attempt.failure, send };
}
