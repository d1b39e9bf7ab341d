// Debian's Chromium, and people with a browser of their own each, whose console and policy are watched.
import { chromium } from "playwright-core";

const OPTIONS = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  headless: true,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};
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

/** One person's page. `complaints` is what the browser said that it should not have. */
export class Person {
  complaints = [];
  #expected = [];

  static async meet(browser, { name, seat = "desk", ...more }) {
    const person = new Person();
    person.name = name;
    person.context = await browser.newContext({
      viewport: seat === "phone" ? PHONE : DESK,
      locale: "zh-CN",
      timezoneId: "Asia/Shanghai",
      ...more,
    });
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
