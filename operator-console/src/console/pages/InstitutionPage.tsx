// One institution: what was entered of it, and who belongs to it with what verified title.
import { ArrowLeftOutlined } from "@ant-design/icons";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { App } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { InstitutionView } from "../../protocol/generated";
import "../cases/cases.css";
import "../cases/words";
import { ReasonedButton, usePermitWords } from "../components/ReasonedButton";
import { Loaded } from "../components/states";
import { useReport } from "../desk/use-ask";
import { SystemCard } from "../exchange/SystemCard";
import { ChangeInstitutionDialog } from "../institutions/InstitutionDialog";
import { useGreenWords } from "../institutions/InstitutionTable";
import { MemberTable } from "../institutions/MemberTable";
import { useInstitution, useInstitutionCommand } from "../institutions/queries";
import { useRight } from "../sign-in";

export function InstitutionPage() {
  const { t } = useTranslation();
  const { institution } = useParams({ from: "/institutions/$institution" });
  const query = useInstitution(institution);
  const keeps = useRight("keep_institutions");
  return (
    <main id="main" className="page" tabIndex={-1}>
      {query.data === undefined && <h1 className="sr">{t("institutions.title")}</h1>}
      <Loaded query={query}>
        {(view) => (
          <>
            <Head view={view} />
            <Entered view={view} />
            {keeps && <SystemCard view={view} />}
            <MemberTable view={view} />
          </>
        )}
      </Loaded>
    </main>
  );
}

function Head({ view }: { view: InstitutionView }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const report = useReport();
  const permitWords = usePermitWords();
  const sending = useInstitutionCommand();
  const [changing, setChanging] = useState<"no" | "yes">("no");
  const { institution, form, closed_at } = view;
  const close = () =>
    modal.confirm({
      title: t("teams.closeTeam", { name: form.name }),
      content: t("institutions.closeBody"),
      okText: t("teams.close"),
      okButtonProps: { danger: true },
      cancelText: t("cancel"),
      onOk: () =>
        sending.send(
          `institutions/${institution}/close`,
          {},
          { done: () => void navigate({ to: "/institutions" }), failed: report },
        ),
    });
  return (
    <div className="page-h">
      <Link to="/institutions" aria-label={t("institutions.back")}>
        <ArrowLeftOutlined aria-hidden />
      </Link>
      <h1>{form.name}</h1>
      <span className="muted">
        {t(`institutionKind.${form.kind}`)} · {view.area_name ?? t("institutions.everywhere")}
      </span>
      {closed_at !== null && <span className="late">{t("teams.closed")}</span>}
      <span className="grow" />
      <ReasonedButton why={permitWords(view.keep)} onAct={() => setChanging("yes")}>
        {t("teams.change")}
      </ReasonedButton>
      {closed_at === null && (
        <ReasonedButton why={permitWords(view.close)} loading={sending.busy} onAct={close}>
          {t("teams.close")}
        </ReasonedButton>
      )}
      {changing === "yes" && <ChangeInstitutionDialog view={view} onClose={() => setChanging("no")} />}
    </div>
  );
}

function Entered({ view: { form, guide_name } }: { view: InstitutionView }) {
  const { t } = useTranslation();
  const greenWords = useGreenWords();
  const facts = [
    [t("institutions.code"), form.code],
    [t("institutions.guide"), guide_name ?? "–"],
    [t("institutions.green"), greenWords(form.green)],
    [t("institutions.reach"), t(`reach.${form.reach}`)],
    [t("institutions.dutyPhone"), form.duty_phone],
    [t("institutions.dutyEmail"), form.duty_email],
  ];
  return (
    <section className="card" aria-labelledby="institution-entered">
      <h2 id="institution-entered">{t("institutions.entered")}</h2>
      <dl className="care-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value || "–"}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
