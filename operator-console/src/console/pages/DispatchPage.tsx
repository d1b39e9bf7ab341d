// One dispatch whole: where and who, the crew, its pages, the way it went, what was written and checked afterwards.
import { ArrowLeftOutlined } from "@ant-design/icons";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { DispatchView } from "../../protocol/generated";
import { ReferButton } from "../cases/Refer";
import { useNow } from "../clock";
import { Elapsed } from "../components/Elapsed";
import { ErasedNote } from "../components/ErasedNote";
import { RiskTag } from "../components/RiskTag";
import { Loaded } from "../components/states";
import { AfterActionButton } from "../dispatch/AfterActionButton";
import { Brief } from "../dispatch/Brief";
import { useBoard } from "../dispatch/board";
import { AlertTags, ConcernTags } from "../dispatch/ConcernTags";
import { CrewCard } from "../dispatch/CrewCard";
import { concernsOf } from "../dispatch/concerns";
import { useLadderWords } from "../dispatch/ladder-words";
import { markOf } from "../dispatch/mark";
import { DrillMark, isShort, Missing, useOwnerWords } from "../dispatch/marks";
import { PagedList } from "../dispatch/PagedList";
import { useDispatch, useScene } from "../dispatch/queries";
import { SideChannel } from "../dispatch/SideChannel";
import { StripActions } from "../dispatch/StripActions";
import { AfterwardsCards } from "../dispatch/scene/AfterwardsCards";
import { SafetyCard } from "../dispatch/scene/SafetyCard";
import { SceneSteps } from "../dispatch/scene/SceneSteps";
import { WayCard } from "../dispatch/scene/WayCard";
import { TimelineCard } from "../dispatch/TimelineCard";
import { useRight } from "../sign-in";
import "../dispatch/dispatch.css";

export function DispatchPage() {
  const { t } = useTranslation();
  const { dispatch } = useParams({ from: "/dispatches/$dispatch" });
  const board = useBoard();
  // What moves comes over the board; place and person are opened, and that is written down.
  const live = board?.strips.find((one) => one.dispatch === dispatch);
  const mark = board === null ? null : markOf(live);
  const query = useDispatch(dispatch, mark);
  return (
    <main id="main" className="page" tabIndex={-1}>
      {query.data === undefined && <h1 className="sr">{t("dispatches.one")}</h1>}
      <Loaded query={query}>
        {(view) => <Whole view={live === undefined ? view : { ...view, strip: live }} mark={mark} />}
      </Loaded>
    </main>
  );
}

function Whole({ view, mark }: { view: DispatchView; mark: string | null }) {
  const { strip } = view;
  const directs = useRight("direct_dispatches");
  const query = useScene(strip.dispatch, mark);
  return (
    <>
      <Head view={view} />
      <ErasedNote at={view.erased_at} />
      <SceneSteps strip={strip} />
      <div className="dispatch-columns">
        <div className="stack wide-gap">
          <Brief view={view} />
          <PagesCard view={view} />
          <Loaded query={query}>{(scene) => <AfterwardsCards view={view} scene={scene} />}</Loaded>
          {directs && <TimelineCard dispatch={strip.dispatch} mark={mark} />}
        </div>
        <div className="stack wide-gap">
          <CrewCard view={view} />
          <WayCard milestones={view.milestones} />
          <Loaded query={query}>{(scene) => <SafetyCard strip={strip} scene={scene} />}</Loaded>
          <div className="card">
            <SideChannel dispatch={strip.dispatch} count={strip.messages} stage={strip.stage} />
          </div>
        </div>
      </div>
    </>
  );
}

function Head({ view: { strip, end_note } }: { view: DispatchView }) {
  const { t } = useTranslation();
  const now = useNow();
  const ownerWords = useOwnerWords();
  const directs = useRight("direct_dispatches");
  return (
    <div className="page-h">
      <Link to="/dispatches" aria-label={t("dispatches.back")}>
        <ArrowLeftOutlined aria-hidden />
      </Link>
      <h1 className="num">{t("dispatches.oneOf", { number: strip.number })}</h1>
      <DrillMark purpose={strip.purpose} />
      <RiskTag tier={strip.tier} />
      <b>{t(`dispatchStage.${strip.stage}`)}</b>
      {strip.end === null ? (
        <Elapsed since={strip.requested_at} lateAfter={strip.target_at} />
      ) : (
        <span>
          {strip.end.by_name} {strip.end.because !== null && t(`endReason.${strip.end.because}`)} {end_note}
        </span>
      )}
      {strip.end === null && (
        <span className="muted">
          {t("dispatches.owner")} {ownerWords(strip.owner)}
        </span>
      )}
      <ConcernTags concerns={concernsOf(strip, now)} />
      <AlertTags alerts={strip.alerts} />
      <span className="grow" />
      {strip.end === null && <StripActions strip={strip} />}
      {strip.purpose === "real" && (
        <ReferButton
          origin={{ kind: "dispatch", dispatch: strip.dispatch }}
          of={t("dispatches.oneOf", { number: strip.number })}
          size="small"
        />
      )}
      {directs && <AfterActionButton dispatch={strip.dispatch} number={strip.number} />}
    </div>
  );
}

function PagesCard({ view: { strip, not_asked } }: { view: DispatchView }) {
  const { t } = useTranslation();
  const ladderWords = useLadderWords();
  return (
    <section className="card" aria-labelledby="dispatch-pages">
      <div className="between">
        <h2 id="dispatch-pages">{t("dispatches.pagesTitle")}</h2>
        <span className="gap">
          <Missing stage={strip.stage} missing={strip.missing} />
          {isShort(strip) && <span className="num muted">{ladderWords(strip.ladder)}</span>}
        </span>
      </div>
      <PagedList paged={strip.paged} />
      {not_asked.length > 0 && (
        <details>
          <summary>{t("dispatches.notAsked", { n: not_asked.length })}</summary>
          <ul className="plain">
            {not_asked.map(({ staff, name, professions, because }) => (
              <li key={staff}>
                <b>{name}</b>{" "}
                <span className="muted">{professions.map((one) => t(`profession.${one}`)).join(" · ")}</span>{" "}
                {t(`excluded.${because}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
