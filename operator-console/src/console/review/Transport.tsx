// Play, pause, step, speed: how a replay is moved.
import {
  CaretRightOutlined,
  PauseOutlined,
  StepBackwardOutlined,
  StepForwardOutlined,
} from "@ant-design/icons";
import { Button, Segmented, Switch } from "antd";
import { useId, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { clock } from "../../core/format.ts";
import { millisBetween } from "../../core/server-clock.ts";
import type { Mark } from "./lanes";
import type { Playback } from "./playback";
import { type Extent, neighbour, SPEEDS, type Speed, zoneClock } from "./time-line";

interface Props {
  playback: Playback;
  extent: Extent;
  zone: string;
  marks: readonly Mark[];
}

export function Transport({ playback, extent, zone, marks }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const { position, going, speed, pauses, seek, play, pause, setSpeed, setPauses } = playback;
  const moments = useMemo(() => marks.map(({ at }) => at), [marks]);
  const jump = (where: "before" | "after") => {
    const at = neighbour(moments, position, where);
    if (at !== null) seek(at);
  };
  return (
    <div className="transport">
      <Button
        icon={<StepBackwardOutlined />}
        aria-label={t("replay.markBefore")}
        disabled={neighbour(moments, position, "before") === null}
        onClick={() => jump("before")}
      />
      <Button
        type="primary"
        icon={going === "playing" ? <PauseOutlined /> : <CaretRightOutlined />}
        onClick={going === "playing" ? pause : play}
      >
        {t(going === "playing" ? "replay.pause" : "replay.play")}
      </Button>
      <Button
        icon={<StepForwardOutlined />}
        aria-label={t("replay.markAfter")}
        disabled={neighbour(moments, position, "after") === null}
        onClick={() => jump("after")}
      />
      <Segmented<Speed>
        aria-label={t("replay.speed")}
        value={speed}
        options={SPEEDS.map((one) => ({ value: one, label: `${one}×` }))}
        onChange={setSpeed}
      />
      <span className="gap">
        <Switch
          size="small"
          aria-labelledby={id}
          checked={pauses === "skipped"}
          onChange={(on) => setPauses(on ? "skipped" : "kept")}
        />
        <span id={id}>{t("replay.skip")}</span>
      </span>
      <span className="grow" />
      <Now position={position} extent={extent} zone={zone} marks={marks} />
    </div>
  );
}

/** Where it stands, and what happened last. */
function Now({ position, extent, zone, marks }: Omit<Props, "playback"> & { position: number }) {
  const clocks = useMemo(() => zoneClock(zone), [zone]);
  const last = marks.findLast(({ at }) => at <= position);
  return (
    <>
      <span className="ell muted" role="status">
        {last?.text}
      </span>
      <strong className="num">{clocks.time(position)}</strong>
      <span className="muted num">
        {clock(millisBetween(extent.from, position))} / {clock(millisBetween(extent.from, extent.until))}
      </span>
    </>
  );
}
