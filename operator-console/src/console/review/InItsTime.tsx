// A session in its own time: the line of time above, the talk as far as it has gone, and record and review beside it.
import { Tabs } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Replay } from "../../protocol/generated";
import { marksInOrder } from "./lanes";
import { usePlayback } from "./playback";
import { RecordSide } from "./RecordSide";
import { ReplayTalk, useUpTo } from "./ReplayTalk";
import { ReviewSide } from "./ReviewSide";
import { isToldInTalk, lanesOf, lineOfTime, split } from "./replay";
import { TimeLine } from "./TimeLine";
import { Transport } from "./Transport";
import { useReplayWords } from "./use-replay-words";

export function InItsTime({ replay, zone }: { replay: Replay; zone: string }) {
  const { t } = useTranslation();
  const words = useReplayWords();
  const { inside, extent, told, talking } = useMemo(() => {
    const { inside: shown } = split(replay);
    const said = (from: "caller" | "ours") =>
      shown.flatMap(({ at, what }) =>
        what.kind === "line" &&
        what.line.notice === undefined &&
        (what.line.from === "caller") === (from === "caller")
          ? [at]
          : [],
      );
    return {
      inside: shown,
      extent: lineOfTime(shown),
      told: shown.filter(isToldInTalk),
      talking: { caller: said("caller"), operator: said("ours") },
    };
  }, [replay]);
  const lanes = useMemo(() => lanesOf(inside, extent, words), [inside, extent, words]);
  const marks = useMemo(() => marksInOrder(lanes), [lanes]);
  const moments = useMemo(() => inside.map(({ at }) => at), [inside]);
  const playback = usePlayback(extent, moments);
  const come = useUpTo(told, playback.position);
  return (
    <div className="replay-panes">
      <section className="timeline" aria-label={t("replay.line")}>
        <Transport playback={playback} extent={extent} zone={zone} marks={marks} />
        <TimeLine
          extent={extent}
          zone={zone}
          position={playback.position}
          talking={talking}
          lanes={lanes}
          onSeek={playback.seek}
        />
      </section>
      <section className="pane" aria-label={t("record.lines")}>
        <ReplayTalk
          items={come}
          alias={replay.alias}
          zone={zone}
          live={playback.speed === 1 ? "polite" : "off"}
          empty={t(told.length === 0 ? "record.noLines" : "replay.nothingYet")}
        />
      </section>
      <aside className="pane right" aria-label={t("replay.beside")}>
        <Tabs
          size="small"
          className="side-tabs"
          items={[
            {
              key: "record",
              label: t("replay.record"),
              children: (
                <div data-tab className="beside" tabIndex={0}>
                  <RecordSide replay={replay} />
                </div>
              ),
            },
            {
              key: "review",
              label: t("review.title"),
              children: (
                <div data-tab className="beside" tabIndex={0}>
                  <ReviewSide session={replay.session} />
                </div>
              ),
            },
          ]}
        />
      </aside>
    </div>
  );
}
