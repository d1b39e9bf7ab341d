// Figures the hotline is led by, for any days: each with what it is made of, and its months in charts.
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { Kpis } from "../../protocol/generated";
import { api } from "../api";
import { FileButton } from "../components/FileButton";
import { Loaded } from "../components/states";
import { language } from "../i18n";
import { type Days, daysOf } from "../kpis/figures";
import { KpiCharts } from "../kpis/KpiCharts";
import { KpiTiles } from "../kpis/KpiTiles";
import { PeriodField } from "../kpis/PeriodField";
import { useToday } from "../today";
import "../figures.css";

export function KpisPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const today = useToday();
  const search = useSearch({ from: "/kpis" });
  const whole = daysOf("this_year", today);
  const days: Days = { from: search.from ?? whole.from, to: search.to ?? whole.to };
  const asked = new URLSearchParams({ ...days });
  const query = useQuery({
    queryKey: ["kpis", days],
    queryFn: () => api.get<Kpis>(`kpis?${asked}`),
  });
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("kpis.title")}</h1>
        <PeriodField
          days={days}
          today={today}
          onDays={(next) => void navigate({ to: "/kpis", search: next })}
        />
        <span className="grow" />
        <FileButton
          name={`${t("kpis.title")} ${days.from} ${days.to}`}
          formats={["pdf", "xlsx", "csv"]}
          path={(format) => `kpis/file/${format}?${asked}&language=${language()}`}
        />
      </div>
      <Loaded query={query}>
        {(kpis) => (
          <>
            <p className="muted">
              {t("kpis.hint", { at: dayAndTime(kpis.at), n: kpis.rules.smallest_cell })}
            </p>
            <KpiTiles kpis={kpis} />
            <KpiCharts kpis={kpis} />
          </>
        )}
      </Loaded>
    </main>
  );
}
