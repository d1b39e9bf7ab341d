// The talk that is watched or joined: who is in it, what is said, and what a supervisor may do.
import { CommentOutlined, EyeInvisibleOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { clock, timeWithSeconds } from "../../core/format.ts";
import { millisBetween } from "../../core/server-clock.ts";
import type { Watched } from "../../protocol/generated";
import { useNow } from "../clock";
import { TalkLog } from "../components/LineLog";
import { RiskTag } from "../components/RiskTag";
import { CallerInRegistryStrip } from "../patients/CallerInRegistryStrip";
import { keysOf } from "../shortcuts";
import { GuestComposer } from "./GuestComposer";
import { StageWords } from "./row-words";
import { WatchActions } from "./WatchActions";

interface Props {
  watched: Watched;
  onStop: () => void;
}

export function WatchedTalk({ watched, onStop }: Props) {
  const { t } = useTranslation();
  const { row, footing } = watched;
  const [unsaid, setUnsaid] = useState("");
  return (
    <>
      <div className="chat-h">
        <h1>
          <span className="sr">{t("board.watch")} </span>
          {row.alias}
        </h1>
        <RiskTag tier={row.tier} />
        <span className="muted">
          {row.holder_name !== null && `${t("watching.heldBy", { name: row.holder_name })} · `}
          <StageWords row={row} />
        </span>
        <WatchActions watched={watched} />
      </div>
      <Banner watched={watched} onStop={onStop} />
      <CallerState watched={watched} />
      <CallerInRegistryStrip session={row.session} />
      <TalkLog
        session={row.session}
        alias={row.alias}
        marks="both"
        onEdit={(text) => setUnsaid(unsaid === "" ? text : `${text}\n${unsaid}`)}
      />
      {footing === "guest" && row.channel === "web" ? (
        <GuestComposer watched={watched} text={unsaid} onText={setUnsaid} />
      ) : (
        <p className="compose cannot-speak">
          <EyeInvisibleOutlined aria-hidden /> {t("watching.cannotSpeak")}
        </p>
      )}
    </>
  );
}

/** Never to be overlooked: whether the caller sees me. */
function Banner({ watched: { row, footing }, onStop }: Props) {
  const { t } = useTranslation();
  switch (footing) {
    case "watching":
      return (
        <div className="watch-banner" role="status">
          <EyeInvisibleOutlined aria-hidden />
          <span>
            <b>{t("watching.silent")}</b> <span className="hint">{t("watching.silentHint")}</span>
          </span>
          <span className="grow" />
          <Button size="small" onClick={onStop}>
            {t("watching.stop")} <kbd>{keysOf("watch")}</kbd>
          </Button>
        </div>
      );
    case "guest":
      return (
        <div className="watch-banner seen" role="status">
          <CommentOutlined aria-hidden />
          <span>
            <b>{t("watching.guest")}</b>{" "}
            {row.holder_name !== null && (
              <span className="hint">{t("watching.guestHint", { name: row.holder_name })}</span>
            )}
          </span>
        </div>
      );
  }
}

/** Whether somebody is there on either side. */
function CallerState({ watched: { row } }: { watched: Watched }) {
  const { t } = useTranslation();
  const now = useNow();
  if (row.holder === null || row.stage.kind === "detached")
    return <Alert banner type="warning" showIcon title={t("watching.notHeld")} />;
  if (row.caller.kind === "gone")
    return (
      <Alert
        banner
        type="warning"
        showIcon
        title={`${t("callerGone")} ${clock(millisBetween(row.caller.since, now))} · ${timeWithSeconds(row.caller.since)}`}
      />
    );
  return null;
}
