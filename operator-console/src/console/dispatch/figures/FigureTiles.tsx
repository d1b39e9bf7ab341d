// The period in a few numbers: how soon teams answered, were complete and arrived, how many in time, and what went otherwise.
import { Progress } from "antd";
import { useTranslation } from "react-i18next";
import { clock } from "../../../core/format.ts";
import type { DispatchFigureRow, SpeedFigure } from "../../../protocol/generated";
import { COUNTS, inTime, SPEEDS } from "./columns";

interface Props {
  whole: DispatchFigureRow;
  immediateTargetMs: number;
}

export function FigureTiles({ whole, immediateTargetMs }: Props) {
  const { t } = useTranslation();
  return (
    <div className="tiles tiles-dispatch">
      {SPEEDS.map((name) => (
        <SpeedTile key={name} title={t(`dispatchFigures.speed.${name}`)} speed={whole[name]} />
      ))}
      <InTimeTile whole={whole} immediateTargetMs={immediateTargetMs} />
      <EndsTile whole={whole} />
    </div>
  );
}

export const said = (ms: number | null): string => (ms === null ? "–" : clock(ms));

function SpeedTile({ title, speed: { count, median_ms, p90_ms } }: { title: string; speed: SpeedFigure }) {
  const { t } = useTranslation();
  return (
    <section className="card tile" aria-label={title}>
      <h2>{title}</h2>
      <div className="gap waits grow">
        <span>
          <span className="figure num">{said(median_ms)}</span>
          <span className="muted">{t("dispatchFigures.median")}</span>
        </span>
        <span>
          <span className="figure num">{said(p90_ms)}</span>
          <span className="muted">{t("dispatchFigures.p90")}</span>
        </span>
      </div>
      <span className="muted num">{t("dispatchFigures.countOf", { n: count })}</span>
    </section>
  );
}

function InTimeTile({ whole, immediateTargetMs }: Props) {
  const { t } = useTranslation();
  const share = inTime(whole);
  const title = t("dispatchFigures.inTarget");
  return (
    <section className="card tile" aria-label={title}>
      <h2>{title}</h2>
      <span className="figure">{share === null ? "–" : `${share}%`}</span>
      <Progress
        percent={share ?? 0}
        showInfo={false}
        size="small"
        aria-label={title}
        strokeColor="var(--accent)"
      />
      <span className="muted num grow">
        {share === null
          ? t("dispatchFigures.nothingJudged")
          : t("dispatchFigures.inTargetOf", { part: whole.in_target, of: whole.judged })}
      </span>
      <span className="muted">{t("dispatchFigures.immediateTarget", { t: clock(immediateTargetMs) })}</span>
    </section>
  );
}

function EndsTile({ whole }: { whole: DispatchFigureRow }) {
  const { t } = useTranslation();
  const title = t("dispatchFigures.ends");
  return (
    <section className="card tile" aria-label={title}>
      <h2>{title}</h2>
      <dl className="figure-counts">
        {COUNTS.map((name) => (
          <div key={name}>
            <dt>{t(`dispatchFigures.counts.${name}`)}</dt>
            <dd className="num">{whole[name]}</dd>
          </div>
        ))}
        <div title={t("dispatchFigures.unownedTarget")}>
          <dt>{t("dispatchFigures.unowned")}</dt>
          <dd className={whole.unowned_ms > 0 ? "num late" : "num"}>{clock(whole.unowned_ms)}</dd>
        </div>
      </dl>
    </section>
  );
}
