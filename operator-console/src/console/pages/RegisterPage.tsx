// Registers the person of a diagnosed case: who it is, who keeps the file, and whether somebody like this is there already.
import { ArrowLeftOutlined } from "@ant-design/icons";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { Alert, App, Button, Form } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type {
  CaseView,
  Dangerousness,
  PatientDetail,
  PatientId,
  RegisterPatient,
} from "../../protocol/generated";
import { Progress } from "../cases/marks";
import { useCase } from "../cases/queries";
import "../cases/cases.css";
import "../cases/words";
import { Failure, Loaded } from "../components/states";
import { markRefused } from "../forms/mark-refused";
import { useCommand } from "../forms/use-command";
import { useGuard } from "../library/use-guard";
import { ConsentFields, consentOf, type FilledConsent } from "../patients/ConsentFields";
import { Duplicates } from "../patients/Duplicates";
import { ClinicalFields, ContactFields, GuardianFields, IdentityFields } from "../patients/FileFields";
import { type FilledFile, fileOf, filledFromCase, saysSomething } from "../patients/file-form";
import { type FilledKeeping, KeepingFields } from "../patients/KeepingFields";
import { LevelField } from "../patients/LevelField";
import { usePatientsChanged } from "../patients/queries";
import { REFUSED_AT } from "../patients/refused-at";
import "../patients/patients.css";
import "../patients/words";
import { referenceOf } from "../referrals/reference";

interface Filled extends FilledFile, FilledConsent, FilledKeeping {
  level: Dangerousness | null;
  /** Left out where nobody like this was found. */
  distinct_from?: PatientId[];
}

export function RegisterPage() {
  const { t } = useTranslation();
  const { case: one } = useParams({ from: "/cases/$case/register" });
  const query = useCase(one);
  return (
    <main id="main" className="page" tabIndex={-1}>
      {query.data === undefined && <h1 className="sr">{t("registering.title")}</h1>}
      <Loaded query={query}>{(view) => <Registering view={view} />}</Loaded>
    </main>
  );
}

function Registering({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  const { row } = view;
  const [form] = Form.useForm<Filled>();
  const [changed, setChanged] = useState<"no" | "yes">("no");
  const guard = useGuard(changed === "yes");
  const sending = useRegistering(form, view, guard.open);
  const known = filledFromCase(view.details);
  return (
    <>
      <div className="page-h">
        <Link to="/cases/$case" params={{ case: row.case }} aria-label={t("refer.openCase")}>
          <ArrowLeftOutlined aria-hidden />
        </Link>
        <h1 className="num">{t("registering.titleOf", { number: referenceOf(row.case) })}</h1>
        <Progress state={row.state} />
        <Disorder view={view} />
      </div>
      <p className="muted">{t("registering.hint")}</p>
      {row.state.kind === "registered" ? (
        <Link to="/patients/$patient" params={{ patient: row.state.patient }}>
          {t("registering.open")}
        </Link>
      ) : (
        <Form<Filled>
          form={form}
          layout="vertical"
          requiredMark={false}
          className="register-form"
          initialValues={
            {
              ...known,
              township: row.area,
              consent: "not_asked",
              level: null,
              distinct_from: [],
            } as never
          }
          onFinish={sending.send}
          onValuesChange={() => setChanged("yes")}
          scrollToFirstError={{ focus: true }}
        >
          {saysSomething(known) && <Alert type="info" showIcon title={t("registering.fromCase")} />}
          <Fields />
          {guard.question}
          {sending.failure !== null && <Failure error={sending.failure} />}
          <div className="save-bar">
            <Button type="primary" htmlType="submit" loading={sending.busy}>
              {t("registering.send")}
            </Button>
          </div>
        </Form>
      )}
    </>
  );
}

function Disorder({ view: { row } }: { view: CaseView }) {
  const { t } = useTranslation();
  const { state } = row;
  if (state.kind !== "diagnosed" || state.diagnosis.disorder === null) return null;
  return <b>{t(`disorder.${state.diagnosis.disorder}`)}</b>;
}

function Fields() {
  const { t } = useTranslation();
  return (
    <div className="file-columns">
      <div className="stack wide-gap">
        <div className="card">
          <IdentityFields>
            <Duplicates />
          </IdentityFields>
        </div>
        <div className="card">
          <GuardianFields />
        </div>
        <div className="card">
          <ContactFields />
        </div>
      </div>
      <div className="stack wide-gap">
        <div className="card">
          <ClinicalFields />
        </div>
        <div className="card">
          <LevelField />
        </div>
        <fieldset className="card" aria-labelledby="register-keeping">
          <h2 id="register-keeping">{t("registering.keeping")}</h2>
          <ConsentFields />
          <KeepingFields />
        </fieldset>
      </div>
    </div>
  );
}

function useRegistering(
  form: ReturnType<typeof Form.useForm<Filled>>[0],
  { row }: CaseView,
  onDone: () => void,
) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const sending = useCommand(usePatientsChanged());
  const send = (filled: Filled) => {
    const { township, institution, worker, level, distinct_from = [] } = filled;
    const body: Omit<RegisterPatient, "id"> = {
      case: row.case,
      township,
      institution,
      worker,
      consent: consentOf(filled),
      level,
      file: fileOf(filled),
      distinct_from,
    };
    void sending.send<PatientDetail>("patients", body, {
      done: ({ patient, number }) => {
        onDone();
        void message.success(t("registering.done", { number }));
        void navigate({ to: "/patients/$patient", params: { patient } });
      },
      failed: (error) => markRefused(form, error, t("refusedField"), REFUSED_AT),
    });
  };
  return { busy: sending.busy, failure: sending.failure, send };
}
