// The record of one session, to read: what was said, how it was assessed, what was written.
import { DeleteOutlined, HistoryOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams, useRouter } from "@tanstack/react-router";
import { Button, Descriptions } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { Line, Lines, SessionRecord } from "../../protocol/generated";
import { api } from "../api";
import { SessionReferralsStrip } from "../cases/SessionReferralsStrip";
import { ErasedNote } from "../components/ErasedNote";
import { CommittedLine } from "../components/LineLog";
import { AssessmentRead, NoteList, WrapUpRead } from "../components/RecordParts";
import { RiskTag } from "../components/RiskTag";
import { SessionNumber } from "../components/SessionNumber";
import { Empty, Loaded } from "../components/states";
import { useRight } from "../sign-in";

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
  const mayReplay = useRight("review_sessions");
  const mayErase = useRight("erase_callers");
  const record = useQuery({
    queryKey: ["session", session],
    queryFn: () => api.get<SessionRecord>(`sessions/${session}`),
  });
  const lines = useQuery({ queryKey: ["lines", session], queryFn: () => allLines(session) });
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="between">
        <h1>{t("record.title")}</h1>
        <span className="grow" />
        {mayReplay && (
          <Link to="/sessions/$session/replay" params={{ session }}>
            <HistoryOutlined aria-hidden /> {t("replay.open")}
          </Link>
        )}
        {mayErase && (
          <Link to="/erasures/$session" params={{ session }}>
            <DeleteOutlined aria-hidden /> {t("nav.erasures")}
          </Link>
        )}
        <Button onClick={() => history.back()}>{t("record.back")}</Button>
      </div>
      <Loaded query={record}>
        {(data) => (
          <>
            <ErasedNote at={data.erased_at} />
            <div className="record">
              <section className="card" aria-labelledby="record-lines">
                <h2 id="record-lines">{t("record.lines")}</h2>
                {data.erased_at === null ? (
                  <Loaded query={lines}>{(all) => <Talk lines={all} />}</Loaded>
                ) : (
                  <Empty>{t("erasedWords")}</Empty>
                )}
              </section>
              <Written record={data} session={session} />
            </div>
          </>
        )}
      </Loaded>
    </main>
  );
}

function Talk({ lines }: { lines: readonly Line[] }) {
  const { t } = useTranslation();
  if (lines.length === 0) return <Empty>{t("record.noLines")}</Empty>;
  return (
    <div className="log">
      {lines.map((line) => (
        <CommittedLine key={line.seq} line={line} mark={null} />
      ))}
    </div>
  );
}

function Written({ record, session }: { record: SessionRecord; session: string }) {
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
            { key: "number", label: t("record.number"), children: <SessionNumber session={session} /> },
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
      <SessionReferralsStrip session={session} as="card" />
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
        <NoteList notes={record.notes} />
      </section>
    </div>
  );
}
