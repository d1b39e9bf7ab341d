// The desk as the server last said it, and what each frame makes of it. Pure: no socket, no clock of its own.
import type { LinkState } from "../../core/socket.ts";
import type {
  ActionName,
  Alert,
  Allowed,
  Code,
  Colleague,
  Mine,
  MySession,
  Problem,
  Queue,
  SessionId,
  Told,
  ToStaff,
} from "../../protocol/generated";
import { type Conversation, EMPTY, withAck, withLines, withRefusal } from "./conversation";

/** Something said once, waiting to be shown. */
export type News =
  | { key: number; kind: "told"; told: Told }
  | { key: number; kind: "problem"; problem: Problem };

export interface Desk {
  link: LinkState;
  /** The way there and back, in milliseconds; null until measured. */
  latencyMs: number | null;
  mine: Mine | null;
  queue: Queue | null;
  colleagues: readonly Colleague[] | null;
  alerts: readonly Alert[];
  conversations: Readonly<Record<SessionId, Conversation>>;
  news: readonly News[];
}

export const EMPTY_DESK: Desk = {
  link: { kind: "stopped", reason: "asked" },
  latencyMs: null,
  mine: null,
  queue: null,
  colleagues: null,
  alerts: [],
  conversations: {},
  news: [],
};

/** News kept for showing; older ones have been read or never will be. */
const NEWS_KEPT = 20;

export function conversationOf(desk: Desk, session: SessionId): Conversation {
  return desk.conversations[session] ?? EMPTY;
}

export function changeConversation(
  desk: Desk,
  session: SessionId,
  change: (conversation: Conversation) => Conversation,
): Desk {
  const conversations = { ...desk.conversations, [session]: change(conversationOf(desk, session)) };
  return { ...desk, conversations };
}

export function addNews(
  desk: Desk,
  news: { kind: "told"; told: Told } | { kind: "problem"; problem: Problem },
): Desk {
  if (
    news.kind === "told" &&
    desk.news.some((one) => one.kind === "told" && saysTheSame(one.told, news.told))
  )
    return desk;
  const key = (desk.news.at(-1)?.key ?? 0) + 1;
  return { ...desk, news: [...desk.news, { ...news, key }].slice(-NEWS_KEPT) };
}

const saysTheSame = (one: Told, other: Told) => one.kind === other.kind && one.session === other.session;

/** Whoever was cut off while a session went to somebody else learns from her own desk that her words came too late. */
function lostWithUnsent(desk: Desk, mine: Mine): Told[] {
  const isGone = ({ session }: MySession) => !mine.sessions.some((one) => one.session === session);
  const lost = (desk.mine?.sessions ?? []).filter(isGone);
  return lost
    .filter(({ session }) => conversationOf(desk, session).unsent.length > 0)
    .map(({ session, alias }) => ({ kind: "lease_lost", session, alias }));
}

/** My desk replaces what was shown; conversations that are no longer mine leave, except those with unsent words. */
function withMine(desk: Desk, mine: Mine): Desk {
  const conversations: Record<SessionId, Conversation> = {};
  for (const [session, conversation] of Object.entries(desk.conversations))
    if (conversation.unsent.length > 0) conversations[session] = conversation;
  for (const session of mine.sessions) {
    const known = conversationOf(desk, session.session);
    conversations[session.session] = {
      ...known,
      lastSeq: Math.max(known.lastSeq, session.last_seq),
      theirs: {
        delivered: Math.max(known.theirs.delivered, session.theirs.delivered),
        read: Math.max(known.theirs.read, session.theirs.read),
      },
      readTo: Math.max(known.readTo, session.mine.read),
    };
  }
  return { ...desk, mine, conversations };
}

function refused(desk: Desk, id: string | undefined, problem: Problem): Desk {
  const holder = Object.entries(desk.conversations).find(([, { unsent }]) =>
    unsent.some((one) => one.id === id),
  );
  if (id !== undefined && holder !== undefined)
    return changeConversation(desk, holder[0], (conversation) => withRefusal(conversation, id, problem));
  return id === undefined ? addNews(desk, { kind: "problem", problem }) : desk;
}

/** What a frame makes of the desk. `now`: this machine's milliseconds. */
export function afterFrame(desk: Desk, frame: ToStaff, now: number): Desk {
  switch (frame.type) {
    case "welcome":
    case "done":
    case "pong":
      return desk;
    case "mine":
      return lostWithUnsent(desk, frame.mine).reduce(
        (known, told) => addNews(known, { kind: "told", told }),
        withMine(desk, frame.mine),
      );
    case "queue":
      return { ...desk, queue: frame.queue };
    case "colleagues":
      return { ...desk, colleagues: frame.colleagues };
    case "alerts":
      return { ...desk, alerts: frame.alerts };
    case "line":
      return changeConversation(desk, frame.session, (known) => {
        const conversation = withLines(known, [frame.line]);
        return frame.line.from === "caller" ? { ...conversation, typedAt: 0 } : conversation;
      });
    case "lines":
      return changeConversation(desk, frame.session, (known) => withLines(known, frame.lines));
    case "ack":
      return changeConversation(desk, frame.session, (known) =>
        withAck(known, frame.id, frame.seq, frame.at),
      );
    case "typing":
      return changeConversation(desk, frame.session, (known) => ({ ...known, typedAt: now }));
    case "marks":
      return changeConversation(desk, frame.session, (known) => ({ ...known, theirs: frame.marks }));
    case "refused":
      return refused(desk, frame.id, frame.problem);
    case "told":
      return addNews(desk, { kind: "told", told: frame.told });
  }
}

/** Why an action may not be done now; null when it may. An action that the server does not name may not. */
export function whyNot(actions: readonly Allowed[], name: ActionName): Code | null {
  const allowed = actions.find((action) => action.name === name)?.allowed;
  if (allowed === undefined) return "forbidden";
  return allowed.kind === "yes" ? null : allowed.code;
}

export function sessionOf(desk: Desk, session: SessionId | undefined): MySession | null {
  return desk.mine?.sessions.find((one) => one.session === session) ?? null;
}
