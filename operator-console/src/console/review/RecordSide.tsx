// The record beside a replay, made of what happened: it is read once, and once it is written down that it was.
import { Descriptions } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { Note, RecordedAssessment, Replay, WrapUp } from "../../protocol/generated";
import { SessionReferralsStrip } from "../cases/SessionReferralsStrip";
import { AssessmentRead, NoteList, WrapUpRead } from "../components/RecordParts";
import { Empty } from "../components/states";
import { split } from "./replay";
import { useHappenedWords } from "./use-happened";

interface Written {
  assessments: RecordedAssessment[];
  wrapUp: WrapUp | null;
  notes: Note[];
}

export function writtenIn({ items }: Replay): Written {
  const whats = items.map(({ what }) => what);
  return {
    assessments: whats.flatMap((what) => (what.kind === "assessed" ? [what.assessment] : [])),
    wrapUp:
      whats.flatMap((what) => (what.kind === "wrap_up_saved" ? (what.wrap_up ?? []) : [])).at(-1) ?? null,
    notes: whats.flatMap((what) => (what.kind === "note_added" ? [what.note] : [])),
  };
}

export function RecordSide({ replay }: { replay: Replay }) {
  const { t } = useTranslation();
  const { assessments, wrapUp, notes } = writtenIn(replay);
  return (
    <div className="stack">
      <Card replay={replay} />
      <SessionReferralsStrip session={replay.session} as="card" />
      <section className="card" aria-labelledby="replay-assess">
        <h2 id="replay-assess">{t("side.assess")}</h2>
        {assessments.length === 0 && <Empty>{t("record.notAssessedYet")}</Empty>}
        {assessments.map((one) => (
          <AssessmentRead key={one.at} recorded={one} />
        ))}
      </section>
      {wrapUp !== null && <WrapUpRead wrapUp={wrapUp} />}
      <section className="card" aria-labelledby="replay-notes">
        <h2 id="replay-notes">{t("side.notes")}</h2>
        <NoteList notes={notes} />
      </section>
      <Afterwards replay={replay} />
    </div>
  );
}

function Card({ replay }: { replay: Replay }) {
  const { t } = useTranslation();
  const { items, opened_at, ended_at } = replay;
  const opened = items.find(({ what }) => what.kind === "opened")?.what;
  const ended = items.findLast(({ what }) => what.kind === "ended")?.what;
  const by = ended?.kind === "ended" ? ` · ${t(`endedBy.${ended.by}`)}` : "";
  return (
    <section className="card" aria-label={t("side.caller")}>
      <Descriptions
        size="small"
        colon={false}
        column={1}
        items={[
          {
            key: "channel",
            label: t("card.channel"),
            children: opened?.kind === "opened" ? t(`channel.${opened.channel}`) : "–",
          },
          { key: "opened", label: t("card.opened"), children: dayAndTime(opened_at) },
          {
            key: "ended",
            label: t("record.ended"),
            children: ended_at === null ? t("record.goingOn") : `${dayAndTime(ended_at)}${by}`,
          },
        ]}
      />
    </section>
  );
}

/** What came of it later: calls, reviews, incidents. */
function Afterwards({ replay }: { replay: Replay }) {
  const { t } = useTranslation();
  const say = useHappenedWords();
  const { afterwards } = split(replay);
  if (afterwards.length === 0) return null;
  return (
    <section className="card" aria-labelledby="replay-afterwards">
      <h2 id="replay-afterwards">{t("replay.afterwards")}</h2>
      <ul className="plain">
        {afterwards.map((item, index) => (
          <li key={`${item.at}-${index}`} className="entry gap">
            <time className="num muted">{dayAndTime(item.at)}</time> {say(item)}
          </li>
        ))}
      </ul>
    </section>
  );
}
