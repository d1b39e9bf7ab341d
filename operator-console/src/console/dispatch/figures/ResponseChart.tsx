// How soon teams answered and arrived, month by month.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { clock } from "../../../core/format.ts";
import type { DispatchFigureTable } from "../../../protocol/generated";
import { ChartCard } from "../../figures/ChartCard";
import type { Drawing } from "../../figures/chart-options";
import { periodName, shortMonth } from "../../ledgers/calendar";
import { said } from "./FigureTiles";

const DRAWN = [
  { speed: "acknowledged", tone: "second" },
  { speed: "on_scene", tone: "good" },
] as const;

export function ResponseChart({ months }: Pick<DispatchFigureTable, "months">) {
  const { t, i18n } = useTranslation();
  const names = DRAWN.map(({ speed }) => t(`dispatchFigures.speed.${speed}`));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is derived follows the months and the language.
  const drawing = useMemo(
    (): Drawing => ({
      kind: "bars",
      places: months.map(({ month }) => shortMonth(month, i18n.language)),
      series: DRAWN.map(({ speed, tone }, at) => ({
        name: names[at] ?? "",
        tone,
        values: months.map(({ row }) => row[speed].median_ms),
      })),
      say: (ms) => clock(ms),
    }),
    [months, i18n.language],
  );
  return (
    <ChartCard
      title={t("dispatchFigures.chart")}
      hint={t("dispatchFigures.median")}
      drawing={drawing}
      table={{
        head: [t("dispatchFigures.month"), ...names],
        rows: months.map(({ month, row }) => [
          periodName(month, i18n.language),
          ...DRAWN.map(({ speed }) => said(row[speed].median_ms)),
        ]),
      }}
    />
  );
}
