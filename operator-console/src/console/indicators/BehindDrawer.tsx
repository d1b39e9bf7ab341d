// The patients behind one number: those counted, or those of its denominator who are not.
import { Link } from "@tanstack/react-router";
import { Drawer, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import type { IndicatorMeasure, IndicatorPatient, IndicatorSide } from "../../protocol/generated";
import { ExportButton } from "../components/ExportButton";
import { ListTable } from "../components/ListTable";
import { MoreButton } from "../components/MoreButton";
import { Loaded } from "../components/states";
import { ClassTag, LevelTag } from "../patients/marks";
import { useVisitWords } from "../visits/words";
import { type IndicatorQuestion, usePatientsBehind } from "./queries";

interface Props {
  measure: IndicatorMeasure;
  side: IndicatorSide;
  question: IndicatorQuestion;
  onSide: (side: IndicatorSide) => void;
  onClose: () => void;
}

export function BehindDrawer({ measure, side, question, onSide, onClose }: Props) {
  const { t } = useTranslation();
  const sides = useVisitWords("indicatorSide");
  const query = usePatientsBehind(measure, side, question);
  const rows = query.data ?? [];
  const title = t("indicators.behind", {
    measure: t(`visitWord.indicatorMeasure.${measure}`),
    side: t(`visitWord.indicatorSide.${side}`),
  });
  return (
    <Drawer open title={title} size={860} onClose={onClose}>
      <div className="between">
        <span className="gap">
          <Segmented<IndicatorSide>
            aria-label={t("indicators.finding")}
            value={side}
            options={sides}
            onChange={onSide}
          />
          <span className="muted">{t("indicators.behindHint")}</span>
        </span>
        <BehindExport name={`${title} ${question.period}`} rows={rows} />
      </div>
      <Loaded query={query}>{() => <BehindTable rows={rows} />}</Loaded>
      <MoreButton query={query} />
    </Drawer>
  );
}

function BehindTable({ rows }: { rows: readonly IndicatorPatient[] }) {
  const { t } = useTranslation();
  return (
    <ListTable<IndicatorPatient>
      rows={rows}
      rowKey="patient"
      empty={t("indicators.nobody")}
      columns={[
        {
          title: t("patients.number"),
          render: (_, { patient, number, name }) =>
            name === null ? (
              <span className="num">{number}</span>
            ) : (
              <Link to="/patients/$patient" params={{ patient }} className="num">
                {number}
              </Link>
            ),
        },
        {
          title: t("patients.name"),
          render: (_, { name }) => name ?? <span className="muted">{t("indicators.hidden")}</span>,
        },
        { title: t("patients.class"), render: (_, row) => <ClassTag of={row.class} /> },
        { title: t("patients.level"), render: (_, { level }) => <LevelTag level={level} /> },
        { title: t("patients.status"), render: (_, { status }) => t(`patientStatus.${status}`) },
        { title: t("patients.disorder"), render: (_, { disorder }) => t(`disorder.${disorder}`) },
        { title: t("visits.township"), render: (_, { township_name }) => township_name },
        { title: t("visits.workerHead"), render: (_, { worker_name }) => worker_name },
        {
          title: t("visits.nextOn"),
          render: (_, { next_on }) => <span className="num">{next_on ?? "–"}</span>,
        },
      ]}
    />
  );
}

function BehindExport({ name, rows }: { name: string; rows: readonly IndicatorPatient[] }) {
  const { t } = useTranslation();
  return (
    <ExportButton
      name={name}
      head={[
        t("patients.number"),
        t("patients.name"),
        t("patients.class"),
        t("patients.level"),
        t("patients.status"),
        t("patients.disorder"),
        t("visits.township"),
        t("visits.workerHead"),
        t("visits.nextOn"),
      ]}
      rows={rows.map((row) => [
        row.number,
        row.name ?? t("indicators.hidden"),
        row.class === null ? t("patients.notAssessed") : t(`patientClass.${row.class}`),
        row.level === null ? t("patients.notAssessed") : String(row.level),
        t(`patientStatus.${row.status}`),
        t(`disorder.${row.disorder}`),
        row.township_name,
        row.worker_name,
        row.next_on ?? "",
      ])}
    />
  );
}
