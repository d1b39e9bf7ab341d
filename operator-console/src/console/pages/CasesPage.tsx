// Suspected cases: what somebody wrote down, what one's institution has, what waits for a diagnosis, a review, the registry.
import { PlusOutlined } from "@ant-design/icons";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Select } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { CaseExport, CaseTable } from "../cases/CaseTable";
import { type CaseStateWord, useCases } from "../cases/queries";
import "../cases/cases.css";
import "../cases/words";
import { MoreButton } from "../components/MoreButton";
import { Loaded } from "../components/states";
import { useRight } from "../sign-in";
import { useWords } from "../words";

const FormDrawer = lazy(() => import("../cases/FormDrawer"));
const ReportDrawer = lazy(() => import("../cases/ReportDrawer"));

export function CasesPage() {
  const { t } = useTranslation();
  const { state } = useSearch({ from: "/cases" });
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("cases.title")}</h1>
        <StateFilter state={state} />
        <span className="muted">{t("cases.hint")}</span>
        <span className="grow" />
        <NewButtons />
      </div>
      <List key={state} state={state} />
    </main>
  );
}

function StateFilter({ state }: { state: CaseStateWord | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const words = useWords("caseWord");
  return (
    <Select<CaseStateWord | null>
      aria-label={t("cases.progress")}
      className="state-filter"
      value={state ?? null}
      options={[{ value: null, label: t("cases.all") }, ...words]}
      onChange={(chosen) => void navigate({ to: "/cases", search: chosen === null ? {} : { state: chosen } })}
    />
  );
}

/** A form of one's own, and for physicians the report of what they diagnosed themselves. */
function NewButtons() {
  const { t } = useTranslation();
  const suspects = useRight("suspect_cases");
  const diagnoses = useRight("diagnose");
  const [open, setOpen] = useState<"form" | "report" | null>(null);
  const close = () => setOpen(null);
  return (
    <span className="gap">
      {diagnoses && <Button onClick={() => setOpen("report")}>{t("cases.report")}</Button>}
      {suspects && (
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen("form")}>
          {t("cases.new")}
        </Button>
      )}
      <Suspense>
        {open === "form" && <FormDrawer onClose={close} />}
        {open === "report" && <ReportDrawer onClose={close} />}
      </Suspense>
    </span>
  );
}

function List({ state }: { state: CaseStateWord | undefined }) {
  const { t } = useTranslation();
  const query = useCases(state);
  const rows = query.data ?? [];
  return (
    <section className="card" aria-label={t("cases.title")}>
      <div className="between">
        <span className="muted num">{t("referrals.count", { n: rows.length })}</span>
        <CaseExport rows={rows} />
      </div>
      <Loaded query={query}>{() => <CaseTable rows={rows} />}</Loaded>
      <MoreButton query={query} />
    </section>
  );
}
