// Who is behind the number of a month, or of the year's trainings: those who lack it first.
import { Button, Drawer } from "antd";
import { useTranslation } from "react-i18next";
import type { Compliance, ComplianceRow, StaffId } from "../../protocol/generated";
import { Empty } from "../components/states";
import { monthsOfYear, type Period, periodName } from "../ledgers/calendar";
import { BoardTag } from "./BoardTag";
import { byFinding } from "./findings";

interface Props {
  board: Compliance;
  /** A month: of supervisions; the year: of trainings. */
  period: Period;
  onOpen: (staff: StaffId) => void;
  onClose: () => void;
}

export function PeriodDrawer({ board, period, onOpen, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const at = monthsOfYear(String(board.year)).indexOf(period);
  const tallyOf = (row: ComplianceRow) => (at < 0 ? row.trainings : row.months[at]);
  const groups = byFinding(board.operators, tallyOf);
  const what = t(at < 0 ? "requirement.training" : "requirement.supervision");
  return (
    <Drawer open onClose={onClose} size={480} title={`${periodName(period, i18n.language)} ${what}`}>
      {groups.every(({ rows }) => rows.length === 0) ? (
        <Empty>{t("compliance.nobodyAsked")}</Empty>
      ) : (
        <div className="stack">
          {groups
            .filter(({ rows }) => rows.length > 0)
            .map(({ finding, rows }) => (
              <section key={finding} className="card">
                <h2 className="gap">
                  <BoardTag finding={finding} /> {t("people", { n: rows.length })}
                </h2>
                <ul className="plain">
                  {rows.map((row) => (
                    <li key={row.staff} className="entry between">
                      <span>
                        <b>{row.name}</b> <span className="muted">{row.badge}</span>
                      </span>
                      <span className="gap">
                        <span className="num">
                          {tallyOf(row)?.counted}/{tallyOf(row)?.needed}
                        </span>
                        <Button
                          size="small"
                          aria-label={t("compliance.entriesOf", { name: row.name })}
                          onClick={() => onOpen(row.staff)}
                        >
                          {t("compliance.entries")}
                        </Button>
                      </span>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
        </div>
      )}
    </Drawer>
  );
}
