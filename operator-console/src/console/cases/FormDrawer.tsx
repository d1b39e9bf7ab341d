// The form of departments, villages, schools and clinics: somebody may be ill, of one's own area, for one's own institution.
import { App, Drawer, Form, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { CaseOpened, CaseSource, InstitutionKind } from "../../protocol/generated";
import { api } from "../api";
import { useCommandIds } from "../command-id";
import { DrawerFoot } from "../components/DrawerFoot";
import { Failure } from "../components/states";
import { markRefused } from "../forms/mark-refused";
import { useAttempt } from "../forms/use-attempt";
import { useOwnInstitution } from "../institutions/queries";
import { useReferralsChanged } from "../referrals/queries";
import { CaseForm } from "./CaseForm";
import { caseFormOf, detailsOf, type FilledCase, routeOf } from "./case-form";
import { REFUSED_AT } from "./ReferDrawer";
import { EMPTY_ROUTE } from "./RouteFields";

type FormSource = Exclude<CaseSource, "session" | "dispatch" | "report">;

interface Filled extends FilledCase {
  source: FormSource;
}

const SOURCES: readonly FormSource[] = [
  "police",
  "village",
  "grid_worker",
  "school",
  "civil_affairs",
  "disability_federation",
  "governance",
  "clinic",
];

/** What somebody of such an institution mostly writes from. */
const SOURCE_OF: Partial<Record<InstitutionKind, FormSource>> = {
  police: "police",
  village_committee: "village",
  school: "school",
  civil_affairs: "civil_affairs",
  disability_federation: "disability_federation",
  governance: "governance",
};

export default function FormDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Filled>();
  const own = useOwnInstitution();
  const sending = useSending(form, onClose);
  if (own === undefined) return null;
  return (
    <Drawer
      open
      title={t("cases.new")}
      size={600}
      mask={{ closable: false }}
      onClose={onClose}
      className="send-team"
      footer={
        <DrawerFoot
          okText={t("refer.send")}
          sending={sending}
          onSend={() => form.submit()}
          onClose={onClose}
        />
      }
    >
      {sending.failure !== null && <Failure error={sending.failure} />}
      <CaseForm
        form={form as never}
        initial={
          {
            source: SOURCE_OF[own?.kind ?? "other"] ?? "clinic",
            ...(own?.area == null ? {} : { area: own.area }),
            details: detailsOf(null),
            route: EMPTY_ROUTE,
            note: "",
          } as Partial<Filled> & Pick<Filled, "details">
        }
        onFinish={(filled) => sending.send(filled as Filled)}
      >
        <p className="muted lead">{t("cases.newHint")}</p>
        <Form.Item name="source" label={t("cases.source")}>
          <Select options={SOURCES.map((value) => ({ value, label: t(`caseSource.${value}`) }))} />
        </Form.Item>
      </CaseForm>
    </Drawer>
  );
}

function useSending(form: ReturnType<typeof Form.useForm<Filled>>[0], onClose: () => void) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const attempt = useAttempt();
  const ids = useCommandIds();
  const changed = useReferralsChanged();
  const send = (filled: Filled) =>
    void attempt.run(
      async () => {
        // The command's id stands within the case: not with those that are sent with it on top.
        const opened = { form: caseFormOf(filled), route: routeOf(filled.route), note: filled.note.trim() };
        const body = {
          source: filled.source,
          case: { id: ids.idFor({ ...opened, source: filled.source }), ...opened },
        };
        await api.post<CaseOpened>("cases", body);
        ids.settled();
        await changed();
        void message.success(t("refer.sent"));
        onClose();
      },
      (error) => markRefused(form, error, t("refusedField"), REFUSED_AT),
    );
  return { busy: attempt.busy, failure: attempt.failure, send };
}
