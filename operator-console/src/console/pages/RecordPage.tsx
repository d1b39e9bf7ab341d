// The record of one session, to read: what was said, how it was assessed, what was written.
import { useQuery } from "@tanstack/react-query";
import { useParams, useRouter } from "@tanstack/react-router";
import { Button, Descriptions } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { Line, Lines, RecordedAssessment, SessionRecord, WrapUp } from "../../protocol/generated";
import { api } from "../api";
import { CommittedLine } from "../components/LineLog";
import { NoteList } from "../components/NotesPane";
import { RiskTag } from "../components/RiskTag";
import { Empty, Loaded } from "../components/states";

/** Pages of lines read at most: a conversation longer than this is shown up to there. */
const PAGES_READ = 50;

async function allLines(session: string): Promise<Line[]> {
  const lines: Line[] = [];
  let after: number | null = 0;
  for (let page = 0; page < PAGES_READ && after !== null; page += 1) {
    const answer: Lines = await api.get<Lines>(`sessions/${session}/lines?after=${after}`);
    lines.push(...answer.lines);
    after = answer.next;
  }
  return lines;
}

export function RecordPage() {
  const { t } = useTranslation();
  const { session } = useParams({ from: "/sessions/$session" });
  const { history } = useRouter();
  const record = useQuery({
    queryKey: ["session", session],
    queryFn: () => api.get<SessionRecord>(`sessions/${session}`),
  });
  const lines = useQuery({ queryKey: ["lines", session], queryFn: () => allLines(session) });
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="between">
        <h1>{t("record.title")}</h1>
        <Button onClick={() => history.back()}>{t("record.back")}</Button>
      </div>
      <Loaded query={record}>
        {(data) => (
          <div className="record">
            <section className="card" aria-labelledby="record-lines">
              <h2 id="record-lines">{t("record.lines")}</h2>
              <Loaded query={lines}>
                {(all) =>
                  all.length === 0 ? (
                    <Empty>{t("record.noLines")}</Empty>
                  ) : (
                    <div className="log">
                      {all.map((line) => (
                        <CommittedLine key={line.seq} line={line} mark={null} />
                      ))}
                    </div>
                  )
                }
              </Loaded>
            </section>
            <Written record={data} />
          </div>
        )}
      </Loaded>
    </main>
  );
}

function Written({ record }: { record: SessionRecord }) {
  const { t } = useTranslation();
  const { card } = record;
  return (
    <div className="stack">
      <section className="card" aria-label={t("side.caller")}>
        <h2 className="gap">
          {card.alias} <RiskTag tier={card.tier} />
        </h2>
        <Descriptions
          size="small"
          colon={false}
          column={1}
          items={[
            { key: "channel", label: t("card.channel"), children: t(`channel.${card.channel}`) },
            { key: "opened", label: t("card.opened"), children: dayAndTime(card.opened_at) },
            {
              key: "ended",
              label: t("record.ended"),
              children:
                card.ended_at === null
                  ? t("record.goingOn")
                  : `${dayAndTime(card.ended_at)} · ${card.ended_by === null ? "" : t(`endedBy.${card.ended_by}`)}`,
            },
          ]}
        />
      </section>
      <section className="card" aria-labelledby="record-assess">
        <h2 id="record-assess">{t("side.assess")}</h2>
        {record.assessments.length === 0 && <Empty>{t("record.notAssessedYet")}</Empty>}
        {record.assessments.map((one) => (
          <AssessmentRead key={one.at} recorded={one} />
        ))}
      </section>
      {record.wrap_up !== null && <WrapUpRead wrapUp={record.wrap_up} />}
      <section className="card" aria-labelledby="record-notes">
        <h2 id="record-notes">{t("side.notes")}</h2>
        <NoteList record={record} />
      </section>
    </div>
  );
}

function AssessmentRead({ recorded }: { recorded: RecordedAssessment }) {
  const { t } = useTranslation();
  const { assessment, suggestion } = recorded;
  return (
    <div className="note">
      <span className="muted">
        {dayAndTime(recorded.at)} · {recorded.by_name}
      </span>
      {assessment.kind === "not_assessed" ? (
        <span>
          {t("assess.notAssessed")} · {t(`notAssessed.${assessment.reason}`)}
        </span>
      ) : (
        <span className="gap">
          {t("assess.decided")} <RiskTag tier={assessment.decided} />
          {suggestion !== null && (
            <>
              {t("assess.suggested")} <RiskTag tier={suggestion.tier} />
            </>
          )}
        </span>
      )}
      {assessment.kind === "assessed" && assessment.override_reason !== undefined && (
        <span>{assessment.override_reason}</span>
      )}
      {assessment.remarks !== undefined && <span>{assessment.remarks}</span>}
    </div>
  );
}

function WrapUpRead({ wrapUp }: { wrapUp: WrapUp }) {
  const { t } = useTranslation();
  const words = [
    { name: t("wrapUp.problems"), text: wrapUp.problems.map((one) => t(`problemType.${one}`)) },
    { name: t("wrapUp.services"), text: wrapUp.services.map((one) => t(`service.${one}`)) },
    { name: t("wrapUp.marks"), text: wrapUp.marks.map((one) => t(`mark.${one}`)) },
    { name: t("wrapUp.outcome"), text: [t(`outcome.${wrapUp.outcome}`)] },
    {
      name: t("wrapUp.actions"),
      text: wrapUp.actions.map(
        ({ kind, stage }) => `${t(`actionKind.${kind}`)}: ${t(`actionStage.${stage}`)}`,
      ),
    },
    { name: t("wrapUp.summary"), text: [wrapUp.summary] },
  ];
  return (
    <section className="card" aria-labelledby="record-wrap">
      <h2 id="record-wrap">{t("side.wrapUp")}</h2>
      <Descriptions
        size="small"
        colon={false}
        column={1}
        items={words.map(({ name, text }) => ({ key: name, label: name, children: text.join(" · ") || "–" }))}
      />
    </section>
  );
}
