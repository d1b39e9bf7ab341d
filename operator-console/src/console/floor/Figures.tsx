// The floor at a glance: who waits and how long, what is over its target, danger, raised hands, who is free.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Floor } from "../../protocol/generated";
import { useNow } from "../clock";
import { Elapsed } from "../components/Elapsed";
import { RiskTag, shownTier } from "../components/RiskTag";
import { useDesk } from "../desk/desk";
import { isLate } from "./waiting";

export function Figures({ floor }: { floor: Floor }) {
  const { t } = useTranslation();
  const colleagues = useDesk((desk) => desk.colleagues) ?? [];
  const free = colleagues.filter((one) => one.activity !== "offline" && one.not_offered.length === 0).length;
  const online = colleagues.filter(({ activity }) => activity !== "offline").length;
  const { over_target, high_risk, raised_hands } = floor;
  return (
    <dl className="board-figures">
      <WaitingFigure floor={floor} />
      <Figure
        name={t("board.overTarget")}
        n={over_target}
        alarming={over_target > 0 ? "yes" : "no"}
        hint={t(over_target > 0 ? "board.overTargetSome" : "board.overTargetNone")}
      />
      <Figure name={t("board.highRisk")} n={high_risk} alarming="no" hint={t("board.highRiskHint")} />
      <Figure
        name={t("board.hands")}
        n={raised_hands}
        alarming={raised_hands > 0 ? "yes" : "no"}
        hint={t(raised_hands > 0 ? "board.handsSome" : "board.handsNone")}
      />
      <Figure name={t("board.free")} n={free} alarming="no" hint={t("board.freeOf", { n: online })} />
    </dl>
  );
}

interface FigureProps {
  name: string;
  n: number;
  alarming: "yes" | "no";
  hint: ReactNode;
}

function Figure({ name, n, alarming, hint }: FigureProps) {
  return (
    <div className={`card ${alarming === "yes" ? "alarming" : ""}`}>
      <dt className="muted">{name}</dt>
      <dd>
        <span className={alarming === "yes" ? "figure late" : "figure"}>
          {alarming === "yes" && (
            <span aria-hidden="true" className="glyph">
              ◆
            </span>
          )}
          {n}
        </span>
        <span className="muted">{hint}</span>
      </dd>
    </div>
  );
}

/** Each tier in which somebody waits, the most dangerous first, with the longest wait. */
function WaitingFigure({ floor: { waiting } }: { floor: Floor }) {
  const { t } = useTranslation();
  const rows = useDesk((desk) => desk.queue?.rows) ?? [];
  const now = useNow();
  return (
    <div className="card waiting-figure">
      <dt className="muted">{t("board.waiting")}</dt>
      <dd>
        <span className="figure">{waiting.reduce((sum, { count }) => sum + count, 0)}</span>
        {waiting.length === 0 ? (
          <span className="muted">{t("board.nobodyWaits")}</span>
        ) : (
          <ul className="plain waiting-tiers">
            {waiting.map(({ tier, count, oldest }) => (
              <li key={shownTier(tier)}>
                <RiskTag tier={tier} /> <b className="num">{count}</b>
                <span className={isLate(rows, tier, now) ? "late" : "muted"}>
                  <Elapsed since={oldest} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </dd>
    </div>
  );
}
