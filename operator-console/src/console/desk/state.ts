// The desk as the server last said it, and what each frame makes of it. Pure: no socket, no clock of its own.
import type { LinkState } from "../../core/socket.ts";
import type {
  ActionName,
  Alert,
  Allowed,
  Code,
  Colleague,
  DispatchBoard,
  Floor,
  Marks,
  Mine,
  MySession,
  Problem,
  Queue,
  SessionId,
  Told,
  ToStaff,
  Watched,
  Whisper,
} from "../../protocol/generated";
import { type Conversation, EMPTY, withAck, withLines, withoutTyping, withRefusal } from "./conversation";

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
  /** The board; null until it was told. */
  floor: Floor | null;
  /** Dispatches that I direct, or those of my team; null until they were told. */
  dispatches: DispatchBoard | null;
  /** How often what concerns me as one of a team has changed: whoever is told no board asks for it then. */
  crewChanges: number;
  /** Talks of others that I watch or joined. */
  watched: readonly Watched[];
  /** What was whispered around these and my own, oldest first. */
  whispers: Readonly<Record<SessionId, readonly Whisper[]>>;
  /** How often the library was changed since this console is open: whoever shows it reads it again. */
  libraryChanges: number;
  /** How often what sessions led to has moved since this console is open: whoever shows it asks again. */
  referralChanges: number;
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
  floor: null,
  dispatches: null,
  crewChanges: 0,
  watched: [],
  whispers: {},
  libraryChanges: 0,
  referralChanges: 0,
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
  if (news.kind === "told" && desk.news.some((one) => one.kind === "told" && saysAsMuch(one.told, news.told)))
    return desk;
  const key = (desk.news.at(-1)?.key ?? 0) + 1;
  const others = desk.news.filter(
    (one) => one.kind !== "told" || news.kind !== "told" || !saysAsMuch(news.told, one.told),
  );
  return { ...desk, news: [...others, { ...news, key }].slice(-NEWS_KEPT) };
}

/** Whoever was told that a supervisor took a talk over need not also be told that it is another's now. */
const saysAsMuch = (one: Told, other: Told) =>
  one.session === other.session &&
  (one.kind === other.kind || (one.kind === "taken_over" && other.kind === "lease_lost"));

/** Whoever was cut off while a session went to somebody else learns from her own desk that her words came too late. */
function lostWithUnsent(desk: Desk, mine: Mine): Told[] {
  const isGone = ({ session }: MySession) => !mine.sessions.some((one) => one.session === session);
  const lost = (desk.mine?.sessions ?? []).filter(isGone);
  return lost
    .filter(({ session }) => conversationOf(desk, session).unsent.length > 0)
    .map(({ session, alias }) => ({ kind: "lease_lost", session, alias }));
}

/** Conversations that are neither mine nor watched leave, except those with unsent words; so do their whispers. */
function onlyOpen(desk: Desk): Desk {
  const open = new Set([
    ...(desk.mine?.sessions ?? []).map(({ session }) => session),
    ...desk.watched.map(({ row }) => row.session),
  ]);
  const kept = <T>(all: Readonly<Record<SessionId, T>>, also: (one: T) => boolean) =>
    Object.fromEntries(Object.entries(all).filter(([session, one]) => open.has(session) || also(one)));
  return {
    ...desk,
    conversations: kept(desk.conversations, ({ unsent }) => unsent.length > 0),
    whispers: kept(desk.whispers, () => false),
  };
}

const furthest = (one: Marks, other: Marks): Marks => ({
  delivered: Math.max(one.delivered, other.delivered),
  read: Math.max(one.read, other.read),
});

/** My desk replaces what was shown. */
function withMine(desk: Desk, mine: Mine): Desk {
  return mine.sessions.reduce(
    (known, { session, last_seq, theirs, mine }) =>
      changeConversation(known, session, (conversation) => ({
        ...conversation,
        lastSeq: Math.max(conversation.lastSeq, last_seq),
        theirs: furthest(conversation.theirs, theirs),
        readTo: Math.max(conversation.readTo, mine.read),
      })),
    onlyOpen({ ...desk, mine }),
  );
}

/** The talks that I watch or joined replace those shown. */
function withWatched(desk: Desk, watched: readonly Watched[]): Desk {
  return watched.reduce(
    (known, { row, last_seq, callers, holders }) =>
      changeConversation(known, row.session, (conversation) => ({
        ...conversation,
        lastSeq: Math.max(conversation.lastSeq, last_seq),
        theirs: furthest(conversation.theirs, callers),
        holders: furthest(conversation.holders, holders),
      })),
    onlyOpen({ ...desk, watched }),
  );
}

function withWhisper(desk: Desk, whisper: Whisper): Desk {
  const before = desk.whispers[whisper.session] ?? [];
  if (before.some((one) => one.whisper === whisper.whisper)) return desk;
  return { ...desk, whispers: { ...desk.whispers, [whisper.session]: [...before, whisper] } };
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
    case "floor":
      return { ...desk, floor: frame.floor };
    case "dispatches":
      return { ...desk, dispatches: frame.board };
    case "crew_changed":
      return { ...desk, crewChanges: desk.crewChanges + 1 };
    case "watched":
      return withWatched(desk, frame.watched);
    case "whisper":
      return withWhisper(desk, frame.whisper);
    case "whispers":
      return { ...desk, whispers: { ...desk.whispers, [frame.session]: frame.whispers } };
    case "library_changed":
      return { ...desk, libraryChanges: desk.libraryChanges + 1 };
    case "referrals_changed":
      return { ...desk, referralChanges: desk.referralChanges + 1 };
    case "line":
      return changeConversation(desk, frame.session, (known) =>
        withoutTyping(withLines(known, [frame.line]), frame.line),
      );
    case "lines":
      return changeConversation(desk, frame.session, (known) => withLines(known, frame.lines));
    case "ack":
      return changeConversation(desk, frame.session, (known) =>
        withAck(known, frame.id, frame.seq, frame.at),
      );
    case "typing":
      return changeConversation(desk, frame.session, (known) => ({ ...known, typedAt: now }));
    case "colleague_typing":
      return changeConversation(desk, frame.session, (known) => ({
        ...known,
        colleaguesTypedAt: { ...known.colleaguesTypedAt, [frame.staff]: now },
      }));
    case "holder_marks":
      return changeConversation(desk, frame.session, (known) => ({ ...known, holders: frame.marks }));
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

export function watchedOf(desk: Desk, session: SessionId | undefined): Watched | null {
  return desk.watched.find(({ row }) => row.session === session) ?? null;
}
