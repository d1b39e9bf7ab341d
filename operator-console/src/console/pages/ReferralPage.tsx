// One referral whole: where it stands and what can be said of it, what was told of the person, what was heard, the ladder of
// hospitals, the admission.
import { ArrowLeftOutlined } from "@ant-design/icons";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { ReferralView } from "../../protocol/generated";
import { DetailsRead } from "../cases/DetailsRead";
import { useCase } from "../cases/queries";
import { ReferAgainDialog } from "../cases/ReferAgainDialog";
import "../cases/cases.css";
import "../cases/words";
import "../dispatch/dispatch.css";
import { Loaded } from "../components/states";
import { PermitButton } from "../dispatch/PermitButton";
import { AdmissionsCard } from "../referrals/Admissions";
import { AnswerSteps } from "../referrals/AnswerSteps";
import { GreenRead } from "../referrals/GreenFields";
import { HeardCard } from "../referrals/HeardCard";
import { LadderCard } from "../referrals/LadderCard";
import { Awaited, CancelMark, Impossible, PriorityTag, StageTag } from "../referrals/marks";
import { permitOf } from "../referrals/permits";
import { useReferral } from "../referrals/queries";
import { referenceOf } from "../referrals/reference";
import { SenderSteps } from "../referrals/SenderSteps";

export function ReferralPage() {
  const { t } = useTranslation();
  const { referral } = useParams({ from: "/referrals/$referral" });
  const query = useReferral(referral);
  return (
    <main id="main" className="page" tabIndex={-1}>
      {query.data === undefined && <h1 className="sr">{t("referrals.one")}</h1>}
      <Loaded query={query}>{(view) => <Whole view={view} />}</Loaded>
    </main>
  );
}

function Whole({ view }: { view: ReferralView }) {
  return (
    <>
      <Head view={view} />
      <Steps view={view} />
      <div className="dispatch-columns">
        <div className="stack wide-gap">
          <TheirPerson view={view} />
          <AdmissionsCard view={view} />
        </div>
        <div className="stack wide-gap">
          <Facts view={view} />
          {view.ladder !== null && <LadderCard ladder={view.ladder} />}
          <HeardCard view={view} />
        </div>
      </div>
    </>
  );
}

function Head({ view: { row } }: { view: ReferralView }) {
  const { t } = useTranslation();
  return (
    <div className="page-h">
      <Link to="/referrals" aria-label={t("referrals.back")}>
        <ArrowLeftOutlined aria-hidden />
      </Link>
      <h1 className="num">{t("referrals.oneOf", { number: referenceOf(row.referral) })}</h1>
      <StageTag stage={row.stage} />
      <PriorityTag priority={row.priority} />
      <Awaited row={row} />
      <CancelMark row={row} />
      <Impossible row={row} />
    </div>
  );
}

/** Nothing where nothing is this person's to do. */
function Steps({ view }: { view: ReferralView }) {
  const { t } = useTranslation();
  const [referring, setReferring] = useState<"no" | "yes">("no");
  const here = view.actions.filter(({ name }) => name !== "admit");
  if (here.length === 0) return null;
  return (
    <section className="card gap" aria-label={t("referrals.steps")}>
      <b>{t("referrals.next")}</b>
      <AnswerSteps view={view} />
      <PermitButton permit={permitOf(view, "refer")} onAct={() => setReferring("yes")}>
        {t("referrals.step.refer")}
      </PermitButton>
      <SenderSteps view={view} />
      {referring === "yes" && <ReferOn view={view} onClose={() => setReferring("no")} />}
    </section>
  );
}

/** Where the person lives stands with the case. */
function ReferOn({ view: { row }, onClose }: { view: ReferralView; onClose: () => void }) {
  const query = useCase(row.case);
  if (query.data === undefined) return null;
  return (
    <ReferAgainDialog of={row.case} area={query.data.row.area} basedOn={row.referral} onClose={onClose} />
  );
}

function TheirPerson({ view }: { view: ReferralView }) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="referral-told">
      <div className="between">
        <h2 id="referral-told">{t("referrals.told")}</h2>
        <span className="gap">
          <span className="muted">{t("dispatches.opened")}</span>
          <Link to="/cases/$case" params={{ case: view.row.case }}>
            {t("cases.oneOf", { number: referenceOf(view.row.case) })}
          </Link>
        </span>
      </div>
      <DetailsRead details={view.details} marks="none">
        {view.note !== "" && (
          <div>
            <dt>{t("refer.noteRead")}</dt>
            <dd>{view.note}</dd>
          </div>
        )}
      </DetailsRead>
      {view.green !== null && <GreenRead green={view.green} />}
    </section>
  );
}

function Facts({ view: { row, sent_by_name, based_on } }: { view: ReferralView }) {
  const { t } = useTranslation();
  const facts: [string, React.ReactNode][] = [
    [t("referrals.from"), `${row.from.name} · ${t(`institutionKind.${row.from.kind}`)}`],
    [t("referrals.to"), `${row.to.name} · ${t(`institutionKind.${row.to.kind}`)}`],
    [t("referrals.direction"), t(`referralDirection.${row.direction}`)],
    [t("referrals.sentAt"), `${dayAndTime(row.sent_at)} · ${sent_by_name}`],
    [t("referrals.reach"), t(`reach.${row.reach}`)],
    [t("referrals.since"), dayAndTime(row.since)],
  ];
  return (
    <section className="card" aria-labelledby="referral-facts">
      <h2 id="referral-facts">{t("referrals.facts")}</h2>
      <dl className="care-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
        {based_on !== null && (
          <div>
            <dt>{t("referrals.basedOn")}</dt>
            <dd>
              <Link to="/referrals/$referral" params={{ referral: based_on }} className="num">
                {referenceOf(based_on)}
              </Link>
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
