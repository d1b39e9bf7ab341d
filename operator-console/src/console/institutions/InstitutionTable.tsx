// Institutions as a list: what each is, where it is at work, who guides it, how it is reached, who can diagnose there.
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { GreenAdmission, InstitutionRow } from "../../protocol/generated";
import { ExportButton } from "../components/ExportButton";
import { ListTable } from "../components/ListTable";

export function useGreenWords(): (green: GreenAdmission) => string {
  const { t } = useTranslation();
  return (green) =>
    green.kind === "not_open" ? t("institutions.greenNot") : t("institutions.greenRank", { n: green.rank });
}

export function InstitutionTable({ rows }: { rows: readonly InstitutionRow[] }) {
  const { t } = useTranslation();
  const greenWords = useGreenWords();
  return (
    <ListTable<InstitutionRow>
      rows={rows}
      rowKey="institution"
      empty={t("institutions.none")}
      rowClassName={({ closed_at }) => (closed_at === null ? "" : "closed-row")}
      columns={[
        {
          title: t("institutions.name"),
          render: (_, { institution, name }) => (
            <Link to="/institutions/$institution" params={{ institution }}>
              <b>{name}</b>
            </Link>
          ),
        },
        { title: t("institutions.kind"), render: (_, { kind }) => t(`institutionKind.${kind}`) },
        {
          title: t("institutions.area"),
          render: (_, { area_name }) => area_name ?? t("institutions.everywhere"),
        },
        { title: t("institutions.guide"), render: (_, { guide }) => guide?.name ?? "–" },
        { title: t("institutions.green"), render: (_, { green }) => greenWords(green) },
        { title: t("institutions.reach"), render: (_, { reach }) => t(`reach.${reach}`) },
        {
          title: t("institutions.members"),
          render: (_, { members }) => <span className="num">{members}</span>,
        },
        {
          title: t("institutions.psychiatrists"),
          render: (_, row) => <Psychiatrists row={row} />,
        },
      ]}
    />
  );
}

/** A hospital where nobody may diagnose or sign cannot take anybody in. */
function Psychiatrists({ row: { kind, psychiatrists, reach, closed_at } }: { row: InstitutionRow }) {
  const { t } = useTranslation();
  if (closed_at !== null) return t("teams.closed");
  const isHospital = kind === "psychiatric_hospital" || kind === "general_hospital";
  if (isHospital && reach === "accounts" && psychiatrists === 0)
    return (
      <span className="risk risk-moderate num">
        <span aria-hidden="true">▲</span>0
      </span>
    );
  return <span className="num">{psychiatrists}</span>;
}

export function InstitutionExport({ rows }: { rows: readonly InstitutionRow[] }) {
  const { t } = useTranslation();
  const greenWords = useGreenWords();
  return (
    <ExportButton
      name={t("institutions.title")}
      head={[
        t("institutions.name"),
        t("institutions.kind"),
        t("institutions.area"),
        t("institutions.guide"),
        t("institutions.green"),
        t("institutions.reach"),
        t("institutions.members"),
        t("institutions.psychiatrists"),
      ]}
      rows={rows.map((row) => [
        row.name,
        t(`institutionKind.${row.kind}`),
        row.area_name ?? t("institutions.everywhere"),
        row.guide?.name ?? "",
        greenWords(row.green),
        t(`reach.${row.reach}`),
        String(row.members),
        String(row.psychiatrists),
      ])}
    />
  );
}
