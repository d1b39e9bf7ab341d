// Who is to be visited, the longest overdue first: as cards that a thumb can hit, and as a file.
import { FormOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { DueStanding, DueVisit, DueVisits } from "../../protocol/generated";
import { ExportButton } from "../components/ExportButton";
import { Empty } from "../components/states";
import { ClassTag, LevelTag } from "../patients/marks";
import { daysBetween } from "./days";

const STANDINGS: readonly DueStanding[] = ["overdue", "today", "ahead"];

/** The three numbers on top; each stands for all that the question finds. */
export function DueTiles({ counts }: Pick<DueVisits, "counts">) {
  const { t } = useTranslation();
  return (
    <ul className="plain due-tiles" aria-label={t("visits.counts")}>
      {(["overdue", "today", "soon"] as const).map((name) => (
        <li key={name} className="card tile">
          <span>{t(`visits.${name}`)}</span>
          <span className={name === "overdue" && counts[name] > 0 ? "figure late" : "figure"}>
            {counts[name]}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function DueList({ rows, today }: { rows: readonly DueVisit[]; today: string }) {
  const { t } = useTranslation();
  if (rows.length === 0)
    return (
      <Empty>
        {t("visits.none")} {t("visits.noneHint")}
      </Empty>
    );
  return STANDINGS.map((standing) => {
    const those = rows.filter((row) => row.standing === standing);
    if (those.length === 0) return null;
    return (
      <section key={standing} aria-labelledby={`due-${standing}`}>
        <h2 id={`due-${standing}`} className={standing === "overdue" ? "late" : ""}>
          {standing === "overdue" && <span aria-hidden="true">◆ </span>}
          {t(`visitWord.dueStanding.${standing}`)}
        </h2>
        <ul className="plain due-list">
          {those.map((row) => (
            <Due key={row.patient} row={row} today={today} />
          ))}
        </ul>
      </section>
    );
  });
}

function useDueWords(): (row: DueVisit, today: string) => string {
  const { t } = useTranslation();
  return ({ standing, next_on }, today) => {
    switch (standing) {
      case "overdue":
        return t("visits.late", { n: daysBetween(next_on, today) });
      case "today":
        return t("visits.dueToday");
      case "ahead":
        return t("visits.inDays", { n: daysBetween(today, next_on) });
    }
  };
}

function Due({ row, today }: { row: DueVisit; today: string }) {
  const { t } = useTranslation();
  const words = useDueWords();
  const { patient } = row;
  return (
    <li className={`due-row due-${row.standing}`}>
      <div className="due-who">
        <span className="gap">
          <Link to="/patients/$patient" params={{ patient }} className="due-name">
            {row.name}
          </Link>
          <span className="muted num">{row.number}</span>
        </span>
        <span className="gap">
          <ClassTag of={row.class} />
          {row.level !== null && <LevelTag level={row.level} />}
          {row.status === "lost" && <span className="flag">{t("patientStatus.lost")}</span>}
        </span>
      </div>
      <div className="due-when">
        <span className={row.standing === "overdue" ? "late num" : "num"}>{words(row, today)}</span>
        <span className="muted num">{t("visits.dueOn", { on: row.next_on })}</span>
      </div>
      <div className="due-more muted">
        <span>
          {row.township_name} · {t(`disorder.${row.disorder}`)} ·{" "}
          {t("visits.worker", { name: row.worker_name })}
        </span>
        <span className="num">
          {row.last_reached_on === null
            ? t("visits.neverReached")
            : t("visits.lastReached", { on: row.last_reached_on })}
          {row.missed > 0 && <b className="late"> · {t("visits.missed", { n: row.missed })}</b>}
        </span>
      </div>
      <Link
        to="/patients/$patient/visit"
        params={{ patient }}
        className="due-write"
        aria-label={t("visits.writeOf", { name: row.name })}
      >
        <FormOutlined aria-hidden /> {t("visits.write")}
      </Link>
    </li>
  );
}

export function DueExport({ rows }: { rows: readonly DueVisit[] }) {
  const { t } = useTranslation();
  return (
    <ExportButton
      name={t("visits.title")}
      head={[
        t("visits.nextOn"),
        t("visits.standing"),
        t("visits.number"),
        t("visits.name"),
        t("patients.class"),
        t("patients.level"),
        t("patients.disorder"),
        t("visits.township"),
        t("visits.workerHead"),
        t("visits.lastReachedHead"),
        t("visits.missedHead"),
      ]}
      rows={rows.map((row) => [
        row.next_on,
        t(`visitWord.dueStanding.${row.standing}`),
        row.number,
        row.name,
        row.class === null ? t("patients.notAssessed") : t(`patientClass.${row.class}`),
        row.level === null ? t("patients.notAssessed") : String(row.level),
        t(`disorder.${row.disorder}`),
        row.township_name,
        row.worker_name,
        row.last_reached_on ?? "",
        String(row.missed),
      ])}
    />
  );
}
