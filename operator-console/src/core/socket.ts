// A socket that comes back by itself: one-time ticket, first frame, commands kept until they are answered.
// Framework-free; the caller's page and the staff console share it, each with its own frames.

import { BACKOFF_CAP_MS, backoff } from "./backoff.ts";

export { BACKOFF_CAP_IN_SESSION_MS, BACKOFF_CAP_MS, backoff } from "./backoff.ts";

/** Close codes of the server, same as `protocol::frames::close`. */
export const CLOSE = {
  RESTART: 1012,
  OVERLOAD: 1013,
  MALFORMED: 4400,
  SIGN_IN: 4401,
  FORBIDDEN: 4403,
  TOO_SLOW: 4408,
  REPLACED: 4409,
  RATE: 4429,
} as const;

/** From opening the socket to the server's welcome. */
const WELCOME_WITHIN_MS = 10_000;
/** A command or ping sent on a living link is followed by some frame within this; else the link is half-open. */
const ANSWER_WITHIN_MS = 10_000;
/** A link that lived this long starts its back-off anew: a server that welcomes and drops is not hammered. */
const STABLE_MS = 5_000;
/** How long to stay away after sending too fast. */
const RATE_WAIT_MS = 5_000;
/** Commands kept for their answers. More means that something is wrong: the person is told, nothing is dropped. */
export const COMMANDS_KEPT = 256;

/** Why a socket will not come back by itself. */
export type StopReason = "asked" | "replaced" | "forbidden" | "refused";

/** The link as it really is; show this, not `navigator.onLine`. Instants are Unix milliseconds. */
export type LinkState =
  | { kind: "connecting" }
  | { kind: "online" }
  | { kind: "retrying"; nextRetryAt: number }
  | { kind: "offline"; nextRetryAt: number }
  | { kind: "stopped"; reason: StopReason };

/** A ticket for one connection, or why there is none. A rejected promise means: try again later. */
export type TicketAnswer =
  | { kind: "ticket"; ticket: string }
  | { kind: "later"; afterMs: number }
  | { kind: "refused" };

/** The part of a browser's WebSocket that is used. */
export interface WebSocketLike {
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
  send(text: string): void;
  close(): void;
}

/** Everything outside the rules, so that tests need neither clock, dice nor network. */
export interface SocketEnvironment {
  open(url: string): WebSocketLike;
  random(): number;
  now(): number;
  /** Runs `then` once after `ms`; returns what cancels it. */
  after(ms: number, then: () => void): () => void;
  networkIsUp(): boolean;
  /** Calls when the browser sees the network come or go; returns what stops it. */
  watchNetwork(changed: () => void): () => void;
}

export interface SocketOptions<Out, In> {
  url: string;
  /** Asked before every connection: each ticket opens one socket. */
  ticket: () => Promise<TicketAnswer>;
  /** The first frame; says how far this side has read. */
  hello: (ticket: string) => Out;
  /** Whether this frame is the server's welcome; from it on the link is online. */
  isWelcome: (frame: In) => boolean;
  /** The id of the command that this frame answers, if it answers one. */
  answers: (frame: In) => string | undefined;
  onFrame: (frame: In) => void;
  onLink: (link: LinkState) => void;
  /** Longest pause between two tries, now. */
  backoffCapMs: () => number;
  /** Where frames allow it: asked regularly for a frame that the server answers, so that silence means a dead link. */
  ping?: { everyMs: number; frame: () => Out };
  environment?: SocketEnvironment;
}

interface Kept<Out> {
  id: string;
  frame: Out;
}

/**
 * `start()`, then `command()` for what must arrive (kept and sent again, in order, on every new link until the server
 * answers its id: the server answers a repeated id the same) and `tell()` for what is only worth saying now.
 */
export class Socket<Out extends object, In> {
  private link: LinkState = { kind: "stopped", reason: "asked" };
  private socket: WebSocketLike | null = null;
  /** Counts connections: whatever belongs to an earlier one is ignored. */
  private generation = 0;
  private attempt = 0;
  private welcomedAt: number | null = null;
  private heardAt = 0;
  private framesHeard = 0;
  private readonly kept: Kept<Out>[] = [];
  private readonly cancel = new Map<"retry" | "welcome" | "answer" | "ping", () => void>();
  private unwatch: (() => void) | null = null;
  private readonly environment: SocketEnvironment;

  constructor(private readonly options: SocketOptions<Out, In>) {
    this.environment = options.environment ?? browserEnvironment;
  }

  /** Connects, and keeps connected until `stop()` or a reason to stay away. Does nothing when already started. */
  start(): void {
    if (this.link.kind !== "stopped") return;
    this.attempt = 0;
    this.unwatch = this.environment.watchNetwork(() => this.networkChanged());
    void this.connect();
  }

  /** Closes for good; commands without an answer stay kept for the next `start()`. */
  stop(): void {
    if (this.link.kind !== "stopped") this.halt("asked");
  }

  /** Sends now, or not at all: typing, receipts. */
  tell(frame: Out): boolean {
    if (this.link.kind !== "online" || this.socket === null) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  /** Keeps the frame until its id is answered. `full`: not taken, too much is unanswered already. */
  command(frame: Out & { id: string }): "kept" | "full" {
    if (this.kept.some((one) => one.id === frame.id)) return "kept";
    if (this.kept.length >= COMMANDS_KEPT) return "full";
    this.kept.push({ id: frame.id, frame });
    if (this.tell(frame)) this.expectAnswer();
    return "kept";
  }

  /** Skips the pause before the next try: the person asked, or the page is in view again. */
  retryNow(): void {
    if (this.link.kind === "retrying" || this.link.kind === "offline") void this.connect();
  }

  /** Gives this link up and asks again for what is missing: a gap was seen in what arrived. */
  resume(): void {
    if (this.link.kind === "online") this.drop(this.nextPause());
  }

  /** Gives the link up when nothing was heard for `silentMs`: a phone that slept does not learn that it was cut off. */
  resumeIfSilent(silentMs: number): void {
    if (this.environment.now() - this.heardAt >= silentMs) this.resume();
    this.retryNow();
  }

  private async connect(): Promise<void> {
    this.disconnect();
    const generation = this.generation;
    this.show({ kind: "connecting" });
    let answer: TicketAnswer;
    try {
      answer = await this.options.ticket();
    } catch {
      answer = { kind: "later", afterMs: 0 };
    }
    if (generation !== this.generation) return;
    if (answer.kind === "refused") this.halt("refused");
    else if (answer.kind === "later") this.drop(Math.max(answer.afterMs, this.nextPause()));
    else this.open(generation, answer.ticket);
  }

  private open(generation: number, ticket: string): void {
    const socket = this.environment.open(this.options.url);
    this.socket = socket;
    this.timer("welcome", WELCOME_WITHIN_MS, () => this.drop(this.nextPause()));
    socket.onopen = () => {
      if (generation === this.generation) socket.send(JSON.stringify(this.options.hello(ticket)));
    };
    socket.onmessage = (event) => {
      if (generation === this.generation) this.receive(JSON.parse(String(event.data)) as In);
    };
    socket.onclose = (event) => {
      if (generation === this.generation) this.closed(event.code, event.reason);
    };
  }

  private receive(frame: In): void {
    this.heardAt = this.environment.now();
    this.framesHeard += 1;
    const id = this.options.answers(frame);
    const at = this.kept.findIndex((one) => one.id === id);
    if (at >= 0) this.kept.splice(at, 1);
    // Before the link says online: commands given while the welcome is read go out with the kept ones, in order.
    this.options.onFrame(frame);
    if (this.welcomedAt === null && this.socket !== null && this.options.isWelcome(frame)) this.welcomed();
  }

  private welcomed(): void {
    this.welcomedAt = this.environment.now();
    this.cancelTimer("welcome");
    this.show({ kind: "online" });
    for (const { frame } of this.kept) this.tell(frame);
    if (this.kept.length > 0) this.expectAnswer();
    this.pingLater();
  }

  private pingLater(): void {
    const ping = this.options.ping;
    if (ping === undefined) return;
    this.timer("ping", ping.everyMs, () => {
      if (this.tell(ping.frame())) this.expectAnswer();
      this.pingLater();
    });
  }

  /** Any frame is a sign of life: TCP keeps order, so an answer cannot be lost on a link that still delivers. */
  private expectAnswer(): void {
    if (this.cancel.has("answer")) return;
    const heardBefore = this.framesHeard;
    this.timer("answer", ANSWER_WITHIN_MS, () => {
      if (this.framesHeard === heardBefore) this.drop(this.nextPause());
      else if (this.kept.length > 0) this.expectAnswer();
    });
  }

  private closed(code: number, reason: string): void {
    if (code === CLOSE.REPLACED) this.halt("replaced");
    else if (code === CLOSE.FORBIDDEN) this.halt("forbidden");
    else this.drop(this.pauseAfter(code, reason));
  }

  private pauseAfter(code: number, reason: string): number {
    const pause = this.nextPause();
    switch (code) {
      case CLOSE.TOO_SLOW:
        return this.attempt === 1 ? 0 : pause;
      case CLOSE.RATE:
        return Math.max(RATE_WAIT_MS, pause);
      case CLOSE.RESTART:
      case CLOSE.OVERLOAD:
        return namedDelay(reason) ?? pause;
      default:
        // 4401 too: the next try asks for a new ticket, and whoever gives tickets knows whether to refuse.
        return pause;
    }
  }

  private nextPause(): number {
    const livedLong = this.welcomedAt !== null && this.environment.now() - this.welcomedAt >= STABLE_MS;
    if (livedLong) this.attempt = 0;
    return backoff(this.attempt++, this.options.backoffCapMs(), () => this.environment.random());
  }

  private drop(pauseMs: number): void {
    this.disconnect();
    const nextRetryAt = this.environment.now() + pauseMs;
    this.timer("retry", pauseMs, () => void this.connect());
    this.show({ kind: this.environment.networkIsUp() ? "retrying" : "offline", nextRetryAt });
  }

  private halt(reason: StopReason): void {
    this.disconnect();
    this.unwatch?.();
    this.unwatch = null;
    this.show({ kind: "stopped", reason });
  }

  private disconnect(): void {
    this.generation += 1;
    for (const stop of this.cancel.values()) stop();
    this.cancel.clear();
    this.welcomedAt = null;
    this.socket?.close();
    this.socket = null;
  }

  /** The browser's word is taken as a hint only: it starts a new try, whose outcome is what is shown. */
  private networkChanged(): void {
    const up = this.environment.networkIsUp();
    if (this.link.kind === "online" || (this.link.kind === "connecting" && !up)) this.drop(this.nextPause());
    else if (up) this.retryNow();
  }

  private show(link: LinkState): void {
    this.link = link;
    this.options.onLink(link);
  }

  private timer(name: "retry" | "welcome" | "answer" | "ping", ms: number, then: () => void): void {
    this.cancelTimer(name);
    const stop = this.environment.after(ms, () => {
      this.cancel.delete(name);
      then();
    });
    this.cancel.set(name, stop);
  }

  private cancelTimer(name: "welcome" | "retry" | "answer" | "ping"): void {
    this.cancel.get(name)?.();
    this.cancel.delete(name);
  }
}

/** Milliseconds that a closing server asked for in its reason, bounded by the longest pause we take anyway. */
function namedDelay(reason: string): number | undefined {
  const digits = /\d+/.exec(reason)?.[0];
  return digits === undefined ? undefined : Math.min(Number(digits), BACKOFF_CAP_MS);
}

/** The real browser. */
export const browserEnvironment: SocketEnvironment = {
  open: (url) => new WebSocket(url) as WebSocketLike,
  random: () => Math.random(),
  now: () => Date.now(),
  after: (ms, then) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
  networkIsUp: () => navigator.onLine,
  watchNetwork: (changed) => {
    addEventListener("online", changed);
    addEventListener("offline", changed);
    return () => {
      removeEventListener("online", changed);
      removeEventListener("offline", changed);
    };
  },
};
