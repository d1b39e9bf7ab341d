// A session all at once, to read and to print: everything in order, and the record below it.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { clock } from "../../core/format.ts";
import { millisBetween } from "../../core/server-clock.ts";
import type { Replay, ReplayItem } from "../../protocol/generated";
import { RecordSide } from "./RecordSide";
import { split } from "./replay";
import { zoneClock } from "./time-line";
import { useHappenedWords } from "./use-happened";

export function AllAtOnce({ replay, zone }: { replay: Replay; zone: string }) {
  const { t } = useTranslation();
  const { inside } = split(replay);
  const clocks = useMemo(() => zoneClock(zone), [zone]);
  return (
    <div className="all-at-once">
      <section className="card" aria-labelledby="all-lines">
        <h2 id="all-lines">{t("replay.everything", { zone })}</h2>
        <ol className="plain">
          {inside.map((item, index) => (
            <li key={`${item.at}-${index}`} className={item.what.kind === "line" ? "said" : "happened"}>
              <time className="num">{clocks.time(item.at)}</time>
              <span className="muted num">+{clock(millisBetween(replay.opened_at, item.at))}</span>
              <Words item={item} alias={replay.alias} />
            </li>
          ))}
        </ol>
      </section>
      <RecordSide replay={replay} />
    </div>
  );
}

function Words({ item, alias }: { item: ReplayItem; alias: string }) {
  const { t } = useTranslation();
  const say = useHappenedWords();
  const { what } = item;
  if (what.kind === "whispered")
    return (
      <span>
        <b>{say(item)}</b>: {what.text}
      </span>
    );
  if (what.kind !== "line") return <span className="muted">{say(item)}</span>;
  const { line, by } = what;
  if (line.notice !== undefined) return <span className="muted">{t(`notice.${line.notice}`)}</span>;
  const shared = line.shared === undefined ? "" : `${line.shared.title}: ${line.shared.body}`;
  return (
    <span className="words">
      <b>{line.from === "caller" ? alias : (by?.name ?? t("talk.system"))}</b>
      <span>{[line.text, shared].filter((part) => part !== "").join("\n")}</span>
    </span>
  );
}
