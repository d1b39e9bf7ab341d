// One conversation of this tab: the socket, what is known, and what is kept for a reload.
import {
  type Conversation,
  type Happening,
  hasGap,
  newConversation,
  next,
  readUpTo,
} from "../../src/core/caller/conversation.ts";
import { BACKOFF_CAP_IN_SESSION_MS, Socket, type TicketAnswer } from "../../src/core/socket.ts";
import { newId } from "../../src/core/uuid.ts";
import type { CallerFrame, Code, Ticket, TicketRequest, ToCaller } from "../../src/protocol/generated.ts";
import { ask } from "./ask.ts";
import { type KeptSession, keep, recall } from "./keep.ts";

/** Own typing is said at most this often; the other side's is shown this long. */
const TYPING_EVERY_MS = 3_000;
const TYPING_SHOWN_MS = 6_000;
/** A line may overtake its neighbour on the way; a gap older than this is a loss, and is asked for. */
const GAP_PATIENCE_MS = 1_000;
/** Asked this often whether the hotline still answers: with its patience for an answer, a dead link is seen within 30 s. */
const PING_EVERY_MS = 15_000;
/** A page that was out of view this long does not believe its link. */
const SLEEP_MS = PING_EVERY_MS + 5_000;

/** Problems after which no ticket of this session will ever be given. */
const GONE: readonly Code[] = [
  "session_not_found",
  "session_closed",
  "ticket_invalid",
  "sign_in_wrong",
  "forbidden",
];

export class Talk {
  conversation: Conversation = newConversation(recall("pending") ?? []);
  private readonly socket: Socket<CallerFrame, ToCaller>;
  private typedAt = 0;
  private pings = 0;
  private told = { delivered: 0, read: 0 };
  private gapTimer = 0;
  private typingTimer = 0;

  /** `firstTicket` came with the answer to the opening of the session: no second way there and back. */
  constructor(
    private readonly session: KeptSession,
    private firstTicket: string | null,
    private readonly changed: (conversation: Conversation) => void,
  ) {
    this.socket = new Socket<CallerFrame, ToCaller>({
      url: `${location.origin.replace(/^http/, "ws")}/api/v1/socket`,
      ticket: () => this.ticket(),
      hello: (ticket) => ({ type: "hello", ticket, after: readUpTo(this.conversation.lines) }),
      isWelcome: (frame) => frame.type === "welcome",
      answers: (frame) => ("id" in frame ? frame.id : undefined),
      onFrame: (frame) => this.heard(frame),
      onLink: (link) => this.happened({ kind: "link", link }),
      backoffCapMs: () => BACKOFF_CAP_IN_SESSION_MS,
      ping: { everyMs: PING_EVERY_MS, frame: () => ({ type: "ping", n: this.pings++ }) },
    });
  }

  start(): void {
    for (const line of this.conversation.pending)
      this.socket.command({ type: "say", id: line.id, text: line.text });
    this.socket.start();
    document.addEventListener("visibilitychange", this.looked);
  }

  stop(): void {
    document.removeEventListener("visibilitychange", this.looked);
    clearTimeout(this.gapTimer);
    clearTimeout(this.typingTimer);
    this.socket.stop();
  }

  say(text: string): void {
    const id = newId();
    this.typedAt = 0;
    this.happened({ kind: "wrote", id, text });
    this.give(id, text);
  }

  sayAgain(id: string): void {
    const line = this.conversation.pending.find((one) => one.id === id);
    if (line === undefined) return;
    this.happened({ kind: "retried", id });
    this.give(id, line.text);
  }

  takeBack(id: string): void {
    this.happened({ kind: "taken_back", id });
  }

  typing(): void {
    const now = Date.now();
    if (now - this.typedAt >= TYPING_EVERY_MS && this.socket.tell({ type: "typing" })) this.typedAt = now;
  }

  end(): void {
    this.socket.command({ type: "end", id: newId() });
  }

  rate(score: number, comment: string): void {
    this.socket.command({ type: "rate", id: newId(), score, ...(comment === "" ? {} : { comment }) });
  }

  askReturnCode(): void {
    this.socket.command({ type: "return_code", id: newId() });
  }

  codeNoted(): void {
    this.happened({ kind: "code_noted" });
  }

  retryNow(): void {
    this.socket.retryNow();
  }

  /** The conversation was taken over by another tab; take it back. */
  takeOver(): void {
    this.socket.start();
  }

  private give(id: string, text: string): void {
    if (this.socket.command({ type: "say", id, text }) === "full") this.happened({ kind: "not_taken", id });
  }

  private async ticket(): Promise<TicketAnswer> {
    const first = this.firstTicket;
    this.firstTicket = null;
    if (first !== null) return { kind: "ticket", ticket: first };
    const request: TicketRequest = { kind: "caller", session: this.session.id, secret: this.session.secret };
    const answer = await ask<Ticket>("socket-tickets", request);
    switch (answer.kind) {
      case "ok":
        return { kind: "ticket", ticket: answer.body.ticket };
      case "problem":
        return GONE.includes(answer.problem.code)
          ? { kind: "refused" }
          : { kind: "later", afterMs: answer.afterMs };
      case "unreachable":
        return { kind: "later", afterMs: 0 };
    }
  }

  private heard(frame: ToCaller): void {
    if (frame.type === "welcome") this.told = { delivered: 0, read: 0 };
    this.happened({ kind: "frame", frame, at: Date.now() });
    if (frame.type === "typing") {
      clearTimeout(this.typingTimer);
      this.typingTimer = window.setTimeout(() => this.happened({ kind: "typing_faded" }), TYPING_SHOWN_MS);
    }
    clearTimeout(this.gapTimer);
    if (hasGap(this.conversation.lines))
      this.gapTimer = window.setTimeout(() => this.socket.resume(), GAP_PATIENCE_MS);
  }

  private happened(happening: Happening): void {
    const before = this.conversation;
    this.conversation = next(before, happening);
    if (this.conversation.pending !== before.pending) keep("pending", this.conversation.pending);
    this.changed(this.conversation);
    this.tellSeen();
  }

  /** Received is what arrived without a gap; read is what arrived while the page was in view. */
  private tellSeen(): void {
    const delivered = readUpTo(this.conversation.lines);
    const read = document.visibilityState === "visible" ? delivered : this.told.read;
    if (delivered === this.told.delivered && read === this.told.read) return;
    if (this.socket.tell({ type: "seen", delivered, read })) this.told = { delivered, read };
  }

  private readonly looked = (): void => {
    if (document.visibilityState !== "visible") return;
    this.tellSeen();
    this.socket.resumeIfSilent(SLEEP_MS);
  };
}
