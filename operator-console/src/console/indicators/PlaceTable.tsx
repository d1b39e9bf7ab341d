// The same indicators of each township: a line for each place, a column for each measure.
import { useTranslation } from "react-i18next";
import type { IndicatorPlace, IndicatorRow } from "../../protocol/generated";
import { ListTable } from "../components/ListTable";
import { VerdictTag } from "./IndicatorTiles";
import { percentOf, percentWords } from "./period";

interface Props {
  places: readonly IndicatorPlace[];
  rows: readonly IndicatorRow[];
}

export function PlaceTable({ places, rows }: Props) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="indicator-places">
      <h2 id="indicator-places">{t("indicators.places")}</h2>
      <ListTable<IndicatorPlace>
        rows={places}
        rowKey="area"
        empty={t("indicators.noPlaces")}
        columns={[
          { title: t("indicators.place"), render: (_, { area_name }) => <b>{area_name}</b> },
          ...rows.map(({ measure }) => ({
            key: measure,
            title: t(`visitWord.indicatorMeasure.${measure}`),
            render: (_: unknown, place: IndicatorPlace) => (
              <Cell row={place.rows.find((row) => row.measure === measure)} />
            ),
          })),
        ]}
      />
    </section>
  );
}

function Cell({ row }: { row: IndicatorRow | undefined }) {
  const { t } = useTranslation();
  if (row === undefined || row.whole === 0) return <span className="muted">–</span>;
  const isJudged = row.verdict === "met" || row.verdict === "missed";
  return (
    <span className="stack tight">
      <span className="gap num">
        {percentWords(percentOf(row.part, row.whole))} {isJudged && <VerdictTag verdict={row.verdict} />}
      </span>
      <span className="muted num">{t("indicators.partOf", { part: row.part, whole: row.whole })}</span>
    </span>
  );
}
