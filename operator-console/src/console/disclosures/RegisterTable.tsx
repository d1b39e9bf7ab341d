// Everything that was told to departments, the latest first: to whom, which fields, for what, on what basis, when.
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { DisclosureRow } from "../../protocol/generated";
import { ExportButton } from "../components/ExportButton";
import { ListTable } from "../components/ListTable";
import { ReceiptTag, useFieldWords } from "./marks";

function useConfirmedWords(): (row: DisclosureRow) => string {
  const { t } = useTranslation();
  return ({ confirmed_by_name, confirmed_at }) =>
    confirmed_by_name === null || confirmed_at === null
      ? ""
      : t("disclosures.confirmedBy", { name: confirmed_by_name, t: dayAndTime(confirmed_at) });
}

export function RegisterTable({ rows }: { rows: readonly DisclosureRow[] }) {
  const { t } = useTranslation();
  const fields = useFieldWords();
  const confirmed = useConfirmedWords();
  return (
    <ListTable<DisclosureRow>
      rows={rows}
      rowKey="disclosure"
      empty={t("disclosures.none")}
      columns={[
        {
          title: t("disclosures.toldAt"),
          render: (_, { told_at }) => <span className="num">{dayAndTime(told_at)}</span>,
        },
        { title: t("patients.number"), render: (_, { number }) => <b className="num">{number}</b> },
        {
          title: t("disclosures.institution"),
          render: (_, { department, institution_name }) => (
            <>
              {institution_name} <span className="muted">{t(`department.${department}`)}</span>
            </>
          ),
        },
        { title: t("disclosures.fields"), render: (_, row) => fields(row.fields) },
        { title: t("disclosures.purpose"), render: (_, { purpose }) => t(`disclosurePurpose.${purpose}`) },
        { title: t("disclosures.basis"), render: (_, { basis }) => t(`disclosureBasis.${basis}`) },
        {
          title: t("disclosures.toldBy"),
          render: (_, { told_by_name }) =>
            told_by_name ?? <span className="muted">{t("disclosures.byItself")}</span>,
        },
        {
          title: t("disclosures.receipt"),
          render: (_, row) => (
            <span className="gap">
              <ReceiptTag receipt={row.receipt} />
              <span className="muted num">{confirmed(row) || dayAndTime(row.due_at)}</span>
            </span>
          ),
        },
      ]}
    />
  );
}

export function RegisterExport({ rows }: { rows: readonly DisclosureRow[] }) {
  const { t } = useTranslation();
  const fields = useFieldWords();
  const confirmed = useConfirmedWords();
  return (
    <ExportButton
      name={t("disclosures.title")}
      head={[
        t("disclosures.toldAt"),
        t("patients.number"),
        t("disclosures.department"),
        t("disclosures.institution"),
        t("disclosures.fields"),
        t("disclosures.purpose"),
        t("disclosures.basis"),
        t("disclosures.toldBy"),
        t("disclosures.dueAt"),
        t("disclosures.receipt"),
        t("disclosed.receiptDone"),
      ]}
      rows={rows.map((row) => [
        dayAndTime(row.told_at),
        row.number,
        t(`department.${row.department}`),
        row.institution_name,
        fields(row.fields),
        t(`disclosurePurpose.${row.purpose}`),
        t(`disclosureBasis.${row.basis}`),
        row.told_by_name ?? t("disclosures.byItself"),
        dayAndTime(row.due_at),
        t(`receiptStanding.${row.receipt}`),
        confirmed(row),
      ])}
    />
  );
}
