// Operators by months: each cell says what the month came to, and opens the entries behind it. Head and first column
// stay; only the rows in sight are drawn, so that hundreds of operators move as easily as ten.
import { type GetRef, Table, type TableProps } from "antd";
import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { ComplianceRow, ComplianceTally, StaffId } from "../../protocol/generated";
import { Empty } from "../components/states";
import { monthsOfYear, periodName, shortMonth } from "../ledgers/calendar";
import { StandingTag } from "../ledgers/StandingTag";
import { LOOKS } from "./findings";
import { cellAfter } from "./grid";

interface Props {
  year: string;
  rows: readonly ComplianceRow[];
  empty: string;
  onOpen: (staff: StaffId, period: string) => void;
}

const NAME_WIDTH = 132;
const MONTH_WIDTH = 74;
const WIDE_WIDTH = 96;
const ROW_HEIGHT = 49;
/** The name, twelve months, the trainings. */
const CELLS_OF_ROW = 14;
/** As many rows as a screen shows; the rest is scrolled to. */
const ROWS_IN_SIGHT = 11;

export function HeatTable({ year, rows, empty, onOpen }: Props) {
  const { t } = useTranslation();
  const columns = useColumns(year, onOpen);
  const table = useRef<GetRef<typeof Table>>(null);
  const box = useRef<HTMLElement>(null);
  const move = (event: KeyboardEvent) => {
    const next = cellAfter(event.key, cellOf(event.target), {
      rows: rows.length,
      columns: CELLS_OF_ROW,
    });
    if (next === null) return;
    event.preventDefault();
    table.current?.scrollTo({ index: next.row });
    requestAnimationFrame(() =>
      box.current?.querySelector<HTMLElement>(`[data-cell="${next.row}:${next.column}"]`)?.focus(),
    );
  };
  return (
    // The keys move between buttons, each of which can be reached and pressed without them.
    <section ref={box} className="heat" aria-label={t("compliance.board", { year })} onKeyDown={move}>
      <Table<ComplianceRow>
        ref={table}
        size="small"
        virtual
        rowKey="staff"
        pagination={false}
        scroll={{
          x: NAME_WIDTH + 12 * MONTH_WIDTH + 3 * WIDE_WIDTH,
          y: Math.max(1, Math.min(rows.length, ROWS_IN_SIGHT)) * ROW_HEIGHT,
        }}
        dataSource={[...rows]}
        locale={{ emptyText: <Empty>{empty}</Empty> }}
        columns={columns}
      />
    </section>
  );
}

function cellOf(target: EventTarget): { row: number; column: number } | null {
  const [row, column] = (target as HTMLElement).dataset.cell?.split(":").map(Number) ?? [];
  return row === undefined || column === undefined ? null : { row, column };
}

function useColumns(
  year: string,
  onOpen: Props["onOpen"],
): NonNullable<TableProps<ComplianceRow>["columns"]> {
  const { t, i18n } = useTranslation();
  const months = monthsOfYear(year);
  return [
    {
      title: t("compliance.operator"),
      fixed: "left",
      width: NAME_WIDTH,
      render: (_, row, at) => (
        <button
          type="button"
          className="heat-name"
          data-cell={`${at}:0`}
          onClick={() => onOpen(row.staff, year)}
          title={t("compliance.openYear", { name: row.name, year })}
        >
          <b>{row.name}</b> <span className="muted">{row.badge}</span>
        </button>
      ),
    },
    ...months.map((month, at) => ({
      title: shortMonth(month, i18n.language),
      width: MONTH_WIDTH,
      align: "center" as const,
      render: (_: unknown, row: ComplianceRow, index: number) => (
        <HeatCell
          tally={row.months[at]}
          what={`${row.name} ${periodName(month, i18n.language)} ${t("requirement.supervision")}`}
          place={`${index}:${at + 1}`}
          onOpen={() => onOpen(row.staff, month)}
        />
      ),
    })),
    {
      title: t("compliance.trainings"),
      width: WIDE_WIDTH,
      align: "center",
      render: (_, row, at) => (
        <HeatCell
          tally={row.trainings}
          what={`${row.name} ${periodName(year, i18n.language)} ${t("requirement.training")}`}
          place={`${at}:${months.length + 1}`}
          onOpen={() => onOpen(row.staff, year)}
        />
      ),
    },
    {
      title: t("compliance.preService"),
      width: WIDE_WIDTH,
      render: (_, { pre_service }) => (
        <span className={pre_service.kind === "missing" ? "late" : "muted"}>
          {t(`preService.${pre_service.kind}`)}
        </span>
      ),
    },
    {
      title: t("standing.word"),
      width: WIDE_WIDTH,
      render: (_, { standing }) =>
        standing === null ? (
          <span className="muted">{t("compliance.closed")}</span>
        ) : (
          <StandingTag word={standing} />
        ),
    },
  ];
}

interface CellProps {
  tally: ComplianceTally | undefined;
  /** Whose and which period. */
  what: string;
  place: string;
  onOpen: () => void;
}

/** Reached by the arrow keys from the name of its row, so that the table is not a hundred stops of the Tab key. */
function HeatCell({ tally, what, place, onOpen }: CellProps) {
  const { t } = useTranslation();
  if (tally === undefined) return null;
  const { glyph, tone } = LOOKS[tally.finding];
  const word = t(`boardFinding.${tally.finding}`);
  const count = `${tally.counted}/${tally.needed}`;
  const counts = tone !== "none" || tally.counted > 0;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`heat-cell heat-${tone}`}
      data-cell={place}
      aria-label={counts ? `${what} ${count} ${word}` : `${what} ${word}`}
      onClick={onOpen}
    >
      <span aria-hidden="true">
        {glyph} {counts && <b>{count}</b>}
      </span>
      <span aria-hidden="true" className="heat-word">
        {word}
      </span>
    </button>
  );
}
