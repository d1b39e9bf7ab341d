// Reports of the hotline: which there are, where each stands, and a new one.
import { PlusOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { ReportRow, SignedBy } from "../../protocol/generated";
import { ExportButton } from "../components/ExportButton";
import { ListTable } from "../components/ListTable";
import { MoreButton } from "../components/MoreButton";
import { Loaded } from "../components/states";
import { fullDay } from "../ledgers/calendar";
import { NewReportDialog } from "../reports/NewReportDialog";
import { StageTag, stageWord } from "../reports/StageTag";
import { useWindows } from "../windows";
import "../figures.css";

export function ReportsPage() {
  const { t } = useTranslation();
  const query = useWindows<ReportRow>("reports");
  const [beginning, setBeginning] = useState<"no" | "yes">("no");
  const rows = query.data ?? [];
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("reports.title")}</h1>
        <span className="muted">{t("reports.hint")}</span>
        <span className="grow" />
        <ReportsExport rows={rows} />
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setBeginning("yes")}>
          {t("reports.new")}
        </Button>
      </div>
      <section className="card">
        <Loaded query={query}>{() => <ReportTable rows={rows} />}</Loaded>
        <MoreButton query={query} />
      </section>
      {beginning === "yes" && <NewReportDialog onClose={() => setBeginning("no")} />}
    </main>
  );
}

function useRowWords() {
  const { t, i18n } = useTranslation();
  const signed = (by: SignedBy | undefined) => (by === undefined ? "–" : `${by.name} ${dayAndTime(by.at)}`);
  return {
    period: ({ first_day, last_day }: ReportRow) =>
      `${fullDay(first_day, i18n.language)} – ${fullDay(last_day, i18n.language)}`,
    filler: ({ stage }: ReportRow) => signed(stage.kind === "draft" ? undefined : stage.filler),
    reviewer: ({ stage }: ReportRow) => signed(stage.kind === "frozen" ? stage.reviewer : undefined),
    kind: ({ corrects }: ReportRow) => t(corrects === null ? "reports.first" : "reports.correction"),
    created: ({ created }: ReportRow) => signed(created),
  };
}

function ReportTable({ rows }: { rows: readonly ReportRow[] }) {
  const { t } = useTranslation();
  const words = useRowWords();
  return (
    <ListTable<ReportRow>
      rows={rows}
      rowKey="report"
      empty={t("reports.none")}
      columns={[
        {
          title: t("reports.period"),
          render: (_, row) => (
            <Link to="/reports/$report" params={{ report: row.report }} className="num">
              {words.period(row)}
            </Link>
          ),
        },
        { title: t("reports.state"), render: (_, { stage }) => <StageTag stage={stage} /> },
        {
          title: t("reports.kind"),
          render: (_, row) => (
            <span className="num">
              {words.kind(row)}
              {row.corrected_by !== null && (
                <span className="flag flag-after">{t("reports.wasCorrected")}</span>
              )}
            </span>
          ),
        },
        {
          title: t("reports.created"),
          render: (_, row) => <span className="num">{words.created(row)}</span>,
        },
        { title: t("reports.filler"), render: (_, row) => <span className="num">{words.filler(row)}</span> },
        {
          title: t("reports.reviewer"),
          render: (_, row) => <span className="num">{words.reviewer(row)}</span>,
        },
      ]}
    />
  );
}

function ReportsExport({ rows }: { rows: readonly ReportRow[] }) {
  const { t } = useTranslation();
  const words = useRowWords();
  return (
    <ExportButton
      name={t("reports.title")}
      head={[
        t("reports.firstDay"),
        t("reports.lastDay"),
        t("reports.state"),
        t("reports.kind"),
        t("reports.filler"),
        t("reports.reviewer"),
      ]}
      rows={rows.map((row) => [
        row.first_day,
        row.last_day,
        t(`reports.stage.${stageWord(row.stage)}`),
        words.kind(row),
        words.filler(row),
        words.reviewer(row),
      ])}
    />
  );
}
