// One suspected case whole: what is known or left the house, how far it has come, who answers for the person, and their way.
import { ArrowLeftOutlined } from "@ant-design/icons";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { CaseProgress, CaseView } from "../../protocol/generated";
import { CaseSteps } from "../cases/CaseSteps";
import { DetailsRead } from "../cases/DetailsRead";
import { Progress, Turn } from "../cases/marks";
import { useCase } from "../cases/queries";
import { CaseTimelineCards } from "../cases/TimelineCard";
import "../cases/cases.css";
import "../cases/words";
import "../dispatch/dispatch.css";
import { ErasedNote } from "../components/ErasedNote";
import { Loaded } from "../components/states";
import { referenceOf } from "../referrals/reference";
import { useRight } from "../sign-in";

export function CasePage() {
  const { t } = useTranslation();
  const { case: one } = useParams({ from: "/cases/$case" });
  const query = useCase(one);
  return (
    <main id="main" className="page" tabIndex={-1}>
      {query.data === undefined && <h1 className="sr">{t("cases.one")}</h1>}
      <Loaded query={query}>{(view) => <Whole view={view} />}</Loaded>
    </main>
  );
}

function Whole({ view }: { view: CaseView }) {
  const { t } = useTranslation();
  // The whole way is told to the sender: a receiver knows its own referral.
  const refers = useRight("send_referrals");
  const hasWay = refers && view.shown === "whole";
  return (
    <>
      <div className="page-h">
        <Link to="/cases" aria-label={t("cases.back")}>
          <ArrowLeftOutlined aria-hidden />
        </Link>
        <h1 className="num">{t("cases.oneOf", { number: referenceOf(view.row.case) })}</h1>
        <Progress state={view.row.state} />
        <span className="muted">
          {t("cases.turn")} <Turn turn={view.row.turn} />
        </span>
        <span className="grow" />
        <CaseSteps view={view} />
      </div>
      <ErasedNote at={view.erased_at} />
      <div className="dispatch-columns">
        <div className="stack wide-gap">
          <Known view={view} />
          <Finding state={view.row.state} />
          <Remarks view={view} />
        </div>
        {hasWay && (
          <div className="stack wide-gap">
            <CaseTimelineCards of={view.row.case} />
          </div>
        )}
      </div>
    </>
  );
}

/** Where it comes from, and what is known: all of it, or only what left the house. */
function Known({ view: { row, shown, details } }: { view: CaseView }) {
  const { t } = useTranslation();
  const mayReadSession = useRight("answer_sessions");
  const maySeeDispatch = useRight("see_dispatches");
  const { session, dispatch } = row;
  return (
    <section className="card" aria-labelledby="case-known">
      <div className="between">
        <h2 id="case-known">{t(`cases.shown.${shown}`)}</h2>
        <span className="gap">
          <span className="muted">{t("dispatches.opened")}</span>
          {session !== null && mayReadSession && (
            <Link to="/sessions/$session" params={{ session }}>
              {t("dispatches.session")}
            </Link>
          )}
          {dispatch !== null && maySeeDispatch && (
            <Link to="/dispatches/$dispatch" params={{ dispatch }}>
              {t("cases.dispatch")}
            </Link>
          )}
        </span>
      </div>
      <DetailsRead details={details} marks={shown === "whole" ? "say_what_left" : "none"}>
        <div>
          <dt>{t("cases.source")}</dt>
          <dd>
            {t(`caseSource.${row.source}`)} · {row.sender_name}{" "}
            <span className="muted num">
              {row.opened_by_name} {dayAndTime(row.opened_at)}
            </span>
          </dd>
        </div>
        <div>
          <dt>{t("refer.area")}</dt>
          <dd>{row.area_name}</dd>
        </div>
        <div>
          <dt>{t("refer.basis")}</dt>
          <dd>{t(`caseBasis.${row.basis}`)}</dd>
        </div>
      </DetailsRead>
    </section>
  );
}

/** What a physician said of it, as far as the reader is told. */
function Finding({ state }: { state: CaseProgress }) {
  const { t } = useTranslation();
  const registers = useRight("keep_registry");
  const found =
    state.kind === "diagnosed" || state.kind === "registered"
      ? state.diagnosis
      : state.kind === "not_confirmed"
        ? { ...state, disorder: null }
        : null;
  if (found === null) return null;
  return (
    <section className="card" aria-labelledby="case-finding">
      <h2 id="case-finding">{t("cases.diagnosis")}</h2>
      <p>
        <b>
          {state.kind === "not_confirmed"
            ? t("cases.notConfirmed")
            : found.disorder === null
              ? t("cases.diagnosisHidden")
              : t(`disorder.${found.disorder}`)}
        </b>{" "}
        <span className="muted num">
          {found.institution_name} · {found.physician_name} · {dayAndTime(found.at)}
        </span>
      </p>
      {state.kind === "registered" && registers && (
        <p>
          <Link to="/patients/$patient" params={{ patient: state.patient }}>
            {t("cases.openPatient")}
          </Link>
        </p>
      )}
      {state.kind === "diagnosed" && state.review.kind !== "not_needed" && (
        <p>
          {t(`cases.review.${state.review.kind}`)}{" "}
          {state.review.kind !== "waiting" && (
            <span className="muted num">
              {state.review.by_name} {dayAndTime(state.review.at)}
            </span>
          )}
        </p>
      )}
    </section>
  );
}

function Remarks({ view: { remarks } }: { view: CaseView }) {
  const { t } = useTranslation();
  if (remarks.length === 0) return null;
  return (
    <section className="card" aria-labelledby="case-remarks">
      <h2 id="case-remarks">{t("cases.remarks")}</h2>
      <ul className="plain">
        {remarks.map(({ about, by_name, at, words }) => (
          <li key={`${about} ${at}`} className="note">
            <span className="muted num">
              {t(`cases.about.${about}`)} · {by_name} · {dayAndTime(at)}
            </span>
            <span>{words}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
