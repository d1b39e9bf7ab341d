// A patient's visits, the latest first: when, how, what came of it.
import { FormOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { PatientAction, PatientId, VisitRow } from "../../protocol/generated";
import { ListTable } from "../components/ListTable";
import { MoreButton } from "../components/MoreButton";
import { Loaded } from "../components/states";
import { ClassTag, LevelTag } from "../patients/marks";
import { Quarters } from "./BeforeVisit";
import { useVisitDesk, useVisits } from "./queries";
import "./visits.css";
import "./words";

export interface CardProps {
  patient: PatientId;
  /** What the server lets the reader do with this patient. */
  actions: readonly PatientAction[];
}

export function VisitsCard({ patient, actions }: CardProps) {
  return actions.includes("visit") ? <History patient={patient} /> : null;
}

function History({ patient }: { patient: PatientId }) {
  const { t } = useTranslation();
  const query = useVisits(patient);
  const desk = useVisitDesk(patient);
  const rows = query.data ?? [];
  return (
    <section className="card" aria-labelledby="patient-visits">
      <div className="between">
        <h2 id="patient-visits">{t("visits.history")}</h2>
        {desk.data?.actions.includes("hand_in") && (
          <Link to="/patients/$patient/visit" params={{ patient }} className="due-write">
            <FormOutlined aria-hidden /> {t("visits.write")}
          </Link>
        )}
      </div>
      {desk.data !== undefined && <Quarters desk={desk.data} />}
      <Loaded query={query}>{() => <VisitTable rows={rows} />}</Loaded>
      <MoreButton query={query} />
    </section>
  );
}

function VisitTable({ rows }: { rows: readonly VisitRow[] }) {
  const { t } = useTranslation();
  return (
    <ListTable<VisitRow>
      rows={rows}
      rowKey="visit"
      empty={t("visits.historyNone")}
      columns={[
        {
          title: t("visits.field.on"),
          render: (_, { visit, on }) => (
            <Link
              to="/visits/$visit"
              params={{ visit }}
              className="num"
              aria-label={t("visits.read", { on })}
            >
              {on}
            </Link>
          ),
        },
        {
          title: t("visits.field.outcome"),
          render: (_, { outcome, mode, dispatch }) => (
            <span className="stack tight">
              <span>
                {t(`visitWord.visitOutcome.${outcome}`)}{" "}
                <span className="muted">{t(`visitWord.visitMode.${mode}`)}</span>
              </span>
              {dispatch !== null && <span className="late num">{t("visits.dispatched")}</span>}
            </span>
          ),
        },
        {
          title: t("visits.decision"),
          render: (_, row) => (row.class === null ? "–" : <ClassTag of={row.class} />),
        },
        {
          title: t("patients.level"),
          render: (_, { level }) => (level === null ? "–" : <LevelTag level={level} />),
        },
        {
          title: t("visits.nextOn"),
          render: (_, { next_on }) => <span className="num">{next_on ?? "–"}</span>,
        },
        {
          title: t("visits.workerHead"),
          render: (_, { by_name, at }) => (
            <>
              {by_name} <span className="muted num">{dayAndTime(at)}</span>
            </>
          ),
        },
      ]}
    />
  );
}
