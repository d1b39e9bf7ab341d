// Incidents: each is reported within 24 hours; whichever is due first stands on top.
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { clock, dayAndTime } from "../../core/format.ts";
import { millisBetween } from "../../core/server-clock.ts";
import type { Incident } from "../../protocol/generated";
import { useNow } from "../clock";
import { ExportButton } from "../components/ExportButton";
import { ListTable } from "../components/ListTable";
import { MoreButton } from "../components/MoreButton";
import { Loaded } from "../components/states";
import { explainCode } from "../problems";
import { ReportDialog } from "../review/IncidentDialogs";
import "../review/review.css";
import { ReplayLink } from "../review/ReplayLink";
import { useWindows } from "../windows";

/** How often the list is looked at again: others open and report them. */
const LOOK_AGAIN_MS = 60_000;

export function IncidentsPage() {
  const { t } = useTranslation();
  const query = useWindows<Incident>("incidents", LOOK_AGAIN_MS);
  const [reporting, setReporting] = useState<Incident | null>(null);
  const rows = query.data ?? [];
  const stateOf = useStateWords();
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("incidents.title")}</h1>
        <span className="muted">{t("incidents.hint")}</span>
        <span className="grow" />
        <ExportButton
          name={t("incidents.title")}
          head={[
            t("incidents.kind"),
            t("finder.caller"),
            t("finder.operator"),
            t("incidents.openedBy"),
            t("incidents.openedAt"),
            t("incidents.due"),
            t("incidents.state"),
          ]}
          rows={rows.map((one) => [
            t(`incidentKind.${one.kind}`),
            one.alias,
            one.operator_name ?? "",
            one.opened_by_name,
            dayAndTime(one.opened_at),
            dayAndTime(one.due_at),
            stateOf(one),
          ])}
        />
      </div>
      <section className="card" aria-label={t("incidents.title")}>
        <Loaded query={query}>{() => <IncidentTable rows={rows} onReport={setReporting} />}</Loaded>
        <MoreButton query={query} />
      </section>
      {reporting !== null && <ReportDialog incident={reporting} onClose={() => setReporting(null)} />}
    </main>
  );
}

function useStateWords(): (incident: Incident) => string {
  const { t } = useTranslation();
  return ({ progress }) => {
    switch (progress.kind) {
      case "open":
        return t("incidents.isOpen");
      case "overdue":
        return t("incidents.isOverdue");
      case "reported":
        return t("incidents.reportedBy", { name: progress.by_name, t: dayAndTime(progress.at) });
    }
  };
}

function IncidentTable({
  rows,
  onReport,
}: {
  rows: readonly Incident[];
  onReport: (incident: Incident) => void;
}) {
  const { t } = useTranslation();
  return (
    <ListTable<Incident>
      rows={rows}
      rowKey="incident"
      empty={t("incidents.none")}
      columns={[
        {
          title: t("incidents.due"),
          render: (_, incident) => <DueClock incident={incident} />,
        },
        {
          title: t("incidents.kind"),
          render: (_, { kind }) => <b>{t(`incidentKind.${kind}`)}</b>,
        },
        {
          title: t("finder.caller"),
          render: (_, { session, alias, opened_at }) => (
            <ReplayLink session={session} alias={alias} opened_at={opened_at} />
          ),
        },
        {
          title: t("finder.operator"),
          render: (_, { operator_name }) => <span className="num">{operator_name ?? "–"}</span>,
        },
        {
          title: t("incidents.openedBy"),
          render: (_, { opened_by_name, opened_at, review }) => (
            <span className="num">
              {opened_by_name} · {dayAndTime(opened_at)}{" "}
              <span className="muted">{t(review === null ? "incidents.byHand" : "incidents.byReview")}</span>
            </span>
          ),
        },
        {
          title: t("incidents.account"),
          render: (_, incident) => <Report incident={incident} onReport={onReport} />,
        },
      ]}
    />
  );
}

/** How long is left, or how late it is. */
function DueClock({ incident: { due_at, progress } }: { incident: Incident }) {
  const { t } = useTranslation();
  const now = useNow();
  if (progress.kind === "reported") {
    const late = progress.punctuality === "late";
    return (
      <span className={`risk risk-${late ? "high" : "low"}`}>
        <span aria-hidden="true">{late ? "◆" : "●"}</span>
        {t(late ? "incidents.reportedLate" : "incidents.reportedInTime")}
      </span>
    );
  }
  const left = millisBetween(now, due_at);
  if (left > 0)
    return (
      <span className="risk risk-moderate num">
        <span aria-hidden="true">▲</span>
        {t("incidents.left", { t: clock(left) })}
      </span>
    );
  return (
    <span className="risk risk-high num">
      <span aria-hidden="true">◆</span>
      {t("incidents.late", { t: clock(-left) })}
    </span>
  );
}

function Report({ incident, onReport }: { incident: Incident; onReport: (incident: Incident) => void }) {
  const { t, i18n } = useTranslation();
  const { progress, report } = incident;
  if (progress.kind === "reported")
    return (
      <div className="points">
        <p>{progress.account}</p>
        <p className="muted">
          {t("incidents.reportedBy", { name: progress.by_name, t: dayAndTime(progress.at) })}
        </p>
      </div>
    );
  if (report.kind === "no")
    return <span className="muted">{explainCode(report.code, i18n.language).title}</span>;
  return (
    <Button size="small" type="primary" onClick={() => onReport(incident)}>
      {t("incidents.report")}
    </Button>
  );
}
