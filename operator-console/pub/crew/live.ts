// The desk as it is known here: asked for when the hotline says that it changed, every quarter of a minute without a socket,
// and what was loaded last when there is no network.

import { type About, type Action, type Attempt, Outbox } from "../../src/core/crew/outbox.ts";
import { openShelf } from "../../src/core/crew/shelf.ts";
import { Vault } from "../../src/core/crew/vault.ts";
import { hearServerInstant, serverNow } from "../../src/core/server-clock.ts";
import { BACKOFF_CAP_IN_SESSION_MS, type LinkState, Socket } from "../../src/core/socket.ts";
import { steadyAfter, steadyEvery } from "../../src/core/steady-timer.ts";
import { newId } from "../../src/core/uuid.ts";
import type {
  CrewDesk,
  DispatchView,
  Scene,
  SideChannel,
  StaffFrame,
  Ticket,
  ToStaff,
} from "../../src/protocol/generated.ts";
import { call, isSignedOut, signOut } from "./account.ts";
import { type Answer, sentences } from "./ask.ts";

const POLL_MS = 15_000;
const PING_MS = 25_000;
/** Slower while a socket tells of changes: it may have missed one. */
const POLLS_WHILE_ONLINE = 4;

/** All that is known of a dispatch that was opened. */
export interface Known {
  /** The strip that the rest was loaded for: opening is recorded, and not done again while nothing has changed. */
  asOf: string;
  view: DispatchView;
  scene: Scene | null;
  channel: SideChannel | null;
}

export interface Here {
  link: "online" | "connecting" | "offline";
  desk: CrewDesk | null;
  /** When the desk was loaded, Unix microseconds. */
  loadedAt: number | null;
  dispatches: Readonly<Record<string, Known>>;
  actions: readonly Action[];
  /** An action that could not be kept. */
  full: boolean;
}

/** What is done here, on its way to the hotline. */
export interface Doing {
  about: About;
  method?: "POST" | "PUT";
  path: string;
  /** Given the command's id and when it happened. */
  body: (id: string, happenedAt: number) => object;
}

interface KeptDesk {
  desk: CrewDesk;
  loadedAt: number;
}

/** Kept once for the page: the database is one. */
let vaultHere: Promise<Vault> | null = null;
export const vault = (): Promise<Vault> => {
  vaultHere ??= openShelf().then((shelf) => new Vault(shelf));
  return vaultHere;
};

export class Live {
  here: Here = { link: "connecting", desk: null, loadedAt: null, dispatches: {}, actions: [], full: false };
  private readonly heard = new Set<() => void>();
  private readonly seen = new Set<string>();
  private readonly stops: (() => void)[] = [];
  private polls = 0;
  private socketIsOpen = false;
  private reached = true;
  private asking = false;
  private again = false;
  private over = false;

  private readonly outbox: Outbox;

  private constructor(
    private readonly vault: Vault,
    private readonly signedOut: () => void,
  ) {
    this.outbox = new Outbox({
      vault,
      attempt: (action) => this.attempt(action),
      changed: (actions) => this.show({ actions }),
      now: () => Math.round(serverNow() / 1_000),
      random: () => Math.random(),
      after: steadyAfter,
    });
  }

  /** With what was kept, at once; then with what the hotline says. */
  static async begin(signedOut: () => void): Promise<Live> {
    const live = new Live(await vault(), signedOut);
    await live.recall();
    live.start();
    return live;
  }

  subscribe(heard: () => void): () => void {
    this.heard.add(heard);
    return () => this.heard.delete(heard);
  }

  private show(more: Partial<Here>): void {
    this.here = { ...this.here, ...more };
    for (const heard of this.heard) heard();
  }

  private async recall(): Promise<void> {
    await this.vault.sweep();
    const kept = await this.vault.recall<KeptDesk>("desk");
    if (kept !== null) {
      const dispatches: Record<string, Known> = {};
      for (const { dispatch } of kept.desk.dispatches) {
        const known = await this.vault.recall<Known>(`dispatch:${dispatch}`);
        if (known !== null) dispatches[dispatch] = known;
      }
      this.show({ desk: kept.desk, loadedAt: kept.loadedAt, dispatches });
    }
    await this.outbox.load();
  }

  private start(): void {
    const socket = new Socket<StaffFrame, ToStaff>({
      url: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/v1/socket`,
      ticket: () => this.ticket(),
      hello: (ticket) => ({ type: "hello", ticket, open: [] }),
      isWelcome: (frame) => frame.type === "welcome",
      answers: () => undefined,
      onFrame: (frame) => this.frame(frame),
      onLink: (link) => this.linked(link),
      backoffCapMs: () => BACKOFF_CAP_IN_SESSION_MS,
      ping: { everyMs: PING_MS, frame: () => ({ type: "ping", n: 0 }) },
    });
    const wake = (): void => {
      if (document.visibilityState !== "visible") return;
      socket.resumeIfSilent(PING_MS);
      void this.ask();
    };
    const back = (): void => {
      socket.retryNow();
      void this.ask();
    };
    document.addEventListener("visibilitychange", wake);
    addEventListener("online", back);
    const stopPolling = steadyEvery(POLL_MS, () => this.poll());
    this.stops.push(
      () => socket.stop(),
      () => document.removeEventListener("visibilitychange", wake),
      () => removeEventListener("online", back),
      stopPolling,
    );
    socket.start();
    void this.ask();
  }

  private poll(): void {
    this.polls += 1;
    if (this.here.link !== "online" || this.polls % POLLS_WHILE_ONLINE === 0) void this.ask();
  }

  private async ticket() {
    const answer = await call<Ticket>("POST", "socket-tickets", { kind: "staff" });
    if (answer.kind === "ok") return { kind: "ticket" as const, ticket: answer.body.ticket };
    if (this.ended(answer)) return { kind: "refused" as const };
    return { kind: "later" as const, afterMs: answer.kind === "problem" ? answer.afterMs : 0 };
  }

  private frame(frame: ToStaff): void {
    if (frame.type === "welcome") hearServerInstant(frame.server_at);
    if (frame.type === "welcome" || frame.type === "crew_changed") void this.ask();
  }

  private linked(link: LinkState): void {
    const lost = this.socketIsOpen && link.kind !== "online";
    this.socketIsOpen = link.kind === "online";
    this.showLink();
    if (lost) void this.ask();
  }

  /** Offline is what cannot be reached at all; without a socket the desk is asked for, only more slowly. */
  private showLink(): void {
    this.show({ link: this.socketIsOpen ? "online" : this.reached ? "connecting" : "offline" });
  }

  /** The desk, and of what was opened how far it is. Asked again when it is asked for meanwhile. */
  async ask(): Promise<void> {
    if (this.asking || this.over) {
      this.again = true;
      return;
    }
    this.asking = true;
    do {
      this.again = false;
      await this.load();
    } while (this.again && !this.over);
    this.asking = false;
  }

  private async load(): Promise<void> {
    const answer = await call<CrewDesk>("GET", "crew");
    if (this.over || this.ended(answer)) return;
    this.reached = answer.kind !== "unreachable";
    this.showLink();
    if (answer.kind !== "ok") return;
    const desk = answer.body;
    // Another person's cookie came into this browser: what was kept is not theirs.
    if (this.here.desk !== null && this.here.desk.staff !== desk.staff) {
      this.outbox.clear();
      await this.vault.wipe();
      this.show({ dispatches: {} });
    }
    hearServerInstant(desk.server_at);
    this.show({ desk, loadedAt: desk.server_at });
    await this.vault.keep("desk", { desk, loadedAt: desk.server_at } satisfies KeptDesk);
    this.sayThatSeen(desk);
    for (const id of Object.keys(this.here.dispatches)) await this.follow(id, desk);
    void this.outbox.flush();
  }

  /** A page that was shown on a lit screen was seen. */
  private sayThatSeen(desk: CrewDesk): void {
    if (document.visibilityState !== "visible") return;
    for (const { page, waits, state } of desk.pages) {
      if (waits !== "for_answer" || state === "seen" || this.seen.has(page)) continue;
      this.seen.add(page);
      void call("POST", `pages/${page}/seen`, { id: newId() });
    }
  }

  /** Opens a dispatch: where and who, which is recorded, and how far it is. */
  async open(dispatch: string): Promise<Answer<DispatchView>> {
    const answer = await call<DispatchView>("GET", `dispatches/${dispatch}`);
    if (answer.kind === "ok") {
      const before = this.here.dispatches[dispatch];
      this.know(dispatch, { scene: null, channel: null, ...before, asOf: "", view: answer.body });
      await this.follow(dispatch, this.here.desk);
    } else this.ended(answer);
    return answer;
  }

  /** What an opened dispatch has come to since. */
  private async follow(dispatch: string, desk: CrewDesk | null): Promise<void> {
    const strip = desk?.dispatches.find((one) => one.dispatch === dispatch);
    const before = this.here.dispatches[dispatch];
    if (strip === undefined) return this.forget(dispatch);
    const asOf = JSON.stringify(strip);
    if (before === undefined || before.asOf === asOf) return;
    const moved = before.asOf !== "" && before.view.strip.stage !== strip.stage;
    const [view, scene, channel] = await Promise.all([
      moved ? call<DispatchView>("GET", `dispatches/${dispatch}`) : null,
      call<Scene>("GET", `dispatches/${dispatch}/scene`),
      call<SideChannel>("GET", `dispatches/${dispatch}/messages`),
    ]);
    if (view?.kind === "unreachable" || scene.kind === "unreachable" || channel.kind === "unreachable")
      return;
    this.know(dispatch, {
      asOf,
      view: view?.kind === "ok" ? view.body : { ...before.view, strip },
      scene: scene.kind === "ok" ? scene.body : before.scene,
      channel: channel.kind === "ok" ? channel.body : before.channel,
    });
  }

  private know(dispatch: string, known: Known): void {
    if (this.over) return;
    this.show({ dispatches: { ...this.here.dispatches, [dispatch]: known } });
    void this.vault.keep(`dispatch:${dispatch}`, known);
  }

  /** Not mine any more: nothing of it stays. */
  private async forget(dispatch: string): Promise<void> {
    const { [dispatch]: gone, ...rest } = this.here.dispatches;
    if (gone === undefined) return;
    this.show({ dispatches: rest });
    await this.vault.forget(`dispatch:${dispatch}`);
  }

  /** Keeps it and sends it, now or when there is a network. */
  async act({ about, method = "POST", path, body }: Doing): Promise<void> {
    const [id, happenedAt] = [newId(), serverNow()];
    const kept = await this.outbox.add({
      id,
      method,
      path,
      body: body(id, happenedAt),
      about,
      happenedAt: Math.round(happenedAt / 1_000),
    });
    this.show({ full: kept === "full" });
  }

  private async attempt(action: Action): Promise<Attempt> {
    const answer = await call<unknown>(action.method, action.path, action.body);
    if (this.ended(answer)) return { kind: "signed_out" };
    if (answer.kind === "unreachable") return { kind: "later", afterMs: 0 };
    void this.ask();
    if (answer.kind === "ok") return { kind: "sent" };
    const { code, status } = answer.problem;
    if (status >= 500 || status === 429) return { kind: "later", afterMs: answer.afterMs };
    // Somebody of the team was faster: what was to be told is known.
    if (code === "already_done") return { kind: "sent" };
    return { kind: "refused", code, sentences: sentences(answer.problem) };
  }

  /** Whether nobody is signed in any more; then nothing stays here. */
  private ended(answer: Answer<unknown>): boolean {
    if (!isSignedOut(answer)) return false;
    void this.end();
    return true;
  }

  /** The screen is gone; what was kept stays. */
  stop(): void {
    this.over = true;
    for (const stop of this.stops) stop();
  }

  private async end(): Promise<void> {
    if (this.over) return;
    this.stop();
    this.outbox.clear();
    await this.vault.wipe();
    this.signedOut();
  }

  async signOut(): Promise<void> {
    await signOut();
    await this.end();
  }
}
