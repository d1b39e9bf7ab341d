// Indicators of the registry in a period and a place: each with its formula, its target and the patients behind it.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { AreaId } from "../../protocol/generated";
import { FileButton } from "../components/FileButton";
import { Loaded } from "../components/states";
import "../dispatch/dispatch.css";
import "../figures.css";
import { language } from "../i18n";
import { BehindDrawer } from "../indicators/BehindDrawer";
import { IndicatorTiles } from "../indicators/IndicatorTiles";
import "../indicators/indicators.css";
import { PeriodPicker } from "../indicators/PeriodPicker";
import { PlaceTable } from "../indicators/PlaceTable";
import { periodOf } from "../indicators/period";
import { asked, type IndicatorQuestion, useIndicators } from "../indicators/queries";
import { TargetsCard } from "../indicators/TargetsCard";
import type { IndicatorSearch } from "../registry-routes";
import { useAreaChoices } from "../teams/queries";
import { useToday } from "../today";
import "../visits/words";

export function IndicatorsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const today = useToday();
  const search = useSearch({ from: "/indicators" });
  const period = search.period ?? periodOf("month", today);
  const question: IndicatorQuestion = { period, ...(search.area === undefined ? {} : { area: search.area }) };
  const query = useIndicators(question);
  const goes = (next: IndicatorSearch) => void navigate({ to: "/indicators", search: next });
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("indicators.title")}</h1>
        <PeriodPicker
          period={period}
          today={today}
          onPeriod={(next) => goes({ ...question, period: next })}
        />
        <AreaFilter
          area={search.area}
          onArea={(area) => goes({ period, ...(area === null ? {} : { area }) })}
        />
        <span className="grow" />
        <FileButton
          name={`${t("indicators.title")} ${period}`}
          path={(format) => `indicators/file/${format}?${asked(question)}&language=${language()}`}
        />
      </div>
      <Loaded query={query}>
        {({ rows, places, denominator_on, formula_version, at }) => (
          <>
            <p className="muted num">
              {t("indicators.facts", { on: denominator_on, version: formula_version, at: dayAndTime(at) })}
            </p>
            <IndicatorTiles rows={rows} onBehind={(behind, side) => goes({ ...question, behind, side })} />
            <PlaceTable places={places} rows={rows} />
            <TargetsCard year={Number(period.slice(0, 4))} />
          </>
        )}
      </Loaded>
      {search.behind !== undefined && (
        <BehindDrawer
          measure={search.behind}
          side={search.side ?? "counted"}
          question={question}
          onSide={(side) => goes({ ...search, side })}
          onClose={() => goes(question)}
        />
      )}
    </main>
  );
}

interface AreaProps {
  area: AreaId | undefined;
  onArea: (area: AreaId | null) => void;
}

function AreaFilter({ area, onArea }: AreaProps) {
  const { t } = useTranslation();
  const areas = useAreaChoices();
  return (
    <Select<AreaId | null>
      aria-label={t("indicators.area")}
      className="area-filter"
      showSearch={{ optionFilterProp: "label" }}
      value={area ?? null}
      options={[{ value: null, label: t("indicators.whole") }, ...areas]}
      onChange={onArea}
    />
  );
}
