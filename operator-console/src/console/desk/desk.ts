// The living desk: one socket, one store, commands that are kept until they are answered.
import { createStore, useStore } from "zustand";
import { hearServerInstant } from "../../core/server-clock.ts";
import {
  BACKOFF_CAP_IN_SESSION_MS,
  BACKOFF_CAP_MS,
  browserEnvironment,
  type LinkState,
  Socket,
  type TicketAnswer,
} from "../../core/socket.ts";
import { steadyAfter } from "../../core/steady-timer.ts";
import { newId } from "../../core/uuid.ts";
import type { Problem, SessionId, Shared, StaffFrame, Ticket, ToStaff } from "../../protocol/generated";
import { api } from "../api";
import { ProblemError } from "../problems";
import { gapAfter, type Unsent, unbrokenTo, withoutUnsent, withRefusal, withUnsent } from "./conversation";
import { afterFrame, changeConversation, conversationOf, type Desk, EMPTY_DESK, sessionOf } from "./state";

/** How often the way there and back is measured; also how a half-open link is found out. */
const PING_EVERY_MS = 10_000;
/** As many conversations as fit the first frame (`protocol::limits::HELLO_BYTES`); gaps of others are asked for after it. */
const RESUMED_AT_ONCE = 24;
/** Typing is told at most this often. */
const TYPING_EVERY_MS = 3_000;
/** Receipts are told this long after a line arrived. */
const SEEN_AFTER_MS = 200;

export const desk = createStore<Desk>(() => EMPTY_DESK);

export function useDesk<T>(choose: (state: Desk) => T): T {
  return useStore(desk, choose);
}

/** What the network needs no answer to, before it gets its id. */
type Ask = StaffFrame extends infer Frame
  ? Frame extends { id: string }
    ? Omit<Frame, "id">
    : never
  : never;

/** Said by the console itself: too many commands wait for an answer already. */
const TOO_MUCH: Problem = {
  type: "/api/problems#overloaded",
  title: "",
  status: 503,
  detail: "",
  code: "overloaded",
};

interface Waiting {
  resolve: () => void;
  reject: (problem: ProblemError) => void;
}

const waiting = new Map<string, Waiting>();
/** For each session, the number after which lines were last asked for: asked once per gap and connection. */
const asked = new Map<SessionId, number>();
const pingedAt = new Map<number, number>();
/** Receipts waiting to be told, and the last told on this connection. */
const seenWaiting = new Set<SessionId>();
const seenTold = new Map<SessionId, string>();
let inView: SessionId | null = null;
let pings = 0;
/** When typing was last told, in each conversation; a line sent since makes it news again. */
const typingToldAt = new Map<SessionId, number>();

async function ticket(): Promise<TicketAnswer> {
  try {
    const answer = await api.post<Ticket>("socket-tickets", { kind: "staff" });
    return { kind: "ticket", ticket: answer.ticket };
  } catch (error) {
    if (error instanceof ProblemError && (error.problem.status === 401 || error.problem.status === 403))
      return { kind: "refused" };
    throw error;
  }
}

function hello(oneTime: string): StaffFrame {
  asked.clear();
  seenTold.clear();
  const state = desk.getState();
  const open = (state.mine?.sessions ?? []).slice(0, RESUMED_AT_ONCE).map(({ session }) => ({
    session,
    after: unbrokenTo(conversationOf(state, session)),
  }));
  return { type: "hello", ticket: oneTime, open };
}

function ping(): StaffFrame {
  pings += 1;
  pingedAt.clear();
  pingedAt.set(pings, performance.now());
  return { type: "ping", n: pings };
}

function hear(frame: ToStaff): void {
  desk.setState((state) => afterFrame(state, frame, Date.now()));
  if (frame.type === "welcome") {
    hearServerInstant(frame.server_at);
    socket.tell(ping());
  }
  if (frame.type === "pong") {
    const sentAt = pingedAt.get(frame.n);
    if (sentAt !== undefined) desk.setState({ latencyMs: Math.round(performance.now() - sentAt) });
  }
  if (frame.type === "done" || frame.type === "ack") settle(frame.id, null);
  if (frame.type === "refused" && frame.id !== undefined) settle(frame.id, new ProblemError(frame.problem));
  if (frame.type === "line" || frame.type === "lines") seenSoon(frame.session);
  if (MAY_LEAVE_GAPS.has(frame.type)) askForGaps();
}

const MAY_LEAVE_GAPS: ReadonlySet<ToStaff["type"]> = new Set(["mine", "watched", "line", "lines", "ack"]);

function settle(id: string, problem: ProblemError | null): void {
  const one = waiting.get(id);
  waiting.delete(id);
  if (problem === null) one?.resolve();
  else one?.reject(problem);
}

/** Asks for what is missing in each conversation that is mine or watched, not only in the visible one. */
function askForGaps(): void {
  const state = desk.getState();
  const mine = (state.mine?.sessions ?? []).map(({ session }) => session);
  for (const session of [...mine, ...state.watched.map(({ row }) => row.session)]) {
    const after = gapAfter(conversationOf(state, session));
    if (after === null || asked.get(session) === after) continue;
    if (socket.tell({ type: "resume", session, after })) asked.set(session, after);
  }
}

function link(state: LinkState): void {
  desk.setState(state.kind === "online" ? { link: state } : { link: state, latencyMs: null });
  if (state.kind === "online") {
    socket.tell(ping());
    askForGaps();
  }
}

const socket = new Socket<StaffFrame, ToStaff>({
  url: `${location.origin.replace(/^http/, "ws")}/api/v1/socket`,
  ticket,
  hello,
  isWelcome: (frame) => frame.type === "welcome",
  answers: (frame) =>
    frame.type === "ack" || frame.type === "done" || frame.type === "refused" ? frame.id : undefined,
  onFrame: hear,
  onLink: link,
  backoffCapMs: () =>
    (desk.getState().mine?.sessions.length ?? 0) > 0 ? BACKOFF_CAP_IN_SESSION_MS : BACKOFF_CAP_MS,
  ping: { everyMs: PING_EVERY_MS, frame: ping },
  environment: { ...browserEnvironment, after: steadyAfter },
});

/** Opens the desk of whoever is signed in. */
export function openDesk(): void {
  socket.start();
}

/** Closes it and forgets everything: the next person may be another. */
export function closeDesk(): void {
  socket.stop();
  waiting.clear();
  desk.setState({ ...EMPTY_DESK }, true);
}

export function retryNow(): void {
  socket.retryNow();
}

/** Asks for a change; resolves when it is done, rejects with the problem when it is refused. */
export function ask(change: Ask): Promise<void> {
  const id = newId();
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    if (socket.command({ ...change, id } as StaffFrame & { id: string }) === "full")
      settle(id, new ProblemError(TOO_MUCH));
  });
}

/** Sends a line, or one that was refused again; it stays in sight until it is committed. */
export function sendLine(session: SessionId, line: { id?: string; text: string; shared?: Shared }): void {
  const held = sessionOf(desk.getState(), session);
  typingToldAt.delete(session);
  const id = line.id ?? newId();
  const from = held === null ? "supervisor" : "operator";
  const unsent: Unsent = { id, from, text: line.text, state: { kind: "sending" } };
  if (line.shared !== undefined) unsent.shared = line.shared;
  desk.setState((state) => changeConversation(state, session, (known) => withUnsent(known, unsent)));
  // Whoever joined has no lease: the server wants a 0 then.
  const fence = held?.fence ?? 0;
  const taken = socket.command(
    line.shared === undefined
      ? { type: "say", id, session, fence, text: line.text }
      : { type: "share", id, session, fence, item: line.shared.item },
  );
  if (taken === "full")
    desk.setState((state) => changeConversation(state, session, (known) => withRefusal(known, id, TOO_MUCH)));
}

/** Takes a refused line back, to edit or to drop. */
export function takeBack(session: SessionId, id: string): void {
  desk.setState((state) => changeConversation(state, session, (known) => withoutUnsent(known, id)));
}

export function tellTyping(session: SessionId): void {
  if (Date.now() - (typingToldAt.get(session) ?? 0) < TYPING_EVERY_MS) return;
  if (socket.tell({ type: "typing", session })) typingToldAt.set(session, Date.now());
}

/** The conversation on the screen; what arrives in it counts as seen while the page is visible. */
export function lookAt(session: SessionId | null): void {
  inView = session;
  if (session !== null) seenSoon(session);
}

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && inView !== null) seenSoon(inView);
});

/** Receipts of lines that arrive together go as one. */
function seenSoon(session: SessionId): void {
  if (seenWaiting.has(session)) return;
  seenWaiting.add(session);
  steadyAfter(SEEN_AFTER_MS, () => {
    seenWaiting.delete(session);
    tellSeen(session);
  });
}

function tellSeen(session: SessionId): void {
  const state = desk.getState();
  if (sessionOf(state, session) === null) return;
  const conversation = conversationOf(state, session);
  const delivered = unbrokenTo(conversation);
  const looking = session === inView && document.visibilityState === "visible";
  const read = looking ? delivered : Math.min(conversation.readTo, delivered);
  const marks = `${delivered} ${read}`;
  if (delivered === 0 || seenTold.get(session) === marks) return;
  if (!socket.tell({ type: "seen", session, delivered, read })) return;
  seenTold.set(session, marks);
  if (read > conversation.readTo)
    desk.setState((known) => changeConversation(known, session, (one) => ({ ...one, readTo: read })));
}

export function dismissNews(key: number): void {
  desk.setState((state) => ({ news: state.news.filter((one) => one.key !== key) }));
}
