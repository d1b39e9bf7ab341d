// Left pane: my sessions with what is new in each, the waiting list, and the one key that takes the next caller.
import { AlertOutlined, GlobalOutlined, MessageOutlined, PhoneOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { clock } from "../../core/format.ts";
import { millisBetween } from "../../core/server-clock.ts";
import type { Channel, MySession, WaitingRow } from "../../protocol/generated";
import { useNow } from "../clock";
import { type Conversation, unreadCount } from "../desk/conversation";
import { useDesk } from "../desk/desk";
import { conversationOf, whyNot } from "../desk/state";
import { useAccept } from "../desk/use-accept";
import { useReport } from "../desk/use-ask";
import { WhisperIcon } from "../floor/WhisperIcon";
import { useUnreadWhisper } from "../floor/whispers";
import { explainCode } from "../problems";
import { ariaKeysOf, keysOf, useShortcut } from "../shortcuts";
import { useRight } from "../sign-in";
import { useTierReason } from "../tier-reason";
import { Elapsed } from "./Elapsed";
import { RiskTag, shownTier } from "./RiskTag";
import { Empty } from "./states";

export const CHANNEL_ICON: Record<Channel, React.ReactNode> = {
  web: <GlobalOutlined aria-hidden />,
  phone: <PhoneOutlined aria-hidden />,
};

/** Calendars are large; whoever opens no phone session does not load them. */
const PhoneSessionDialog = lazy(() => import("./PhoneSessionDialog"));

interface Props {
  sessions: readonly MySession[];
  current: string | undefined;
  onChoose: (session: string) => void;
}

export function QueuePane({ sessions, current, onChoose }: Props) {
  const { t } = useTranslation();
  const capacity = useDesk((desk) => desk.mine?.capacity ?? 0);
  const seesQueue = useRight("see_queue");
  return (
    <aside className="pane left" aria-label={t("queue")}>
      <div className="pane-h">
        <h2>{t("mine")}</h2>
        <span className="muted num">
          {sessions.length} / {capacity}
        </span>
      </div>
      {sessions.length === 0 && <Empty>{t("noMine")}</Empty>}
      <ul className="rows" data-testid="mine">
        {sessions.map((session, index) => (
          <SessionTab
            key={session.session}
            session={session}
            place={index + 1}
            current={session.session === current}
            onChoose={() => onChoose(session.session)}
          />
        ))}
      </ul>
      {seesQueue && <WaitingList />}
      <div className="foot stack">
        <AcceptNext />
        <PhoneSession onOpened={onChoose} />
      </div>
    </aside>
  );
}

interface TabProps {
  session: MySession;
  place: number;
  current: boolean;
  onChoose: () => void;
}

function SessionTab({ session, place, current, onChoose }: TabProps) {
  const { t } = useTranslation();
  const conversation = useDesk((desk) => conversationOf(desk, session.session));
  const unread = unreadCount(conversation);
  const whisper = useUnreadWhisper(session.session);
  const since = session.stage.kind === "wrap_up" ? session.stage.ended_at : session.stage.since;
  return (
    <li>
      <button
        type="button"
        className={`row edge-${shownTier(session.tier)}`}
        aria-current={current ? "true" : undefined}
        aria-keyshortcuts={place < 10 ? `Alt+${place}` : undefined}
        title={place < 10 ? `Alt ${place}` : undefined}
        onClick={onChoose}
      >
        <span className="row-1">
          <span className="ch">
            {CHANNEL_ICON[session.channel]}
            <span className="sr">{t(`channel.${session.channel}`)}</span>
          </span>
          <b>{session.alias}</b>
          {unread > 0 && (
            <span className="unread">
              <span aria-hidden="true">{unread}</span>
              <span className="sr">{t("unread", { n: unread })}</span>
            </span>
          )}
          {whisper === "yes" && (
            <span className="whisper-mark" title={t("whisper.news")}>
              <WhisperIcon />
              <span className="sr">{t("whisper.news")}</span>
            </span>
          )}
          {session.hand_raised_at !== null && (
            <span className="late" title={t("raisedHand")}>
              <AlertOutlined aria-hidden />
              <span className="sr">{t("raisedHand")}</span>
            </span>
          )}
          <span className="grow" />
          <Elapsed since={since} />
        </span>
        <span className="row-2">
          <RiskTag tier={session.tier} />
          {session.stage.kind === "wrap_up" && <span className="stage">{t("yourTurn")}</span>}
          {session.caller.kind === "gone" && session.stage.kind !== "wrap_up" && (
            <span className="late">{t("callerGone")}</span>
          )}
          <span className="ell">{lastWords(conversation)}</span>
        </span>
      </button>
    </li>
  );
}

function lastWords({ lines, unsent }: Conversation): string {
  const last = unsent.at(-1) ?? lines.findLast(({ from }) => from !== "system");
  return last === undefined ? "" : (last.shared?.title ?? last.text);
}

function WaitingList() {
  const { t } = useTranslation();
  const queue = useDesk((desk) => desk.queue);
  const now = useNow();
  if (queue === null) return null;
  const longest = queue.rows.reduce((most, row) => Math.max(most, millisBetween(row.waiting_since, now)), 0);
  return (
    <>
      <div className="pane-h">
        <h2>{t("queue")}</h2>
        <span className="muted num">
          {t("people", { n: queue.count })}
          {queue.rows.length > 0 && ` · ${t("longest", { t: clock(longest) })}`}
        </span>
      </div>
      {/* In the server's order: the console never sorts by a rule of its own. */}
      <ul className="rows waiting" data-testid="queue" aria-label={t("queue")} tabIndex={0}>
        {queue.rows.map((row) => (
          <Waiting key={row.session} row={row} />
        ))}
      </ul>
      {queue.count === 0 && <Empty>{t("queueEmpty")}</Empty>}
      {queue.count > queue.rows.length && <p className="pad muted">{t("shown", { n: queue.rows.length })}</p>}
    </>
  );
}

function Waiting({ row }: { row: WaitingRow }) {
  const { t } = useTranslation();
  const reasonOf = useTierReason();
  const words = [
    row.offered === null ? "" : t("offeredNow"),
    row.caller.kind === "gone" ? t("callerGone") : "",
    ...row.reasons.map(reasonOf),
    row.wished_gender === null ? "" : t("wishesGender", { g: t(`gender.${row.wished_gender}`) }),
    row.language === "zh-CN" ? "" : t(`language.${row.language}`),
  ].filter((word) => word !== "");
  return (
    <li className={`row still edge-${shownTier(row.tier)}`}>
      <span className="row-1">
        <span className="ch">
          {CHANNEL_ICON[row.channel]}
          <span className="sr">{t(`channel.${row.channel}`)}</span>
        </span>
        <b>{row.alias}</b>
        <span className="grow" />
        <Elapsed since={row.waiting_since} lateAfter={row.target_at} />
      </span>
      <span className="row-2">
        <RiskTag tier={row.tier} />
        <span className="ell" title={words.join(" · ")}>
          {words.join(" · ")}
        </span>
      </span>
    </li>
  );
}

function AcceptNext() {
  const { t, i18n } = useTranslation();
  const accept = useAccept();
  const actions = useDesk((desk) => desk.mine?.actions ?? []);
  const online = useDesk((desk) => desk.link.kind === "online");
  const code = online ? whyNot(actions, "accept_next") : null;
  const why = online ? (code === null ? null : explainCode(code, i18n.language).title) : t("link.offline");
  return (
    <>
      <Button
        type="primary"
        block
        icon={<MessageOutlined />}
        {...(why === null
          ? {}
          : { "aria-disabled": true, className: "not-now", "aria-describedby": "accept-why" })}
        aria-keyshortcuts={ariaKeysOf("accept")}
        onClick={() => why === null && accept()}
      >
        {t("acceptNext")} <kbd>{keysOf("accept")}</kbd>
      </Button>
      {why !== null && (
        <span id="accept-why" className="muted">
          {why}
        </span>
      )}
    </>
  );
}

function PhoneSession({ onOpened }: { onOpened: (session: string) => void }) {
  const { t } = useTranslation();
  const report = useReport();
  const [open, setOpen] = useState(false);
  useShortcut("phone", () => setOpen(true));
  return (
    <>
      <Button
        block
        icon={<PhoneOutlined />}
        aria-keyshortcuts={ariaKeysOf("phone")}
        onClick={() => setOpen(true)}
      >
        {t("phone.open")} <kbd>{keysOf("phone")}</kbd>
      </Button>
      {open && (
        <Suspense>
          <PhoneSessionDialog
            onClose={() => setOpen(false)}
            onOpened={(session) => {
              setOpen(false);
              onOpened(session);
            }}
            onFailed={report}
          />
        </Suspense>
      )}
    </>
  );
}
