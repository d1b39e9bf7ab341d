// The course of a dispatch from the journal: intervals measured, near misses by themselves, and every fact in order.
import { useTranslation } from "react-i18next";
import { clock, dayAndTime, timeWithSeconds } from "../../core/format.ts";
import type { CourseInterval, DispatchId, DispatchTimeline, TimelineEntry } from "../../protocol/generated";
import { ExportButton } from "../components/ExportButton";
import { ListTable } from "../components/ListTable";
import { Loaded } from "../components/states";
import { journalWords } from "../journal-words";
import { useTimeline } from "./queries";
import { namedFacts } from "./timeline";

export function TimelineCard({ dispatch, mark }: { dispatch: DispatchId; mark: string | null }) {
  const { t } = useTranslation();
  const query = useTimeline(dispatch, mark);
  return (
    <section className="card" aria-labelledby="dispatch-timeline">
      <div className="between">
        <h2 id="dispatch-timeline">{t("timeline.title")}</h2>
        {query.data !== undefined && <TimelineExport timeline={query.data} />}
      </div>
      <Loaded query={query}>
        {(timeline) => (
          <>
            <Intervals timeline={timeline} />
            <NearMisses timeline={timeline} />
            <Entries timeline={timeline} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function Intervals({ timeline }: { timeline: DispatchTimeline }) {
  const { t } = useTranslation();
  return (
    <>
      <ol className="moments">
        {timeline.moments.map(({ moment, at }) => (
          <li key={moment}>
            <span className="muted">{t(`moment.${moment}`)}</span>
            <b className="num">{timeWithSeconds(at)}</b>
          </li>
        ))}
      </ol>
      <ListTable<CourseInterval>
        rows={timeline.intervals}
        rowKey={({ from, to }) => `${from} ${to}`}
        empty={t("timeline.noIntervals")}
        columns={[
          {
            title: t("timeline.interval"),
            render: (_, { from, to }) => `${t(`moment.${from}`)} → ${t(`moment.${to}`)}`,
          },
          { title: t("timeline.took"), render: (_, one) => <Took interval={one} /> },
          {
            title: t("timeline.target"),
            render: (_, { target_ms }) => (
              <span className="num">{target_ms === null ? "–" : clock(target_ms)}</span>
            ),
          },
        ]}
      />
      <p className={timeline.unowned_ms > 0 ? "late" : "muted"}>
        {t("timeline.unowned", { t: clock(timeline.unowned_ms) })}
      </p>
    </>
  );
}

function Took({ interval: { took_ms, target_ms } }: { interval: CourseInterval }) {
  const { t } = useTranslation();
  const isLate = target_ms !== null && took_ms > target_ms;
  return (
    <span className={isLate ? "risk risk-high num" : "num"}>
      {isLate && <span aria-hidden="true">◆</span>}
      {clock(took_ms)}
      {isLate && ` ${t("timeline.late")}`}
    </span>
  );
}

function NearMisses({ timeline }: { timeline: DispatchTimeline }) {
  const { t } = useTranslation();
  return (
    <>
      <h3>{t("timeline.nearMisses")}</h3>
      {timeline.near_misses.length === 0 ? (
        <p className="muted">{t("timeline.noNearMisses")}</p>
      ) : (
        <ul className="plain">
          {timeline.near_misses.map(({ at, kind }) => (
            <li key={`${at} ${kind}`} className="num">
              {timeWithSeconds(at)} <span aria-hidden="true">▲</span> {t(`nearMiss.${kind}`)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function useEntryWords(
  timeline: DispatchTimeline,
): (entry: TimelineEntry) => { event: string; facts: string } {
  const { i18n } = useTranslation();
  const words = journalWords(i18n.language);
  return (entry) => {
    const row = namedFacts(entry, timeline.people);
    return { event: words.event(row), facts: words.facts(row) };
  };
}

function Entries({ timeline }: { timeline: DispatchTimeline }) {
  const { t } = useTranslation();
  const wordsOf = useEntryWords(timeline);
  return (
    <details>
      <summary>{t("timeline.entries", { n: timeline.entries.length })}</summary>
      <ol className="plain entries">
        {timeline.entries.map((entry) => {
          const { event, facts } = wordsOf(entry);
          return (
            <li key={entry.seq}>
              <span className="num">{timeWithSeconds(entry.at)}</span> <b>{event}</b>{" "}
              {entry.by_name !== null && <span>{entry.by_name}</span>} <span className="muted">{facts}</span>
            </li>
          );
        })}
      </ol>
    </details>
  );
}

function TimelineExport({ timeline }: { timeline: DispatchTimeline }) {
  const { t } = useTranslation();
  const wordsOf = useEntryWords(timeline);
  return (
    <ExportButton
      name={`${t("timeline.title")} ${timeline.number}`}
      head={[t("timeline.at"), t("timeline.event"), t("timeline.by"), t("timeline.facts")]}
      rows={timeline.entries.map((entry) => {
        const { event, facts } = wordsOf(entry);
        return [dayAndTime(entry.at), event, entry.by_name ?? "", facts];
      })}
    />
  );
}
