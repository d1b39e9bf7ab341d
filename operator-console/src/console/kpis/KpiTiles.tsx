// The figures of the period: each with its numerator, its denominator and what it is held against.
import { Progress } from "antd";
import { useTranslation } from "react-i18next";
import type { KpiRatio, KpiSet, Kpis, KpiWaiting } from "../../protocol/generated";
import { CountLink } from "../figures/CountLink";
import { abandonments, percentOf, ratioOf, SINGLE, waitsOf } from "./figures";
import { useSeconds } from "./seconds";

export function KpiTiles({ kpis: { whole: figures, rules, high_target_ms } }: { kpis: Kpis }) {
  const { t } = useTranslation();
  const seconds = useSeconds();
  return (
    <>
      <div className="tiles tiles-5">
        {SINGLE.map((kind) => {
          const ratio = ratioOf(figures, kind);
          return ratio === undefined ? null : (
            <RatioTile
              key={kind}
              kind={kind}
              ratio={ratio}
              title={t(`kpis.measure.${kind}`, { pickUp: seconds(rules.pick_up_ms) })}
              {...(kind === "connect_rate" ? { target: `≥ ${rules.connect_percent}%` } : {})}
            />
          );
        })}
      </div>
      <div className="tiles tiles-waits">
        <WaitsTile figures={figures} of="pick_up" target={rules.pick_up_ms} />
        <WaitsTile figures={figures} of="high_risk" target={high_target_ms} />
        <AbandonmentTile figures={figures} />
      </div>
    </>
  );
}

interface RatioProps {
  kind: (typeof SINGLE)[number];
  ratio: KpiRatio;
  title: string;
  target?: string;
}

function RatioTile({ kind, ratio, title, target }: RatioProps) {
  const { t } = useTranslation();
  const share = percentOf(ratio);
  return (
    <section className="card tile">
      <h2>{title}</h2>
      <span className="figure">{share === null ? "–" : `${share}%`}</span>
      <Progress
        percent={share ?? 0}
        showInfo={false}
        size="small"
        aria-label={title}
        strokeColor="var(--accent)"
      />
      <span className="muted num">
        <CountLink counted={ratio.part} of={t("kpis.partOf", { what: title })} /> /{" "}
        <CountLink counted={ratio.whole} of={t("kpis.wholeOf", { what: title })} /> {t(`kpis.whole.${kind}`)}
        {target !== undefined && ` · ${t("kpis.heldAgainst", { target })}`}
      </span>
    </section>
  );
}

interface WaitsProps {
  figures: KpiSet;
  of: KpiWaiting;
  /** In milliseconds. */
  target: number;
}

function WaitsTile({ figures, of, target }: WaitsProps) {
  const { t } = useTranslation();
  const seconds = useSeconds();
  const waits = waitsOf(figures, of);
  if (waits === undefined) return null;
  const { sessions, median_ms, p90_ms } = waits;
  return (
    <section className="card tile">
      <h2>{t(`kpis.waits.${of}`)}</h2>
      <div className="gap waits">
        <span>
          <span className="figure">{median_ms === null ? "–" : seconds(median_ms)}</span>
          <span className="muted">{t("kpis.median")}</span>
        </span>
        <span>
          <span className="figure">{p90_ms === null ? "–" : seconds(p90_ms)}</span>
          <span className="muted">{t("kpis.p90")}</span>
        </span>
      </div>
      <span className="muted num">
        {t("kpis.ofSessions")} <CountLink counted={sessions} of={t(`kpis.waits.${of}`)} /> ·{" "}
        {t("kpis.heldAgainst", { target: seconds(target) })}
      </span>
    </section>
  );
}

function AbandonmentTile({ figures }: { figures: KpiSet }) {
  const { t } = useTranslation();
  return (
    <section className="card tile">
      <h2>{t("kpis.abandonment")}</h2>
      <dl className="abandonment">
        {abandonments(figures).map(({ arrival, ratio }) => {
          const share = percentOf(ratio);
          const tier = t(`tier.${arrival}`);
          return (
            <div key={arrival}>
              <dt>{tier}</dt>
              <dd className="num">
                <b>{share === null ? "–" : `${share}%`}</b>{" "}
                <span className="muted">
                  <CountLink counted={ratio.part} of={t("kpis.abandonedOf", { tier })} />/
                  <CountLink counted={ratio.whole} of={t("kpis.arrivedOf", { tier })} />
                </span>
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
