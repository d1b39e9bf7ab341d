// Figures of dispatches broken down by month, response class or area, and the same as a file.
import { useTranslation } from "react-i18next";
import { clock } from "../../../core/format.ts";
import type { SpeedFigure } from "../../../protocol/generated";
import { ExportButton } from "../../components/ExportButton";
import { ListTable } from "../../components/ListTable";
import { COUNTS, inTime, type NamedFigures, SPEEDS } from "./columns";
import { said } from "./FigureTiles";

interface Props {
  title: string;
  /** What the rows are. */
  of: string;
  empty: string;
  rows: readonly NamedFigures[];
  /** Names the file, with the title. */
  file: string;
}

export function FigureTable({ title, of, empty, rows, file }: Props) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-label={title}>
      <div className="between">
        <h2>{title}</h2>
        <FigureExport name={`${file} ${title}`} of={of} rows={rows} />
      </div>
      <ListTable<NamedFigures>
        rows={rows}
        rowKey="name"
        empty={empty}
        columns={[
          { title: of, render: (_, { name }) => <b className="num">{name}</b> },
          { title: t("dispatchFigures.count"), render: (_, { row }) => <Count n={row.count} /> },
          ...SPEEDS.map((name) => ({
            key: name,
            title: t(`dispatchFigures.speed.${name}`),
            render: (_: unknown, { row }: NamedFigures) => <Speed speed={row[name]} />,
          })),
          { title: t("dispatchFigures.inTarget"), render: (_, figures) => <InTime {...figures} /> },
          ...COUNTS.map((name) => ({
            key: name,
            title: t(`dispatchFigures.counts.${name}`),
            render: (_: unknown, { row }: NamedFigures) => <Count n={row[name]} />,
          })),
          {
            title: t("dispatchFigures.unowned"),
            render: (_, { row }) => (
              <span className={row.unowned_ms > 0 ? "num late" : "num"}>{clock(row.unowned_ms)}</span>
            ),
          },
        ]}
      />
    </section>
  );
}

/** Half and nine in ten, as the tiles above say it in words. */
function Speed({ speed: { median_ms, p90_ms } }: { speed: SpeedFigure }) {
  if (median_ms === null) return <span className="muted">–</span>;
  return (
    <span className="num">
      {said(median_ms)} <span className="muted">/ {said(p90_ms)}</span>
    </span>
  );
}

function Count({ n }: { n: number }) {
  return <span className={n === 0 ? "muted num" : "num"}>{n}</span>;
}

function InTime({ row }: NamedFigures) {
  const { t } = useTranslation();
  const share = inTime(row);
  if (share === null) return <span className="muted">–</span>;
  return (
    <span className="num">
      {share}%{" "}
      <span className="muted">
        {t("dispatchFigures.inTargetOf", { part: row.in_target, of: row.judged })}
      </span>
    </span>
  );
}

function FigureExport({ name, of, rows }: { name: string; of: string; rows: readonly NamedFigures[] }) {
  const { t } = useTranslation();
  const speeds = SPEEDS.map((one) => ({ one, what: t(`dispatchFigures.speed.${one}`) }));
  return (
    <ExportButton
      name={name}
      head={[
        of,
        t("dispatchFigures.count"),
        ...speeds.flatMap(({ what }) => [
          t("dispatchFigures.medianOf", { what }),
          t("dispatchFigures.p90Of", { what }),
        ]),
        t("dispatchFigures.inTarget"),
        ...COUNTS.map((one) => t(`dispatchFigures.counts.${one}`)),
        t("dispatchFigures.unowned"),
      ]}
      rows={rows.map(({ name: called, row }) => [
        called,
        row.count,
        ...speeds.flatMap(({ one }) => [said(row[one].median_ms), said(row[one].p90_ms)]),
        row.judged === 0 ? "–" : `${row.in_target}/${row.judged}`,
        ...COUNTS.map((one) => row[one]),
        clock(row.unowned_ms),
      ])}
    />
  );
}
