// The real program on a free loopback port, in a folder of its own; ended by its process id.
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const BINARY = resolve(
  process.env.XINQIAO_BIN ?? new URL("../../../target/debug/xinqiao", import.meta.url).pathname,
);
const READY_WITHIN_MS = 20_000;
const ASK_AGAIN_MS = 40;

/** Debian's libfaketime: it moves the clock of one process, and nobody else's. */
const CLOCK = readdirSync("/usr/lib")
  .map((folder) => `/usr/lib/${folder}/faketime/libfaketimeMT.so.1`)
  .find((file) => existsSync(file));

/** Why time cannot be moved; undefined where it can. */
export const missingClock =
  CLOCK === undefined ? "time cannot be moved: apt-get install libfaketime" : undefined;

/** Every program that this run started and that has not ended. */
const running = new Set();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

export class Program {
  #child = null;
  #said = "";
  /** How far its clock goes ahead of ours. */
  #aheadMs = 0;

  constructor(folder, port, settings) {
    this.folder = folder;
    this.settings = settings;
    this.port = port;
    this.origin = `http://127.0.0.1:${port}`;
  }

  /** `settings`: variables beside those that every program here has. */
  static async start(folder, settings = {}) {
    const program = new Program(folder, await freePort(), settings);
    await program.start();
    return program;
  }

  /** Also after `kill`: the same port and the same database. */
  async start() {
    const child = spawn(BINARY, ["serve"], {
      cwd: this.folder,
      // Nothing else of this process's environment: an unknown XINQIAO_* variable is an error.
      env: {
        PATH: process.env.PATH,
        XINQIAO_LISTEN: `127.0.0.1:${this.port}`,
        XINQIAO_PUBLIC_URL: this.origin,
        XINQIAO_DATABASE: `sqlite://${this.folder}/data/xinqiao.db`,
        XINQIAO_KEY_FILE: `${this.folder}/keys/xinqiao.key`,
        ...this.settings,
        ...this.#clock(),
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    running.add(child);
    child.once("exit", () => running.delete(child));
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (text) => {
        this.#said += text;
      });
    await this.#untilReady();
  }

  /** Stops, and goes on so much later: the same port and the same database. Browsers keep their own clocks. */
  async later(ms) {
    await this.stop();
    this.#aheadMs += ms;
    await this.start();
  }

  #clock() {
    if (this.#aheadMs === 0) return {};
    return { LD_PRELOAD: CLOCK, FAKETIME: `+${this.#aheadMs / 1000}s`, FAKETIME_DONT_FAKE_MONOTONIC: "1" };
  }

  /** The one-time set-up code that a first start prints. */
  setUpCode() {
    const code = /#code=(\S+)/.exec(this.#said)?.[1];
    if (code === undefined) throw new Error(`no set-up code was printed:\n${this.#said}`);
    return code;
  }

  /** Gracefully: everything is in the database's one file afterwards. */
  stop() {
    return this.#end("SIGTERM");
  }

  /** As a power cut would. */
  kill() {
    return this.#end("SIGKILL");
  }

  async #end(signal) {
    const child = this.#child;
    if (!running.has(child)) return;
    const ended = new Promise((done) => child.once("exit", done));
    child.kill(signal);
    await ended;
  }

  async #untilReady() {
    const giveUpAt = Date.now() + READY_WITHIN_MS;
    while (Date.now() < giveUpAt) {
      if (!running.has(this.#child)) break;
      const answer = await fetch(`${this.origin}/readyz`).catch(() => null);
      if (answer?.ok) return;
      await pause(ASK_AGAIN_MS);
    }
    throw new Error(`the program did not become ready:\n${this.#said}`);
  }
}
