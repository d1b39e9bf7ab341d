// A chart and the same numbers as a table: whoever cannot read the one reads the other, and opens what is behind each.
import { Switch } from "antd";
import { lazy, type ReactNode, Suspense, useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAppearance } from "../appearance";
import { Empty, Loading } from "../components/states";
import { chartOption, type Drawing, isBlank } from "./chart-options";

const Chart = lazy(() => import("./Chart"));

interface Props {
  title: string;
  hint?: string;
  drawing: Drawing;
  /** The numbers, each with its way to what is behind it. */
  table: { head: readonly string[]; rows: readonly (readonly ReactNode[])[] };
}

export function ChartCard({ title, hint, drawing, table }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const appearance = useAppearance();
  const [shown, setShown] = useState<"chart" | "table">("chart");
  const option = useMemo(() => chartOption(drawing, appearance), [drawing, appearance]);
  return (
    <section className="card chart-card" aria-labelledby={id}>
      <div className="between">
        <div>
          <h2 id={id}>{title}</h2>
          {hint !== undefined && <p className="muted">{hint}</p>}
        </div>
        <span className="muted num gap">
          {t("figures.asTable")}
          <Switch
            size="small"
            checked={shown === "table"}
            onChange={(checked) => setShown(checked ? "table" : "chart")}
            aria-label={`${t("figures.asTable")} ${title}`}
          />
        </span>
      </div>
      {isBlank(drawing) ? (
        <Empty>{t("figures.nothing")}</Empty>
      ) : shown === "chart" ? (
        <Suspense
          fallback={
            <div className="chart">
              <Loading />
            </div>
          }
        >
          <Chart option={option} label={hint === undefined ? title : `${title}. ${hint}`} />
        </Suspense>
      ) : (
        <PlainTable title={title} {...table} />
      )}
    </section>
  );
}

function PlainTable({ title, head, rows }: Props["table"] & { title: string }) {
  return (
    <div className="plain-table">
      <table>
        <caption className="sr">{title}</caption>
        <thead>
          <tr>
            {head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], at) => (
            <tr key={at}>
              <th scope="row">{name}</th>
              {cells.map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
