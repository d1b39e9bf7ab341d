// Sends the crisis team from a talk. It is asked once and in one piece; the conversation stays in sight beside it, nothing
// behind it is veiled, and what was filled in stays while the operator answers the caller.
import { App, Button, Drawer, Form } from "antd";
import { useTranslation } from "react-i18next";
import type { DispatchRequested, MySession, Purpose } from "../../protocol/generated";
import { Failure } from "../components/states";
import { markRefused } from "../forms/mark-refused";
import { DEFAULT_NEEDS } from "../teams/needs";
import { useDispatchCommand } from "./queries";
import { GroundFields, PersonFields, PlaceFields, SealedHint, TeamFields } from "./RequestFields";
import { EMPTY_REQUEST, type RequestForm, requestOf } from "./request";

const REAL: Purpose = "real";

/** As wide as the pane beside the talk (`desk.css`, `narrow.css`), so that it covers nothing of what is said. */
const besideTalk = () => (innerWidth > 1366 ? 380 : 348);

export default function SendTeamDrawer({ session, onClose }: { session: MySession; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<RequestForm>();
  const sending = useDispatchCommand();
  const send = (filled: RequestForm) =>
    void sending.send<DispatchRequested>(`sessions/${session.session}/dispatch`, requestOf(filled, REAL), {
      done: ({ number }) => {
        void message.success(t("glance.sent", { number }));
        onClose();
      },
      failed: (error) =>
        markRefused(form, error, t("refusedField"), {
          no_team_here: ["area"],
          needs_too_few: ["needs"],
          needs_too_many: ["needs"],
        }),
    });
  return (
    <Drawer
      open
      title={t("glance.sendTitle", { alias: session.alias })}
      size={besideTalk()}
      mask={false}
      onClose={onClose}
      className="send-team"
      footer={
        <div className="stack">
          <span className="muted">{t("glance.goesOn")}</span>
          <span className="gap">
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button type="primary" danger loading={sending.busy} onClick={() => form.submit()}>
              {t("glance.send")}
            </Button>
          </span>
        </div>
      }
    >
      {sending.failure !== null && <Failure error={sending.failure} />}
      <Form<RequestForm>
        form={form}
        layout="vertical"
        requiredMark={false}
        className="request-form"
        initialValues={{
          ...EMPTY_REQUEST,
          needs: [...DEFAULT_NEEDS],
        }}
        onFinish={send}
        scrollToFirstError={{ focus: true }}
      >
        <PlaceFields />
        <GroundFields />
        <TeamFields />
        <PersonFields />
        <SealedHint />
      </Form>
    </Drawer>
  );
}
