// Each indicator of the place: its share, what it is made of, its target, and the way to the patients behind it.
import { Progress } from "antd";
import { useTranslation } from "react-i18next";
import type { IndicatorMeasure, IndicatorRow, IndicatorSide, TargetVerdict } from "../../protocol/generated";
import { percentOf, percentWords } from "./period";

const VERDICT_LOOK: Record<TargetVerdict, { glyph: string; look: "low" | "high" | "none" }> = {
  met: { glyph: "●", look: "low" },
  missed: { glyph: "◆", look: "high" },
  no_target: { glyph: "–", look: "none" },
  nothing_to_count: { glyph: "–", look: "none" },
};

export function VerdictTag({ verdict }: { verdict: TargetVerdict }) {
  const { t } = useTranslation();
  const { glyph, look } = VERDICT_LOOK[verdict];
  return (
    <span className={`risk risk-${look}`}>
      <span aria-hidden="true">{glyph}</span>
      {t(`visitWord.targetVerdict.${verdict}`)}
    </span>
  );
}

const BAR: Record<TargetVerdict, string> = {
  met: "var(--r-low)",
  missed: "var(--r-high)",
  no_target: "var(--accent)",
  nothing_to_count: "var(--accent)",
};

const PERMILLE_IN_PERCENT = 10;

/** What it is held against; empty where the mark says already that nobody has set anything. */
function useTargetWords(): (row: IndicatorRow) => string {
  const { t } = useTranslation();
  return ({ target_permille, target_side }) =>
    target_permille === null
      ? ""
      : ` · ${t("indicators.target", {
          side: t(`indicators.${target_side}`),
          target: `${target_permille / PERMILLE_IN_PERCENT}%`,
        })}`;
}

interface Props {
  rows: readonly IndicatorRow[];
  onBehind: (measure: IndicatorMeasure, side: IndicatorSide) => void;
}

export function IndicatorTiles({ rows, onBehind }: Props) {
  return (
    <div className="tiles tiles-indicators">
      {rows.map((row) => (
        <Tile key={row.measure} row={row} onBehind={onBehind} />
      ))}
    </div>
  );
}

function Tile({ row, onBehind }: { row: IndicatorRow; onBehind: Props["onBehind"] }) {
  const { t } = useTranslation();
  const target = useTargetWords();
  const { measure, part, whole, verdict } = row;
  const name = t(`visitWord.indicatorMeasure.${measure}`);
  const share = percentOf(part, whole);
  return (
    <section className="card tile" aria-label={name}>
      <h2>{name}</h2>
      <span className="between">
        <span className="figure">{percentWords(share)}</span>
        <VerdictTag verdict={verdict} />
      </span>
      <Progress
        percent={share ?? 0}
        showInfo={false}
        size="small"
        aria-label={name}
        strokeColor={BAR[verdict]}
      />
      <span className="muted num">
        {t("indicators.partOf", { part, whole })}
        {target(row)}
      </span>
      <span className="muted grow">{t(`indicators.formula.${measure}`)}</span>
      <span className="gap">
        <Behind row={row} side="counted" n={part} onBehind={onBehind} />
        <Behind row={row} side="missing" n={whole - part} onBehind={onBehind} />
      </span>
    </section>
  );
}

interface BehindProps {
  row: IndicatorRow;
  side: IndicatorSide;
  n: number;
  onBehind: Props["onBehind"];
}

function Behind({ row: { measure }, side, n, onBehind }: BehindProps) {
  const { t } = useTranslation();
  if (n === 0) return <span className="muted num">{t(`indicators.${side}`, { n })}</span>;
  const whole = side === "counted" ? "indicators.openCounted" : "indicators.openMissing";
  return (
    <button
      type="button"
      className="text-button num"
      aria-label={t(whole, { measure: t(`visitWord.indicatorMeasure.${measure}`), n })}
      onClick={() => onBehind(measure, side)}
    >
      {t(`indicators.${side}`, { n })}
    </button>
  );
}
