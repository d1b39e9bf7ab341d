// One journey: its steps by name, its people, and what is looked at when it is over.
import assert from "node:assert/strict";
import { Caller } from "./caller.mjs";
import { launchAlone, launchUnwatched } from "./chromium.mjs";
import { StaffMember } from "./console.mjs";
import { CrewPhone } from "./crew.mjs";
import { Receiver } from "./receiver.mjs";

/** Longer than any journey takes; a browser that hangs is a failure, not a wait. */
const PATIENCE_MS = process.env.SHOTS === undefined ? 240_000 : 480_000;

export class Journey {
  #people = [];
  #ends = [];
  #hotline = null;
  #step = "beginning";

  constructor(name, browser, failures) {
    this.name = name;
    this.browser = browser;
    this.failures = failures;
    this.patienceMs = PATIENCE_MS;
  }

  /** The program that this journey happens on; ended with it. */
  async on(opening) {
    this.#hotline = await opening;
    return this.#hotline;
  }

  async step(what, run) {
    this.#step = what;
    return run();
  }

  async caller(more) {
    return this.#came(await Caller.comes(this.browser, this.#hotline, more));
  }

  /** Somebody of a crisis team with a phone. */
  async phone(who) {
    return this.#came(await CrewPhone.comes(this.browser, this.#hotline, who));
  }

  /** Somebody of an institution that has no system. */
  async receiver(who) {
    return this.#came(await Receiver.comes(this.browser, this.#hotline, who));
  }

  async staff(who, more = {}) {
    return this.#came(await StaffMember.comes(this.browser, this.#hotline, { ...who, ...more }));
  }

  /** In a browser process of their own, which `kill` ends. */
  async staffAlone(who) {
    const { browser, kill } = await launchAlone();
    return { member: this.#came(await StaffMember.comes(browser, this.#hotline, who)), kill };
  }

  /** In a browser whose hidden tabs are really hidden. */
  async staffUnwatched(who) {
    const { context, end } = await launchUnwatched();
    this.#ends.push(end);
    return this.#came(await StaffMember.sits(context, this.#hotline, who));
  }

  #came(one) {
    this.#people.push(one.person);
    return one;
  }

  async run(travel) {
    const began = Date.now();
    try {
      await Promise.race([travel(), this.#tooLong()]);
      this.#step = "what the browsers said";
      const complaints = this.#people.flatMap(({ name, complaints }) =>
        complaints.map((one) => `${name}: ${one}`),
      );
      assert.equal(complaints.length, 0, complaints.join("\n"));
      console.log(`ok    ${this.name} (${seconds(began)})`);
      return true;
    } catch (error) {
      console.log(`FAIL  ${this.name}: ${this.#step} (${seconds(began)})\n${indented(error)}`);
      await this.#photograph();
      return false;
    } finally {
      await this.#goHome();
    }
  }

  #tooLong() {
    return new Promise((_, fail) => {
      setTimeout(
        () => fail(new Error(`took longer than ${this.patienceMs / 1000} s`)),
        this.patienceMs,
      ).unref();
    });
  }

  async #photograph() {
    for (const [index, { name, page, complaints }] of this.#people.entries()) {
      const path = `${this.failures}/FAIL-${this.name.replaceAll(/\W+/g, "-")}-${index}-${name}.png`;
      const taken = await page.screenshot({ path, timeout: 5_000 }).then(
        () => true,
        () => false,
      );
      if (taken) console.log(`      ${path}`);
      for (const one of complaints) console.log(`      ${name}: ${one}`);
    }
  }

  async #goHome() {
    for (const { context } of this.#people) await context.close().catch(() => {});
    for (const end of this.#ends) await end().catch(() => {});
    await this.#hotline?.stop();
  }
}

const seconds = (began) => `${((Date.now() - began) / 1000).toFixed(1)} s`;
const indented = (error) =>
  String(error.stack ?? error)
    .split("\n")
    .slice(0, 24)
    .map((line) => `      ${line}`)
    .join("\n");
