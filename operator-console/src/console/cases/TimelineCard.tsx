// One person from the first message to acceptance and beyond: what happened, and who answered for them at each instant.
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { clock, dayAndTime } from "../../core/format.ts";
import { millisBetween } from "../../core/server-clock.ts";
import type { CaseOwner, CaseTimeline, CaseTimelineEntry, SuspectedCaseId } from "../../protocol/generated";
import { useNow } from "../clock";
import { ExportButton } from "../components/ExportButton";
import { Empty, Loaded } from "../components/states";
import { journalWords } from "../journal-words";
import { referenceOf } from "../referrals/reference";
import { useCaseTimeline } from "./queries";
import { ownerNow, referralsOf, stepsOf } from "./timeline";

export function CaseTimelineCards({ of }: { of: SuspectedCaseId }) {
  const query = useCaseTimeline(of);
  return (
    <Loaded query={query}>
      {(timeline) => (
        <>
          <OwnerCard timeline={timeline} />
          <ReferralsCard timeline={timeline} />
          <WayCard timeline={timeline} />
        </>
      )}
    </Loaded>
  );
}

function useOwnerWords(): (owner: CaseOwner) => string {
  const { t } = useTranslation();
  return ({ owner, staff_name, institution_name }) => {
    const name = staff_name ?? institution_name;
    return name === null ? t(`caseOwner.${owner}`) : `${t(`caseOwner.${owner}`)} · ${name}`;
  };
}

/** The one who answers for the person now, large. */
function OwnerCard({ timeline }: { timeline: CaseTimeline }) {
  const { t } = useTranslation();
  const now = useNow();
  const words = useOwnerWords();
  const owner = ownerNow(timeline);
  return (
    <section className="card" aria-labelledby="case-owner">
      <h2 id="case-owner">{t("cases.owner")}</h2>
      {owner === null ? (
        <p className="muted">{t("cases.nobodyNow")}</p>
      ) : (
        <p>
          <b className="owner-now">{words(owner)}</b>{" "}
          <span className="muted num">
            {t("cases.ownerSince", {
              t: dayAndTime(owner.from_at),
              for: clock(millisBetween(owner.from_at, now)),
            })}
          </span>
        </p>
      )}
    </section>
  );
}

function ReferralsCard({ timeline }: { timeline: CaseTimeline }) {
  const { t } = useTranslation();
  const found = referralsOf(timeline);
  return (
    <section className="card" aria-labelledby="case-referrals">
      <h2 id="case-referrals">{t("cases.referrals")}</h2>
      {found.length === 0 ? (
        <Empty>{t("cases.noReferrals")}</Empty>
      ) : (
        <ul className="plain">
          {found.map(({ referral, to, word }) => (
            <li key={referral} className="entry gap">
              <Link to="/referrals/$referral" params={{ referral }} className="num">
                {referenceOf(referral)}
              </Link>
              <b>{to}</b>
              <span>{t(`referralWord.${word}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function useEntryWords(): (entry: CaseTimelineEntry) => { event: string; more: string } {
  const { t, i18n } = useTranslation();
  const words = journalWords(i18n.language);
  return ({ seq, at, kind, institution_name, staff_name, word }) => ({
    event: words.event({ seq, at, kind, actor: "", subject: null, facts: {} }),
    more: [word === null ? null : t(`referralWord.${word}`), institution_name, staff_name]
      .filter((part) => part !== null)
      .join(" · "),
  });
}

function WayCard({ timeline }: { timeline: CaseTimeline }) {
  const { t } = useTranslation();
  const ownerWords = useOwnerWords();
  const entryWords = useEntryWords();
  return (
    <section className="card" aria-labelledby="case-way">
      <div className="between">
        <h2 id="case-way">{t("cases.way")}</h2>
        <WayExport timeline={timeline} />
      </div>
      <ol className="case-way">
        {stepsOf(timeline).map((step) =>
          step.kind === "owner" ? (
            <li key={`owner ${step.at}`} className="owner-step">
              <span className="num">{dayAndTime(step.at)}</span>
              <b>
                <span aria-hidden="true">→ </span>
                {t("cases.ownerFrom", { who: ownerWords(step.owner) })}
              </b>
            </li>
          ) : (
            <li key={step.entry.seq}>
              <span className="num">{dayAndTime(step.at)}</span>
              <span>{entryWords(step.entry).event}</span>
              <span className="muted">{entryWords(step.entry).more}</span>
            </li>
          ),
        )}
      </ol>
    </section>
  );
}

function WayExport({ timeline }: { timeline: CaseTimeline }) {
  const { t } = useTranslation();
  const ownerWords = useOwnerWords();
  const entryWords = useEntryWords();
  return (
    <ExportButton
      name={`${t("cases.way")} ${referenceOf(timeline.case)}`}
      head={[t("timeline.at"), t("timeline.event"), t("timeline.facts")]}
      rows={stepsOf(timeline).map((step) => {
        if (step.kind === "owner") return [dayAndTime(step.at), t("cases.owner"), ownerWords(step.owner)];
        const { event, more } = entryWords(step.entry);
        return [dayAndTime(step.at), event, more];
      })}
    />
  );
}
