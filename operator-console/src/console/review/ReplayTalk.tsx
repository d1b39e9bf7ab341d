// The talk as it went: lines of both sides, and between them what happened, up to an instant or all at once.
import { memo, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ReplayItem } from "../../protocol/generated";
import { SharedCard, useScrollToEnd } from "../components/LineLog";
import { Empty } from "../components/states";
import { type Instant, zoneClock } from "./time-line";
import { useHappenedWords } from "./use-happened";

interface Props {
  items: readonly ReplayItem[];
  alias: string;
  zone: string;
  /** Read aloud as it comes; not where lines come faster than they can be heard. */
  live: "polite" | "off";
  empty: string;
}

export function ReplayTalk({ items, alias, zone, live, empty }: Props) {
  const { t } = useTranslation();
  const log = useScrollToEnd(items.length);
  return (
    <div
      ref={log}
      className="log"
      role="log"
      aria-live={live}
      aria-label={t("talk.log", { alias })}
      tabIndex={0}
    >
      {items.length === 0 && <Empty>{empty}</Empty>}
      <Items items={items} alias={alias} zone={zone} />
    </div>
  );
}

/** Drawn anew when something comes, not with every step of the replay. */
const Items = memo(({ items, alias, zone }: Pick<Props, "items" | "alias" | "zone">) => {
  const clocks = useMemo(() => zoneClock(zone), [zone]);
  return items.map((item, index) => (
    <Item key={`${item.at}-${index}`} item={item} alias={alias} time={clocks.time(item.at)} />
  ));
});

const SIDE = { caller: "them", operator: "me", supervisor: "me", system: "system" } as const;

function Item({ item, alias, time }: { item: ReplayItem; alias: string; time: string }) {
  const { t } = useTranslation();
  const say = useHappenedWords();
  const { what } = item;
  if (what.kind === "whispered")
    return (
      <div className="msg whisper">
        <span className="muted">
          {say(item)} · <time className="num">{time}</time>
        </span>
        <span className="bubble">{what.text}</span>
      </div>
    );
  if (what.kind !== "line")
    return (
      <p className="told-in-talk muted">
        {say(item)} · <time className="num">{time}</time>
      </p>
    );
  const { line, by } = what;
  if (line.notice !== undefined)
    return (
      <p className="told-in-talk muted">
        {t(`notice.${line.notice}`)} · <time className="num">{time}</time>
      </p>
    );
  const who = line.from === "caller" ? alias : (by?.name ?? t("talk.system"));
  return (
    <div className={`msg ${SIDE[line.from]}`}>
      <span className="bubble">
        <span className="sr">{who} </span>
        {line.text}
        {line.shared !== undefined && <SharedCard shared={line.shared} />}
      </span>
      <span className="msg-foot">
        {line.from !== "caller" && <span>{who}</span>}
        <time className="num">{time}</time>
      </span>
    </div>
  );
}

/** Those that have come by then; the same ones are the same list. */
export function useUpTo(items: readonly ReplayItem[], position: Instant): readonly ReplayItem[] {
  const next = items.findIndex(({ at }) => at > position);
  const count = next === -1 ? items.length : next;
  return useMemo(() => items.slice(0, count), [items, count]);
}
