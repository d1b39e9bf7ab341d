// What dispatches came to: how soon teams answered and arrived, what was declined, unanswered or used up; drills apart.
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { FiguresOfDispatches, Purpose } from "../../protocol/generated";
import { api } from "../api";
import { Empty, Loaded } from "../components/states";
import { type Breakdown, rowsOf } from "../dispatch/figures/columns";
import { FigureTable } from "../dispatch/figures/FigureTable";
import { FigureTiles } from "../dispatch/figures/FigureTiles";
import { ResponseChart } from "../dispatch/figures/ResponseChart";
import { type Days, daysOf } from "../kpis/figures";
import { PeriodField } from "../kpis/PeriodField";
import { periodName } from "../ledgers/calendar";
import { useToday } from "../today";
import "../figures.css";

export function DispatchFiguresPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const today = useToday();
  const { of = "real", from, to } = useSearch({ from: "/dispatch-figures" });
  const whole = daysOf("this_year", today);
  const days: Days = { from: from ?? whole.from, to: to ?? whole.to };
  const query = useQuery({
    queryKey: ["dispatch-figures", days],
    queryFn: () => api.get<FiguresOfDispatches>(`dispatch-figures?${new URLSearchParams({ ...days })}`),
  });
  const go = (next: Days, purpose: Purpose) =>
    void navigate({
      to: "/dispatch-figures",
      search: { ...next, ...(purpose === "drill" ? { of: purpose } : {}) },
    });
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("dispatchFigures.title")}</h1>
        <PeriodField days={days} today={today} onDays={(next) => go(next, of)} />
        <Segmented<Purpose>
          aria-label={t("request.purpose")}
          value={of}
          options={(["real", "drill"] as const).map((one) => ({ value: one, label: t(`purpose.${one}`) }))}
          onChange={(purpose) => go(days, purpose)}
        />
      </div>
      <Loaded query={query}>{(figures) => <Figures figures={figures} of={of} />}</Loaded>
    </main>
  );
}

const BREAKDOWNS: readonly { by: Breakdown; title: "byMonth" | "byClass" | "byArea"; of: RowsOf }[] = [
  { by: "months", title: "byMonth", of: "month" },
  { by: "classes", title: "byClass", of: "responseClass" },
  { by: "areas", title: "byArea", of: "area" },
];
type RowsOf = "month" | "responseClass" | "area";

function Figures({ figures, of }: { figures: FiguresOfDispatches; of: Purpose }) {
  const { t, i18n } = useTranslation();
  const table = of === "real" ? figures.real : figures.drills;
  const empty = t(of === "real" ? "dispatchFigures.none" : "dispatchFigures.noDrills");
  const words = {
    month: (month: string) => periodName(month, i18n.language),
    class: (name: (typeof table.classes)[number]["class"]) => t(`responseClass.${name}`),
  };
  const file = [t("dispatchFigures.title"), t(`purpose.${of}`), figures.from, figures.to].join(" ");
  return (
    <>
      <p className="muted">{t("dispatchFigures.hint", { at: dayAndTime(figures.at) })}</p>
      {table.whole.count === 0 ? (
        <Empty>{empty}</Empty>
      ) : (
        <>
          <FigureTiles whole={table.whole} immediateTargetMs={figures.immediate_target_ms} />
          <ResponseChart months={table.months} />
          {BREAKDOWNS.map(({ by, title, of: rows }) => (
            <FigureTable
              key={by}
              title={t(`dispatchFigures.${title}`)}
              of={t(`dispatchFigures.${rows}`)}
              empty={empty}
              rows={rowsOf(table, by, words)}
              file={file}
            />
          ))}
        </>
      )}
    </>
  );
}
