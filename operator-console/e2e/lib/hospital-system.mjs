// A hospital's own system, spoken to in HL7 FHIR: keeps what it is sent once, shows its tasks, and calls when one changed.
import { createServer } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

const ASK_AGAIN_MS = 40;
const PATIENCE_MS = 20_000;

export class HospitalSystem {
  /** What was shown to it as credentials, in the order in which it came. */
  shown = [];
  /** What it answers to whoever asks for tasks, a status and what it says with it; null for the tasks. */
  trouble = null;
  #made = new Map();
  #subscription = null;

  static async open() {
    const system = new HospitalSystem();
    system.server = createServer((request, answer) => system.#takes(request, answer));
    await new Promise((listening) => system.server.listen(0, "127.0.0.1", listening));
    return system;
  }

  get base() {
    return `http://127.0.0.1:${this.server.address().port}/fhir`;
  }

  close() {
    this.server.close();
    this.server.closeAllConnections();
  }

  /** Waits until it was told where to call. */
  async isIntroduced() {
    await this.#until(() => this.#subscription !== null, "nobody introduced themselves");
  }

  /** The task of the one referral that it has. */
  async task() {
    const first = () => [...this.#made.values()].find(({ resourceType }) => resourceType === "Task");
    await this.#until(() => first() !== undefined, "no task came");
    return first();
  }

  /** Somebody there changes the task, and it calls. */
  async says(change) {
    const task = await this.task();
    Object.assign(task, change);
    this.#stamp(task, Number(task.meta.versionId) + 1);
    await this.calls();
  }

  /** It has a task of that name of which nobody spoke, and it calls. */
  async invents(name) {
    const task = structuredClone(await this.task());
    task.id = `invented-${name}`;
    task.identifier[0].value = name;
    this.#stamp(task, 1);
    this.#made.set(task.id, task);
    await this.calls();
  }

  /** As a rest-hook does: that something has changed, with the secret that it was given. */
  async calls() {
    const { endpoint, header } = this.#subscription.channel;
    const [name, value] = header[0].split(": ");
    const answer = await fetch(endpoint, { method: "POST", headers: { [name]: value } });
    if (!answer.ok) throw new Error(`the call was answered ${answer.status}`);
  }

  async #until(like, otherwise) {
    const giveUpAt = Date.now() + PATIENCE_MS;
    while (!like()) {
      if (Date.now() > giveUpAt) throw new Error(otherwise);
      await pause(ASK_AGAIN_MS);
    }
  }

  #stamp(task, version) {
    task.meta = { versionId: `${version}`, lastUpdated: new Date().toISOString() };
  }

  #takes(request, answer) {
    let body = "";
    request.on("data", (bytes) => {
      body += bytes;
    });
    request.on("end", () => {
      this.shown.push(request.headers.authorization ?? "");
      const { status, said } = this.#answerTo(request, body === "" ? null : JSON.parse(body));
      answer.writeHead(status, { "content-type": "application/fhir+json" });
      answer.end(JSON.stringify(said));
    });
  }

  #answerTo({ method, url }, body) {
    const { pathname, searchParams } = new URL(url, this.base);
    if (method === "GET") return this.trouble ?? this.#tasks(searchParams);
    if (pathname === "/fhir/Subscription") {
      this.#subscription = body;
      return { status: 201, said: body };
    }
    const entry = body.entry.map((one) => this.#makeOnce(one));
    return { status: 200, said: { resourceType: "Bundle", type: "transaction-response", entry } };
  }

  #tasks(asked) {
    const since = asked.get("_lastUpdated")?.replace(/^ge/, "") ?? "1970-01-01";
    const newer = ({ resourceType, meta }) =>
      resourceType === "Task" && Date.parse(meta.lastUpdated) >= Date.parse(since);
    const entry = [...this.#made.values()].filter(newer).map((resource) => ({ resource }));
    return { status: 200, said: { resourceType: "Bundle", type: "searchset", entry } };
  }

  #makeOnce({ resource, request: { url, ifNoneExist } }) {
    const key = `${url}?${ifNoneExist}`;
    if (this.#made.has(key)) return { response: { status: "200 OK" } };
    if (url === "Task") {
      resource.id = "t1";
      this.#stamp(resource, 1);
    }
    this.#made.set(key, resource);
    return { response: { status: "201 Created" } };
  }
}
