// The figures month by month, in charts and as tables whose numbers open their sessions.
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type {
  ArrivalTier,
  FigureRules,
  KpiMonth,
  KpiRatio,
  Kpis,
  KpiWaiting,
} from "../../protocol/generated";
import { ChartCard } from "../figures/ChartCard";
import { CountLink } from "../figures/CountLink";
import type { Drawing, Series, Tone } from "../figures/chart-options";
import { periodName, shortMonth } from "../ledgers/calendar";
import { abandonments, byMonth, percentOf, ratioOf, type SINGLE, waitsOf } from "./figures";
import { useSeconds } from "./seconds";

type Single = (typeof SINGLE)[number];

export function KpiCharts({ kpis: { months, rules, high_target_ms } }: { kpis: Kpis }) {
  const seconds = useSeconds();
  const within = (ms: number): Target => ({ value: ms, name: seconds(ms) });
  const connect: Target = { value: rules.connect_percent, name: `≥ ${rules.connect_percent}%` };
  return (
    <div className="chart-grid chart-grid-2">
      <WaitsChart months={months} of="pick_up" target={within(rules.pick_up_ms)} />
      <WaitsChart months={months} of="high_risk" target={within(high_target_ms)} />
      <SharesChart months={months} kinds={["connect_rate"]} rules={rules} target={connect} />
      <AbandonmentChart months={months} />
      <SharesChart
        months={months}
        kinds={["in_target", "high_risk_in_target", "pick_up_in_time"]}
        rules={rules}
      />
      <SharesChart months={months} kinds={["calls_in_time"]} rules={rules} />
    </div>
  );
}

type Target = NonNullable<Drawing["target"]>;

interface WaitsProps {
  months: readonly KpiMonth[];
  of: KpiWaiting;
  target: Target;
}

function usePlaces(months: readonly KpiMonth[]) {
  const { i18n } = useTranslation();
  return {
    places: months.map(({ month }) => shortMonth(month, i18n.language)),
    names: months.map(({ month }) => periodName(month, i18n.language)),
  };
}

function WaitsChart({ months, of, target }: WaitsProps) {
  const { t, i18n } = useTranslation();
  const seconds = useSeconds();
  const { places, names } = usePlaces(months);
  const waits = byMonth(months, (figures) => waitsOf(figures, of));
  const title = t(`kpis.waits.${of}`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is derived follows the months and the language.
  const drawing = useMemo(
    (): Drawing => ({
      kind: "lines",
      places,
      series: [
        { name: t("kpis.median"), tone: "good", values: waits.map((one) => one?.median_ms ?? null) },
        { name: t("kpis.p90"), tone: "second", values: waits.map((one) => one?.p90_ms ?? null) },
      ],
      say: seconds,
      target,
    }),
    [months, i18n.language],
  );
  const said = (ms: number | null | undefined) => (ms == null ? "–" : seconds(ms));
  return (
    <ChartCard
      title={title}
      hint={t("kpis.heldAgainst", { target: target.name })}
      drawing={drawing}
      table={{
        head: [t("supervisions.month"), t("kpis.median"), t("kpis.p90"), t("kpis.sessions")],
        rows: waits.map((one, at) => [
          names[at],
          said(one?.median_ms),
          said(one?.p90_ms),
          one === undefined ? "–" : <CountLink key="n" counted={one.sessions} of={`${names[at]} ${title}`} />,
        ]),
      }}
    />
  );
}

/** "90% (18/20)", each of both a way to its sessions. */
function ShareCell({ ratio, what }: { ratio: KpiRatio | undefined; what: string }): ReactNode {
  const { t } = useTranslation();
  if (ratio === undefined) return "–";
  const share = percentOf(ratio);
  return (
    <span className="num">
      {share === null ? "–" : `${share}%`} <CountLink counted={ratio.part} of={t("kpis.partOf", { what })} />/
      <CountLink counted={ratio.whole} of={t("kpis.wholeOf", { what })} />
    </span>
  );
}

interface SharesProps {
  months: readonly KpiMonth[];
  kinds: readonly Single[];
  rules: FigureRules;
  target?: Target;
}

const TONES: readonly Tone[] = ["good", "second", "third", "open", "missed", "fifth"];

function SharesChart({ months, kinds, rules, target }: SharesProps) {
  const { t, i18n } = useTranslation();
  const seconds = useSeconds();
  const { places, names } = usePlaces(months);
  const shares = kinds.map((kind) => ({
    name: t(`kpis.measure.${kind}`, { pickUp: seconds(rules.pick_up_ms) }),
    ratios: byMonth(months, (figures) => ratioOf(figures, kind)),
  }));
  const title = t(`kpis.chart.${kinds[0] ?? "connect_rate"}`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is derived follows the months and the language.
  const drawing = useMemo(
    (): Drawing => ({ ...sharesDrawing(places, shares), ...(target === undefined ? {} : { target }) }),
    [months, i18n.language],
  );
  return (
    <ChartCard
      title={title}
      {...(target === undefined ? {} : { hint: t("kpis.heldAgainst", { target: target.name }) })}
      drawing={drawing}
      table={{
        head: [t("supervisions.month"), ...shares.map(({ name }) => name)],
        rows: names.map((name, at) => [
          name,
          ...shares.map((one) => (
            <ShareCell key={one.name} ratio={one.ratios[at]} what={`${name} ${one.name}`} />
          )),
        ]),
      }}
    />
  );
}

interface Share {
  name: string;
  /** Left out: by its place. */
  tone?: Tone;
  ratios: readonly (KpiRatio | undefined)[];
}

function sharesDrawing(places: readonly string[], shares: readonly Share[]): Drawing {
  const series = shares.map(
    ({ name, tone, ratios }, at): Series => ({
      name,
      tone: tone ?? TONES[at % TONES.length] ?? "good",
      values: ratios.map((ratio) => (ratio === undefined ? null : percentOf(ratio))),
    }),
  );
  return {
    kind: shares.length > 1 ? "lines" : "bars",
    places,
    series,
    say: (value) => `${value}%`,
    most: 100,
  };
}

/** The more danger, the nearer to red, as everywhere else. */
const TONE_OF_TIER: Record<ArrivalTier, Tone> = {
  imminent: "missed",
  high: "third",
  moderate: "open",
  low: "good",
  none: "second",
  unrated: "fifth",
};

function AbandonmentChart({ months }: { months: readonly KpiMonth[] }) {
  const { t, i18n } = useTranslation();
  const { places, names } = usePlaces(months);
  const tiers = abandonments(months[0]?.figures ?? { ratios: [], waits: [] });
  const shares = tiers.map(({ arrival }) => ({
    name: t(`tier.${arrival}`),
    tone: TONE_OF_TIER[arrival],
    ratios: byMonth(months, (figures) => abandonments(figures).find((one) => one.arrival === arrival)?.ratio),
  }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is derived follows the months and the language.
  const drawing = useMemo((): Drawing => {
    // A tier that nobody came with would only fill the legend.
    const came = shares.filter(({ ratios }) => ratios.some((ratio) => (ratio?.whole.count ?? 0) > 0));
    // Few leave: the axis ends with what there is, and not at all of them.
    const { most: _, ...drawn } = sharesDrawing(places, came);
    return { ...drawn, kind: "bars" };
  }, [months, i18n.language]);
  return (
    <ChartCard
      title={t("kpis.abandonment")}
      hint={t("kpis.abandonmentHint")}
      drawing={drawing}
      table={{
        head: [t("supervisions.month"), ...shares.map(({ name }) => name)],
        rows: names.map((name, at) => [
          name,
          ...shares.map((one) => (
            <ShareCell
              key={one.name}
              ratio={one.ratios[at]}
              what={`${name} ${t("kpis.abandonedOf", { tier: one.name })}`}
            />
          )),
        ]),
      }}
    />
  );
}
