// Debian's Chromium, and people with a browser of their own each, whose console and policy are watched.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const OPTIONS = { executablePath: CHROMIUM, headless: true, args: QUIET };
const PATIENCE_MS = 10_000;
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** The only complaint that belongs to a healthy day: the first look for a sign-in finds none. */
const KNOWN = [
  (message) => message.location().url.endsWith("/api/v1/refresh") && message.text().includes("401"),
];

export const launch = () => chromium.launch(OPTIONS);

/** A Chromium process of one's own, for whoever will lose it: `kill` ends it as a crash would. */
export async function launchAlone() {
  const server = await chromium.launchServer(OPTIONS);
  const browser = await chromium.connect(server.wsEndpoint());
  return { browser, kill: () => server.kill() };
}

/**
 * A Chromium with one window, as a person starts it. The driver's own launch keeps every page "visible" and its timers
 * running; here a tab behind another is hidden and throttled.
 */
export async function launchUnwatched() {
  const profile = mkdtempSync(join(tmpdir(), "xinqiao-chromium-"));
  const asked = [
    "--headless",
    "--remote-debugging-port=0",
    "--accept-lang=zh-CN",
    `--user-data-dir=${profile}`,
  ];
  const child = spawn(CHROMIUM, [...QUIET, ...asked, `--window-size=${DESK.width},${DESK.height}`], {
    env: { ...process.env, TZ: "Asia/Shanghai" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const browser = await chromium.connectOverCDP(await listensAt(child.stderr), { noDefaults: true });
  const end = async () => {
    await browser.close();
    child.kill();
    await once(child, "exit");
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { context: browser.contexts()[0], end };
}

async function listensAt(stderr) {
  for await (const line of createInterface({ input: stderr })) {
    const [, address] = /^DevTools listening on (\S+)/.exec(line) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error("Chromium ended before it listened");
}

/** One person's page. `complaints` is what the browser said that it should not have. */
export class Person {
  complaints = [];
  #expected = [];

  static async meet(browser, { name, seat = "desk", ...more }) {
    const context = await browser.newContext({
      viewport: seat === "phone" ? PHONE : DESK,
      locale: "zh-CN",
      timezoneId: "Asia/Shanghai",
      ...more,
    });
    return Person.in(context, name);
  }

  /** In a context that is there already. */
  static async in(context, name) {
    const person = new Person();
    person.name = name;
    person.context = context;
    person.context.setDefaultTimeout(PATIENCE_MS);
    await person.context.addInitScript(() =>
      addEventListener("securitypolicyviolation", (event) =>
        console.error("CSP", event.effectiveDirective, event.blockedURI, event.sourceFile, event.lineNumber),
      ),
    );
    person.page = await person.context.newPage();
    person.page.on("console", (message) => person.#heard(message));
    person.page.on("pageerror", (error) => person.complaints.push(`error: ${error.message}`));
    return person;
  }

  /** From here on this complaint belongs to what is done to the page. */
  mayComplain(pattern) {
    this.#expected.push(pattern);
  }

  #heard(message) {
    if (!["error", "warning"].includes(message.type())) return;
    const text = `${message.text()} ${message.location().url}`;
    if (KNOWN.some((known) => known(message)) || this.#expected.some((pattern) => pattern.test(text))) return;
    this.complaints.push(text.slice(0, 400));
  }
}
