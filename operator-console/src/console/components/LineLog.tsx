// What was said, in order, with how far each of my lines has come.
import { Button } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { timeOfDay, timeWithSeconds } from "../../core/format.ts";
import type { Line, MySession, SessionId, Shared, StaffId } from "../../protocol/generated";
import { useNow } from "../clock";
import { gapAfter, markOf, type Unsent } from "../desk/conversation";
import { lookAt, sendLine, takeBack, useDesk } from "../desk/desk";
import { useDraft } from "../desk/drafts";
import { useWho } from "../desk/names";
import { conversationOf } from "../desk/state";
import { explainProblem } from "../problems";

/** The caller counts as typing for this long after the last sign of it. */
const TYPING_SHOWN_MS = 5_000;
/** Within this many pixels of the end, new lines keep the view at the end. */
const NEAR_END_PX = 80;

/** The talk on this desk. */
export function LineLog({ session: { session, alias } }: { session: MySession }) {
  const draft = useDraft(session, "message");
  useEffect(() => {
    lookAt(session);
    return () => lookAt(null);
  }, [session]);
  return (
    <TalkLog
      session={session}
      alias={alias}
      marks="ours"
      onEdit={(text) => draft.change(draft.body === "" ? text : `${text}\n${draft.body}`)}
    />
  );
}

interface TalkLogProps {
  session: SessionId;
  alias: string;
  /** Whose lines say how far they have come; of the caller's, to the holder. */
  marks: "ours" | "both";
  /** What was not taken goes back to where it is written. */
  onEdit: (text: string) => void;
}

/** A talk, whoever looks at it. */
export function TalkLog({ session, alias, marks, onEdit }: TalkLogProps) {
  const { t } = useTranslation();
  const conversation = useDesk((desk) => conversationOf(desk, session));
  const { lines, unsent, theirs, holders } = conversation;
  const log = useScrollToEnd(lines.length + unsent.length);
  const lastOurs = lines.findLast(isOurs)?.seq;
  const lastTheirs = lines.findLast(({ from }) => from === "caller")?.seq;
  const marked = (line: Line): SentMarkShown | null => {
    const ours = isOurs(line);
    if (line.from === "system" || (marks === "ours" && !ours)) return null;
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
        aria-label={t("talk.log", { alias })}
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
          <UnsentLine key={one.id} session={session} unsent={one} onEdit={onEdit} />
        ))}
      </div>
      <p className="typing muted" role="status">
        <Typing session={session} alias={alias} />
      </p>
    </>
  );
}

/** Whoever types to the other side: the caller, and those of our side who are not the reader. */
function Typing({ session, alias }: { session: string; alias: string }) {
  const { t } = useTranslation();
  const typedAt = useDesk((desk) => conversationOf(desk, session).typedAt);
  const colleagues = useDesk((desk) => conversationOf(desk, session).colleaguesTypedAt);
  useNow();
  const isFresh = (at: number) => Date.now() - at < TYPING_SHOWN_MS;
  const typing = Object.entries(colleagues).filter(([, at]) => isFresh(at));
  return (
    <>
      {isFresh(typedAt) && `${alias} ${t("talk.typing")} `}
      {typing.map(([staff]) => (
        <span key={staff}>
          <Name staff={staff} /> {t("talk.typing")}{" "}
        </span>
      ))}
    </>
  );
}

function Name({ staff }: { staff: StaffId }) {
  const { t } = useTranslation();
  const who = useWho(staff);
  return who.kind === "named" ? who.name : t("floor.colleague");
}

type SentMarkShown = { how: "sent" | "delivered" | "read"; said: boolean };
const MARK_GLYPH = { sent: "✓", delivered: "✓✓", read: "✓✓" } as const;
const SIDE = { caller: "them", operator: "me", supervisor: "me guest", system: "system" } as const;

const isOurs = ({ from }: Line) => from === "operator" || from === "supervisor";

/** Who wrote a line, to the reader; `shown`: others of our side, whose names stand by their lines. */
function useAuthor({ from, by }: Line): { said: string; shown: string | null } {
  const { t } = useTranslation();
  const who = useWho(by);
  switch (from) {
    case "caller":
      return { said: t("talk.caller"), shown: null };
    case "system":
      return { said: t("talk.system"), shown: null };
    case "operator":
    case "supervisor": {
      if (who.kind === "me") return { said: t("talk.me"), shown: null };
      const name = who.kind === "named" ? who.name : t("floor.colleague");
      const shown = from === "supervisor" ? t("floor.supervisor", { name }) : name;
      return { said: shown, shown };
    }
  }
}

export function CommittedLine({ line, mark }: { line: Line; mark: SentMarkShown | null }) {
  const { t } = useTranslation();
  const author = useAuthor(line);
  return (
    <div className={`msg ${SIDE[line.from]}`} data-seq={line.seq}>
      {author.shown !== null && (
        <span className="author" aria-hidden="true">
          {author.shown}
        </span>
      )}
      <span className="bubble">
        <span className="sr">{author.said} </span>
        {line.notice === undefined ? line.text : t(`notice.${line.notice}`)}
        {line.shared !== undefined && <SharedCard shared={line.shared} />}
      </span>
      <span className="msg-foot">
        <time title={timeWithSeconds(line.at)}>{timeOfDay(line.at)}</time>
        {mark !== null && (
          <span className={`mark mark-${mark.how}`}>
            <span aria-hidden="true">{MARK_GLYPH[mark.how]}</span>
            <span className={mark.said ? "" : "sr"}> {t(`talk.mark.${mark.how}`)}</span>
          </span>
        )}
      </span>
    </div>
  );
}

export function SharedCard({ shared }: { shared: Shared }) {
  return (
    <span className="shared">
      <b>{shared.title}</b>
      <span>{shared.body}</span>
      {shared.phone !== undefined && <span className="num">☎ {shared.phone}</span>}
    </span>
  );
}

interface UnsentProps {
  session: string;
  unsent: Unsent;
  /** The words go back to where they are written. */
  onEdit: (text: string) => void;
}

function UnsentLine({ session, unsent, onEdit }: UnsentProps) {
  const { t, i18n } = useTranslation();
  const online = useDesk((desk) => desk.link.kind === "online");
  const { state } = unsent;
  const edit = () => {
    takeBack(session, unsent.id);
    onEdit(unsent.text);
  };
  return (
    <div className="msg me unsent">
      <span className="bubble">
        <span className="sr">{t("talk.me")} </span>
        {unsent.text}
        {unsent.shared !== undefined && <SharedCard shared={unsent.shared} />}
      </span>
      {state.kind === "sending" ? (
        <span className="msg-foot">{online ? t("talk.sending") : t("talk.queued")}</span>
      ) : (
        <span className="msg-foot refused" role="alert">
          <span>
            ⚠ {t("talk.refused")} · {explainProblem(state.problem, i18n.language).title}
          </span>
          <Button size="small" type="link" onClick={() => sendLine(session, unsent)}>
            {t("talk.resend")}
          </Button>
          {unsent.shared === undefined && (
            <Button size="small" type="link" onClick={edit}>
              {t("talk.edit")}
            </Button>
          )}
          <Button size="small" type="link" onClick={() => takeBack(session, unsent.id)}>
            {t("talk.drop")}
          </Button>
        </span>
      )}
    </div>
  );
}

/** Keeps the newest line in view, also when strips push the page; not when somebody has scrolled back to read. */
export function useScrollToEnd(count: number) {
  const log = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useEffect(() => {
    const element = log.current;
    if (element === null) return;
    const scrolled = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END_PX;
    };
    const resized = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    });
    element.addEventListener("scroll", scrolled, { passive: true });
    resized.observe(element);
    return () => {
      element.removeEventListener("scroll", scrolled);
      resized.disconnect();
    };
  }, []);
  useEffect(() => {
    if (count > 0 && atEnd.current && log.current !== null) log.current.scrollTop = log.current.scrollHeight;
  }, [count]);
  return log;
}
