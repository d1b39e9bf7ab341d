// Patients as a list, the latest registered first; and those of whom a department is still to be told.
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { day, dayAndTime } from "../../core/format.ts";
import type { Department, OwedDisclosure, PatientRow } from "../../protocol/generated";
import { useNow } from "../clock";
import { ExportButton } from "../components/ExportButton";
import { ListTable } from "../components/ListTable";
import { ClassTag, LevelTag, StatusTag } from "./marks";

export function PatientTable({ rows }: { rows: readonly PatientRow[] }) {
  const { t } = useTranslation();
  return (
    <ListTable<PatientRow>
      rows={rows}
      rowKey="patient"
      empty={t("patients.none")}
      columns={[
        {
          title: t("patients.number"),
          render: (_, { patient, number }) => (
            <Link to="/patients/$patient" params={{ patient }} className="num">
              {number}
            </Link>
          ),
        },
        {
          title: t("patients.name"),
          render: (_, { name, new_calls }) => (
            <span className="gap">
              <b>{name}</b>
              {new_calls > 0 && <span className="flag num">{t("patients.newCalls", { n: new_calls })}</span>}
            </span>
          ),
        },
        { title: t("patients.status"), render: (_, { status }) => <StatusTag status={status} /> },
        { title: t("patients.class"), render: (_, row) => <ClassTag of={row.class} /> },
        { title: t("patients.level"), render: (_, { level }) => <LevelTag level={level} /> },
        { title: t("patients.disorder"), render: (_, { disorder }) => t(`disorder.${disorder}`) },
        { title: t("patients.township"), render: (_, { township_name }) => township_name },
        {
          title: t("patients.worker"),
          render: (_, { worker_name, institution_name }) => (
            <>
              {worker_name} <span className="muted">{institution_name}</span>
            </>
          ),
        },
        {
          title: t("patients.nextVisit"),
          render: (_, { next_visit_on }) => <span className="num">{next_visit_on ?? "–"}</span>,
        },
        {
          title: t("patients.registeredAt"),
          render: (_, { registered_at }) => <span className="num">{day(registered_at)}</span>,
        },
      ]}
    />
  );
}

export function PatientExport({ rows }: { rows: readonly PatientRow[] }) {
  const { t } = useTranslation();
  return (
    <ExportButton
      name={t("patients.title")}
      head={[
        t("patients.number"),
        t("patients.name"),
        t("patients.status"),
        t("patients.class"),
        t("patients.level"),
        t("patients.disorder"),
        t("patients.township"),
        t("patients.institution"),
        t("patients.worker"),
        t("patients.nextVisit"),
        t("patients.registeredAt"),
        t("patients.newCallsHead"),
      ]}
      rows={rows.map((row) => [
        row.number,
        row.name,
        t(`patientStatus.${row.status.kind}`),
        row.class === null ? t("patients.notAssessed") : t(`patientClass.${row.class}`),
        row.level === null ? t("patients.notAssessed") : String(row.level),
        t(`disorder.${row.disorder}`),
        row.township_name,
        row.institution_name,
        row.worker_name,
        row.next_visit_on ?? "",
        day(row.registered_at),
        String(row.new_calls),
      ])}
    />
  );
}

export function useDepartmentWords(): (departments: readonly Department[]) => string {
  const { t, i18n } = useTranslation();
  const comma = i18n.language === "en" ? ", " : "、";
  return (departments) => departments.map((one) => t(`department.${one}`)).join(comma);
}

/** The longest ago first. */
export function OwedTable({ rows }: { rows: readonly OwedDisclosure[] }) {
  const { t } = useTranslation();
  const now = useNow();
  const departments = useDepartmentWords();
  return (
    <ListTable<OwedDisclosure>
      rows={rows}
      rowKey="patient"
      empty={t("disclosures.noneOwed")}
      columns={[
        {
          title: t("patients.number"),
          render: (_, { patient, number }) => (
            <Link to="/patients/$patient" params={{ patient }} className="num">
              {number}
            </Link>
          ),
        },
        {
          title: t("disclosures.waitsFor"),
          render: (_, row) => (
            <span className="risk risk-high">
              <span aria-hidden="true">◆</span>
              {departments(row.departments)}
            </span>
          ),
        },
        {
          title: t("disclosures.raisedAt"),
          render: (_, { raised_at }) => <span className="num">{dayAndTime(raised_at)}</span>,
        },
        {
          title: t("disclosures.tellBy"),
          render: (_, { due_at }) => (
            <span className={now > due_at ? "late num" : "num"}>{dayAndTime(due_at)}</span>
          ),
        },
        { title: t("patients.township"), render: (_, { township_name }) => township_name },
        { title: t("patients.institution"), render: (_, { institution_name }) => institution_name },
      ]}
    />
  );
}
