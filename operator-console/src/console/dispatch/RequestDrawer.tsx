// A team is asked for because somebody told us: police, a department, relatives, an employer, a village, a school, a clinic;
// or for one more case of a declared emergency. A drill uses the same form and says so all over it.
import { Alert, App, Drawer, Form, Input, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import type {
  DispatchRequested,
  EmergencyId,
  Need,
  PlanId,
  Purpose,
  ResponseClass,
  RiskTier,
} from "../../protocol/generated";
import { api } from "../api";
import { useCommandIds } from "../command-id";
import { DrawerFoot } from "../components/DrawerFoot";
import { Failure } from "../components/states";
import { markRefused } from "../forms/mark-refused";
import { useAttempt } from "../forms/use-attempt";
import { DEFAULT_NEEDS } from "../teams/needs";
import { useWords } from "../words";
import { useDispatchesChanged } from "./queries";
import { GroundFields, PersonFields, PlaceFields, SealedHint, TeamFields } from "./RequestFields";
import { EMPTY_REQUEST, type OthersForm, othersRequestOf } from "./request";

/** One of the cases of this emergency: it brings what its plan asks for. */
export interface CaseOf {
  emergency: EmergencyId;
  title: string;
  area: string;
  purpose: Purpose;
  needs: Need[];
  class: ResponseClass;
}

interface Props {
  caseOf?: CaseOf;
  /** The version of the plan that a drill exercises. */
  plan?: PlanId;
  onClose: () => void;
  onSent?: (sent: DispatchRequested) => void;
}

/** Who may tell us without a session. */
const SOURCES = [
  "police",
  "department",
  "relatives",
  "employer",
  "village",
  "school",
  "clinic",
  "follow_up",
] as const;
/** Fields of the brief as the form names them. */
const NAME_CHARS = 120;

export default function RequestDrawer({ caseOf, plan, onClose, onSent }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<OthersForm>();
  const purpose = Form.useWatch("purpose", form);
  const sending = useSendingRequest(form, { caseOf, plan, onClose, onSent });
  return (
    <Drawer
      open
      title={caseOf === undefined ? t("request.title") : t("request.caseOf", { title: caseOf.title })}
      size={600}
      onClose={onClose}
      mask={{ closable: false }}
      className="send-team"
      footer={
        <DrawerFoot
          okText={t(purpose === "drill" ? "request.sendDrill" : "request.send")}
          sending={sending}
          onSend={() => form.submit()}
          onClose={onClose}
          tone={purpose === "drill" ? "plain" : "danger"}
        />
      }
    >
      {sending.failure !== null && <Failure error={sending.failure} />}
      {purpose === "drill" && <Alert type="warning" showIcon title={t("request.isDrill")} />}
      <Form<OthersForm>
        form={form}
        layout="vertical"
        requiredMark={false}
        className="request-form"
        initialValues={initialOf(caseOf)}
        onFinish={sending.send}
        scrollToFirstError={{ focus: true }}
      >
        <SourceFields isCase={caseOf !== undefined} />
        <PlaceFields />
        <GroundFields />
        <TeamFields />
        <PersonFields />
        <SealedHint />
      </Form>
    </Drawer>
  );
}

const initialOf = (caseOf: CaseOf | undefined): Partial<OthersForm> => ({
  ...EMPTY_REQUEST,
  purpose: caseOf?.purpose ?? "real",
  source: caseOf === undefined ? "police" : "emergency",
  tier: null,
  needs: [...(caseOf?.needs ?? DEFAULT_NEEDS)],
  informantName: "",
  informantRelation: "",
  informantPhone: "",
  ...(caseOf === undefined ? {} : { area: caseOf.area, class: caseOf.class }),
});

interface Wanted {
  caseOf: CaseOf | undefined;
  plan: PlanId | undefined;
  onClose: () => void;
  onSent: ((sent: DispatchRequested) => void) | undefined;
}

function useSendingRequest(form: ReturnType<typeof Form.useForm<OthersForm>>[0], wanted: Wanted) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const attempt = useAttempt();
  const ids = useCommandIds();
  const changed = useDispatchesChanged();
  const within = {
    ...(wanted.caseOf === undefined ? {} : { emergency: wanted.caseOf.emergency }),
    ...(wanted.plan === undefined ? {} : { plan: wanted.plan }),
  };
  const send = (filled: OthersForm) =>
    attempt.run(
      async () => {
        // The command's id stands within the body: not with those that are sent with it on top.
        const body = othersRequestOf(filled, ids.idFor({ filled, within }), within);
        const sent = await api.post<DispatchRequested>("dispatches", body);
        ids.settled();
        await changed();
        void message.success(t("glance.sent", { number: sent.number }));
        wanted.onSent?.(sent);
        wanted.onClose();
      },
      (error) =>
        markRefused(form, error, t("refusedField"), {
          no_team_here: ["area"],
          needs_too_few: ["needs"],
          needs_too_many: ["needs"],
        }),
    );
  return { busy: attempt.busy, failure: attempt.failure, send: (filled: OthersForm) => void send(filled) };
}

const TIERS: readonly RiskTier[] = ["imminent", "high", "moderate", "low", "none"];

function SourceFields({ isCase }: { isCase: boolean }) {
  const { t } = useTranslation();
  const purposes = useWords("purpose");
  return (
    <fieldset aria-labelledby="request-source">
      <h2 id="request-source">{t("request.who")}</h2>
      <Form.Item name="purpose" label={t("request.purpose")} hidden={isCase}>
        <Radio.Group optionType="button" options={purposes} />
      </Form.Item>
      <div className="two-columns">
        <Form.Item name="source" label={t("request.source")} hidden={isCase}>
          <Select
            options={[...SOURCES, ...(isCase ? (["emergency"] as const) : [])].map((source) => ({
              value: source,
              label: t(`dispatchSource.${source}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="tier" label={t("request.tier")}>
          <Select
            options={[
              { value: null, label: t("tier.unrated") },
              ...TIERS.map((tier) => ({ value: tier, label: t(`tier.${tier}`) })),
            ]}
          />
        </Form.Item>
        <Form.Item name="informantName" label={t("request.informantName")}>
          <Input autoComplete="off" maxLength={NAME_CHARS} />
        </Form.Item>
        <Form.Item name="informantRelation" label={t("request.informantRelation")}>
          <Input autoComplete="off" maxLength={NAME_CHARS} />
        </Form.Item>
        <Form.Item name="informantPhone" label={t("request.informantPhone")}>
          <Input type="tel" autoComplete="off" maxLength={NAME_CHARS} />
        </Form.Item>
      </div>
    </fieldset>
  );
}
