// One person in danger on the board: owner, clock, state, who is missing, when the next page is due. Calm until late.
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { clock, timeOfDay } from "../../core/format.ts";
import { millisBetween } from "../../core/server-clock.ts";
import type { DispatchStrip } from "../../protocol/generated";
import { useNow } from "../clock";
import { Elapsed } from "../components/Elapsed";
import { RiskTag } from "../components/RiskTag";
import { AlertTags, ConcernTags } from "./ConcernTags";
import { concernsOf, levelOf } from "./concerns";
import { useLadderWords } from "./ladder-words";
import { DrillMark, isShort, Missing, useOwnerWords } from "./marks";
import { PagedList } from "./PagedList";
import { ServiceMarks } from "./ServiceMarks";
import { StripActions } from "./StripActions";

export function Strip({ strip }: { strip: DispatchStrip }) {
  const { t } = useTranslation();
  const now = useNow();
  const concerns = concernsOf(strip, now);
  return (
    <li className={`strip strip-${levelOf(concerns)} strip-${strip.purpose}`}>
      <article aria-label={t("dispatches.stripOf", { number: strip.number })}>
        <div className="strip-1">
          <DrillMark purpose={strip.purpose} />
          <Link to="/dispatches/$dispatch" params={{ dispatch: strip.dispatch }} className="num strip-number">
            {strip.number}
          </Link>
          <RiskTag tier={strip.tier} />
          <b>{t(`dispatchStage.${strip.stage}`)}</b>
          <span className="strip-clock">
            <span className="sr">{t("dispatches.since")} </span>
            <Elapsed since={strip.requested_at} lateAfter={strip.target_at} />
          </span>
          <Target strip={strip} />
          <span className="grow" />
          <ConcernTags concerns={concerns} />
        </div>
        <StripFacts strip={strip} />
        <div className="strip-3">
          <details className="grow">
            <summary>{t("dispatches.pages", { n: strip.paged.length })}</summary>
            <PagedList paged={strip.paged} />
          </details>
          <StripActions strip={strip} />
        </div>
      </article>
    </li>
  );
}

const ON_THE_WAY = ["requested", "paging", "acknowledged", "assembled", "en_route"];

/** How long is left to be there; nothing once they are. */
function Target({ strip: { stage, target_at, class: asked } }: { strip: DispatchStrip }) {
  const { t } = useTranslation();
  const now = useNow();
  if (!ON_THE_WAY.includes(stage)) return <span className="muted">{t(`responseClass.${asked}`)}</span>;
  const left = millisBetween(now, target_at);
  return (
    <span className="muted num">
      {t(`responseClass.${asked}`)} · {t("dispatches.thereBy", { t: timeOfDay(target_at) })}
      {left > 0 && ` (${clock(left)})`}
    </span>
  );
}

function StripFacts({ strip }: { strip: DispatchStrip }) {
  const { t } = useTranslation();
  const ladderWords = useLadderWords();
  const ownerWords = useOwnerWords();
  return (
    <div className="strip-2">
      <span>
        <span className="muted">{t("dispatches.owner")}</span> <b>{ownerWords(strip.owner)}</b>
      </span>
      <span>
        <span className="muted">{t("dispatches.team")}</span> {strip.team_name} · {strip.area_name}
      </span>
      {strip.crew.map(({ staff, name, duty, profession }) => (
        <span key={staff} className="flag">
          {name} · {duty === "lead" ? `${t("duty.lead")} · ` : ""}
          {t(`profession.${profession}`)}
        </span>
      ))}
      <Missing stage={strip.stage} missing={strip.missing} />
      {isShort(strip) && <span className="num">{ladderWords(strip.ladder)}</span>}
      <ServiceMarks services={strip.services} />
      <AlertTags alerts={strip.alerts} />
      <span className="muted">
        {t(`dispatchSource.${strip.source}`)}
        {strip.alias !== null && ` · ${strip.alias}`} · {strip.requested_by_name}
      </span>
    </div>
  );
}
