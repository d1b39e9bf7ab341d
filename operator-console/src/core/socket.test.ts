// Does the link come back, say the truth about itself, and keep what was not answered?
import { beforeEach, describe, expect, it } from "vitest";
import {
  BACKOFF_CAP_IN_SESSION_MS,
  BACKOFF_CAP_MS,
  backoff,
  CLOSE,
  COMMANDS_KEPT,
  type LinkState,
  Socket,
  type SocketEnvironment,
  type TicketAnswer,
  type WebSocketLike,
} from "./socket.ts";

type Out = { type: string; id?: string; ticket?: string };
type In = { type: string; id?: string };

class FakeSocket implements WebSocketLike {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  readonly sent: Out[] = [];
  closed = false;
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    this.closed = true;
  }
  says(frame: In): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  welcomes(): void {
    this.onopen?.();
    this.says({ type: "welcome" });
  }
  ends(code: number, reason = ""): void {
    this.onclose?.({ code, reason });
  }
  types(): string[] {
    return this.sent.map((frame) => frame.type);
  }
}

class World implements SocketEnvironment {
  readonly sockets: FakeSocket[] = [];
  clock = 1_000_000;
  up = true;
  dice = 1;
  private readonly timers = new Set<{ at: number; then: () => void }>();
  private readonly watchers = new Set<() => void>();
  open(): WebSocketLike {
    const socket = new FakeSocket();
    this.sockets.push(socket);
    return socket;
  }
  random(): number {
    return this.dice;
  }
  now(): number {
    return this.clock;
  }
  after(ms: number, then: () => void): () => void {
    const timer = { at: this.clock + ms, then };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }
  networkIsUp(): boolean {
    return this.up;
  }
  watchNetwork(changed: () => void): () => void {
    this.watchers.add(changed);
    return () => this.watchers.delete(changed);
  }
  network(up: boolean): void {
    this.up = up;
    for (const changed of this.watchers) changed();
  }
  /** Lets time pass, runs what falls due, and lets promises settle after each. */
  async pass(ms: number): Promise<void> {
    const until = this.clock + ms;
    for (;;) {
      const due = [...this.timers].filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.clock = due.at;
      this.timers.delete(due);
      due.then();
      await settle();
    }
    this.clock = until;
    await settle();
  }
  last(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (socket === undefined) throw new Error("no socket was opened");
    return socket;
  }
}

/** Lets the ticket's promise and what follows it run. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

let world: World;
let links: LinkState[];
let frames: In[];
let tickets: number;
let nextTicket: () => Promise<TicketAnswer>;

function socket(ping = false): Socket<Out, In> {
  return new Socket<Out, In>({
    url: "ws://hotline",
    ticket: () => {
      tickets += 1;
      return nextTicket();
    },
    hello: (ticket) => ({ type: "hello", ticket }),
    isWelcome: (frame) => frame.type === "welcome",
    answers: (frame) => frame.id,
    onFrame: (frame) => frames.push(frame),
    onLink: (link) => links.push(link),
    backoffCapMs: () => BACKOFF_CAP_IN_SESSION_MS,
    ...(ping ? { ping: { everyMs: 15_000, frame: () => ({ type: "ping" }) } } : {}),
    environment: world,
  });
}

async function online(one: Socket<Out, In>): Promise<Socket<Out, In>> {
  one.start();
  await settle();
  world.last().welcomes();
  return one;
}

beforeEach(() => {
  world = new World();
  links = [];
  frames = [];
  tickets = 0;
  nextTicket = async () => ({ kind: "ticket", ticket: `ticket-${tickets}` });
});

describe("connecting", () => {
  it("gives the ticket in the first frame and is online only after the welcome", async () => {
    socket().start();
    await settle();
    world.last().onopen?.();
    expect(world.last().sent).toEqual([{ type: "hello", ticket: "ticket-1" }]);
    expect(links.at(-1)?.kind).toBe("connecting");
    world.last().says({ type: "welcome" });
    expect(links.at(-1)?.kind).toBe("online");
  });

  it("asks for a new ticket for every connection", async () => {
    await online(socket());
    world.last().ends(CLOSE.SIGN_IN);
    await world.pass(BACKOFF_CAP_IN_SESSION_MS);
    world.last().onopen?.();
    expect(world.last().sent[0]?.ticket).toBe("ticket-2");
  });

  it("tries again when no ticket can be had, and stops when it is refused", async () => {
    nextTicket = () => Promise.reject(new Error("no network"));
    socket().start();
    await settle();
    expect(links.at(-1)?.kind).toBe("retrying");
    nextTicket = async () => ({ kind: "refused" });
    await world.pass(BACKOFF_CAP_IN_SESSION_MS);
    expect(links.at(-1)).toEqual({ kind: "stopped", reason: "refused" });
  });

  it("gives up a server that never welcomes", async () => {
    socket().start();
    await settle();
    await world.pass(10_000);
    expect(world.sockets[0]?.closed).toBe(true);
    expect(links.at(-1)?.kind).toBe("retrying");
  });
});

describe("coming back", () => {
  it("backs off with full jitter between nothing and the cap", () => {
    expect(backoff(0, BACKOFF_CAP_MS, () => 1)).toBe(500);
    expect(backoff(3, BACKOFF_CAP_MS, () => 1)).toBe(4_000);
    expect(backoff(40, BACKOFF_CAP_MS, () => 1)).toBe(BACKOFF_CAP_MS);
    expect(backoff(40, BACKOFF_CAP_IN_SESSION_MS, () => 1)).toBe(BACKOFF_CAP_IN_SESSION_MS);
    expect(backoff(9, BACKOFF_CAP_MS, () => 0)).toBe(0);
  });

  it("waits longer for a server that welcomes and drops, and starts anew after a link that lasted", async () => {
    await online(socket());
    const pauses: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      world.last().ends(1006);
      const link = links.at(-1);
      if (link?.kind === "retrying") pauses.push(link.nextRetryAt - world.clock);
      await world.pass(5_000);
      world.last().welcomes();
    }
    await world.pass(5_000);
    world.last().ends(1006);
    const link = links.at(-1);
    if (link?.kind === "retrying") pauses.push(link.nextRetryAt - world.clock);
    expect(pauses).toEqual([500, 1_000, 2_000, 500]);
  });

  it("keeps the delay a restarting server names", async () => {
    await online(socket());
    world.last().ends(CLOSE.RESTART, "2750");
    expect(links.at(-1)).toEqual({ kind: "retrying", nextRetryAt: world.clock + 2_750 });
  });

  it("resumes at once after having been too slow, and stays away after having been too fast", async () => {
    await online(socket());
    world.last().ends(CLOSE.TOO_SLOW);
    expect(links.at(-1)).toEqual({ kind: "retrying", nextRetryAt: world.clock });
    await world.pass(0);
    world.last().welcomes();
    world.last().ends(CLOSE.RATE);
    expect(links.at(-1)).toEqual({ kind: "retrying", nextRetryAt: world.clock + 5_000 });
  });

  it.each([
    [CLOSE.REPLACED, "replaced"],
    [CLOSE.FORBIDDEN, "forbidden"],
  ] as const)("does not come back after %i", async (code, reason) => {
    await online(socket());
    world.last().ends(code);
    await world.pass(60_000);
    expect(links.at(-1)).toEqual({ kind: "stopped", reason });
    expect(world.sockets).toHaveLength(1);
  });

  it("comes back when somebody starts it again", async () => {
    const one = await online(socket());
    world.last().ends(CLOSE.REPLACED);
    await online(one);
    expect(links.at(-1)?.kind).toBe("online");
  });

  it("says offline when the browser sees no network, and tries at once when it is back", async () => {
    await online(socket());
    world.network(false);
    expect(links.at(-1)?.kind).toBe("offline");
    expect(world.sockets[0]?.closed).toBe(true);
    world.network(true);
    await settle();
    world.last().welcomes();
    expect(links.at(-1)?.kind).toBe("online");
  });

  it("is deaf to a socket it has given up", async () => {
    const one = await online(socket());
    one.resume();
    const before = frames.length;
    world.sockets[0]?.says({ type: "line" });
    world.sockets[0]?.ends(CLOSE.REPLACED);
    expect(frames).toHaveLength(before);
    expect(links.at(-1)?.kind).toBe("retrying");
  });
});

describe("commands", () => {
  it("are kept and sent again, in order, until their id is answered", async () => {
    const one = socket();
    one.command({ type: "say", id: "a" });
    await online(one);
    one.command({ type: "say", id: "b" });
    expect(world.last().types()).toEqual(["hello", "say", "say"]);
    world.last().says({ type: "ack", id: "a" });
    world.last().ends(1006);
    one.command({ type: "say", id: "c" });
    await world.pass(5_000);
    world.last().welcomes();
    expect(world.last().sent.map((frame) => frame.id)).toEqual([undefined, "b", "c"]);
  });

  it("are refused beyond the bound, and none is dropped", () => {
    const one = socket();
    for (let n = 0; n < COMMANDS_KEPT; n += 1) expect(one.command({ type: "say", id: `${n}` })).toBe("kept");
    expect(one.command({ type: "say", id: "one too many" })).toBe("full");
    expect(one.command({ type: "say", id: "0" })).toBe("kept");
  });

  it("that hear nothing within ten seconds show that the link is half-open", async () => {
    const one = await online(socket());
    await world.pass(60_000);
    one.command({ type: "say", id: "a" });
    await world.pass(9_999);
    expect(links.at(-1)?.kind).toBe("online");
    await world.pass(1);
    expect(links.at(-1)?.kind).toBe("retrying");
  });

  it("with any frame heard since leave the link alone", async () => {
    const one = await online(socket());
    await world.pass(1_000);
    one.command({ type: "say", id: "a" });
    await world.pass(5_000);
    world.last().says({ type: "typing" });
    await world.pass(5_000);
    expect(links.at(-1)?.kind).toBe("online");
    await world.pass(10_000);
    expect(links.at(-1)?.kind).toBe("retrying");
  });

  it("are not what typing is: that is said now or not at all", async () => {
    const one = socket();
    expect(one.tell({ type: "typing" })).toBe(false);
    await online(one);
    expect(one.tell({ type: "typing" })).toBe(true);
    expect(world.last().types()).toEqual(["hello", "typing"]);
  });
});

describe("silence", () => {
  it("is noticed by ping within thirty seconds", async () => {
    await online(socket(true));
    await world.pass(15_000);
    expect(world.last().types()).toEqual(["hello", "ping"]);
    world.last().says({ type: "pong" });
    await world.pass(24_999);
    expect(links.at(-1)?.kind).toBe("online");
    await world.pass(1);
    expect(links.at(-1)?.kind).toBe("retrying");
  });

  it("after a phone's sleep leads to a new link, a lively one is left alone", async () => {
    const one = await online(socket());
    one.resumeIfSilent(10_000);
    expect(links.at(-1)?.kind).toBe("online");
    await world.pass(10_000);
    one.resumeIfSilent(10_000);
    await settle();
    expect(world.sockets).toHaveLength(2);
  });
});
