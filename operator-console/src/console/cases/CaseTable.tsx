// Suspected cases as a list, the latest first. It names nobody: who the person is, only the case itself tells.
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { CaseRow } from "../../protocol/generated";
import { ExportButton } from "../components/ExportButton";
import { ListTable } from "../components/ListTable";
import { referenceOf } from "../referrals/reference";
import { Progress, Turn, useProgressWords } from "./marks";

export function CaseTable({ rows }: { rows: readonly CaseRow[] }) {
  const { t } = useTranslation();
  return (
    <ListTable<CaseRow>
      rows={rows}
      rowKey="case"
      empty={t("cases.none")}
      columns={[
        {
          title: t("referrals.reference"),
          render: (_, row) => (
            <Link to="/cases/$case" params={{ case: row.case }} className="num">
              {referenceOf(row.case)}
            </Link>
          ),
        },
        { title: t("cases.progress"), render: (_, { state }) => <Progress state={state} /> },
        { title: t("cases.turn"), render: (_, { turn }) => <Turn turn={turn} /> },
        { title: t("cases.source"), render: (_, { source }) => t(`caseSource.${source}`) },
        { title: t("cases.sender"), render: (_, { sender_name }) => sender_name },
        { title: t("refer.area"), render: (_, { area_name }) => area_name },
        {
          title: t("cases.openedAt"),
          render: (_, { opened_at, opened_by_name }) => (
            <span className="num">
              {dayAndTime(opened_at)} <span className="muted">{opened_by_name}</span>
            </span>
          ),
        },
      ]}
    />
  );
}

export function CaseExport({ rows }: { rows: readonly CaseRow[] }) {
  const { t } = useTranslation();
  const progressWords = useProgressWords();
  return (
    <ExportButton
      name={t("cases.title")}
      head={[
        t("referrals.reference"),
        t("cases.progress"),
        t("cases.at"),
        t("cases.turn"),
        t("cases.source"),
        t("cases.sender"),
        t("refer.area"),
        t("cases.openedAt"),
        t("cases.openedBy"),
      ]}
      rows={rows.map((row) => [
        referenceOf(row.case),
        t(`caseWord.${row.state.kind}`),
        progressWords(row.state) ?? "",
        t(`caseTurn.${row.turn}`),
        t(`caseSource.${row.source}`),
        row.sender_name,
        row.area_name,
        dayAndTime(row.opened_at),
        row.opened_by_name,
      ])}
    />
  );
}
