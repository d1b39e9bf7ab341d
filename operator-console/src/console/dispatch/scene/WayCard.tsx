// The way it went: each stage with when it happened, and when it was written down where a phone was offline.
import { useTranslation } from "react-i18next";
import { clock, timeWithSeconds } from "../../../core/format.ts";
import { millisBetween } from "../../../core/server-clock.ts";
import type { MilestoneLine } from "../../../protocol/generated";

/** A report that came this much later than it happened says so. */
const LATER_MS = 60_000;

export function WayCard({ milestones }: { milestones: readonly MilestoneLine[] }) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="dispatch-way">
      <h2 id="dispatch-way">{t("scene.way")}</h2>
      <ol className="way">
        {milestones.map((milestone, at) => (
          <Reached key={milestone.stage} milestone={milestone} before={milestones[at - 1]} />
        ))}
      </ol>
    </section>
  );
}

function Reached({ milestone, before }: { milestone: MilestoneLine; before: MilestoneLine | undefined }) {
  const { t } = useTranslation();
  const { stage, happened_at, recorded_at, name } = milestone;
  return (
    <li>
      <span className="num">{timeWithSeconds(happened_at)}</span>
      <b>{t(`dispatchStage.${stage}`)}</b>
      {name !== null && <span className="muted">{name}</span>}
      {before !== undefined && (
        <span className="muted num">+{clock(millisBetween(before.happened_at, happened_at))}</span>
      )}
      {millisBetween(happened_at, recorded_at) > LATER_MS && (
        <span className="muted num">{t("scene.reportedAt", { t: timeWithSeconds(recorded_at) })}</span>
      )}
    </li>
  );
}
