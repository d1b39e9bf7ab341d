// The registry's patients whom one may see, and those of whom a department is still to be told.
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { MoreButton } from "../components/MoreButton";
import { Loaded } from "../components/states";
import { useOwnInstitution } from "../institutions/queries";
import { OwedTable, PatientExport, PatientTable } from "../patients/PatientTable";
import { useOwedDisclosures, usePatients } from "../patients/queries";
import "../patients/patients.css";
import "../patients/words";
import { PATIENT_LISTS, type PatientList } from "../registry-routes";

export function PatientsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { list = "all" } = useSearch({ from: "/patients" });
  // Only the county's office has lists of departments to look at.
  const office = useOwnInstitution()?.kind === "mental_health_office";
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("patients.title")}</h1>
        <Segmented<PatientList>
          aria-label={t("patients.which")}
          value={list}
          options={PATIENT_LISTS.map((value) => ({ value, label: t(`patients.list.${value}`) }))}
          onChange={(chosen) =>
            void navigate({ to: "/patients", search: chosen === "all" ? {} : { list: chosen } })
          }
        />
        <span className="muted">{t(`patients.listHint.${list}`)}</span>
        <span className="grow" />
        {office && <Link to="/list-exchanges">{t("patients.exchanges")}</Link>}
      </div>
      {list === "all" ? <All /> : <Owed />}
    </main>
  );
}

function All() {
  const { t } = useTranslation();
  const query = usePatients();
  const rows = query.data ?? [];
  return (
    <section className="card" aria-label={t("patients.list.all")}>
      <div className="between">
        <span className="muted num">{t("patients.count", { n: rows.length })}</span>
        <PatientExport rows={rows} />
      </div>
      <Loaded query={query}>{() => <PatientTable rows={rows} />}</Loaded>
      <MoreButton query={query} />
    </section>
  );
}

function Owed() {
  const { t } = useTranslation();
  const query = useOwedDisclosures();
  return (
    <section className="card" aria-label={t("patients.list.owed")}>
      <Loaded query={query}>{(rows) => <OwedTable rows={rows} />}</Loaded>
      <MoreButton query={query} />
    </section>
  );
}
