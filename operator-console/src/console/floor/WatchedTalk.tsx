// The talk that is watched or joined: who is in it, what is said, and what a supervisor may do.
import { CommentOutlined, EyeInvisibleOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { clock, timeWithSeconds } from "../../core/format.ts";
import { millisBetween } from "../../core/server-clock.ts";
import type { Line, Watched } from "../../protocol/generated";
import { useNow } from "../clock";
import { CommittedLine, isOurs, Typing, UnsentLine, useScrollToEnd } from "../components/LineLog";
import { RiskTag } from "../components/RiskTag";
import { gapAfter, markOf } from "../desk/conversation";
import { useDesk } from "../desk/desk";
import { conversationOf } from "../desk/state";
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
      <WatchedLog
        watched={watched}
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

interface LogProps {
  watched: Watched;
  /** What was not taken goes back into the box. */
  onEdit: (text: string) => void;
}

function WatchedLog({ watched: { row }, onEdit }: LogProps) {
  const { t } = useTranslation();
  const conversation = useDesk((desk) => conversationOf(desk, row.session));
  const { lines, unsent, theirs, holders } = conversation;
  const log = useScrollToEnd(lines.length + unsent.length);
  const lastOurs = lines.findLast(isOurs)?.seq;
  const lastTheirs = lines.findLast(({ from }) => from === "caller")?.seq;
  const marked = (line: Line) => {
    if (line.from === "system") return null;
    const ours = isOurs(line);
    return {
      how: markOf(line.seq, ours ? theirs : holders),
      said: line.seq === (ours ? lastOurs : lastTheirs),
    };
  };
  const missing = gapAfter(conversation) !== null;
  return (
    <>
      <div
        ref={log}
        className="log"
        role="log"
        aria-live="polite"
        aria-label={t("talk.log", { alias: row.alias })}
        tabIndex={0}
      >
        {missing && (
          <p className="muted" role="status">
            {lines.length === 0 ? t("talk.loading") : t("talk.gap")}
          </p>
        )}
        {lines.map((line) => (
          <CommittedLine key={line.seq} line={line} mark={marked(line)} />
        ))}
        {unsent.map((one) => (
          <UnsentLine key={one.id} session={row.session} unsent={one} onEdit={onEdit} />
        ))}
      </div>
      <p className="typing muted" role="status">
        <Typing session={row.session} alias={row.alias} />
      </p>
    </>
  );
}
