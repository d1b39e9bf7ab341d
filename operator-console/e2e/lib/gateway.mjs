// A gateway of text messages: takes what comes, and reports to the program that it has arrived.
import { createServer } from "node:http";

const SECRET = "a secret between gateway and hotline";

export class Gateway {
  /** What was asked for, in the order in which it came: number, words, and the name it goes by. */
  messages = [];

  static async open() {
    const gateway = new Gateway();
    gateway.server = createServer((request, answer) => gateway.#takes(request, answer));
    await new Promise((listening) => gateway.server.listen(0, "127.0.0.1", listening));
    return gateway;
  }

  /** Files that a program finds beside itself, by name. */
  get files() {
    return {
      "report-secret": SECRET,
      "xinqiao.toml": `[sms]
provider = "city"
url = "http://127.0.0.1:${this.server.address().port}/send"
body = '{"to":"{phone}","text":"{text}","name":"{id}"}'
accepted_at = "/code"
accepted_is = ["OK"]
[sms.report]
secret_file = "report-secret"
id_at = "/name"
state_at = "/state"
delivered_is = ["DELIVERED"]
failed_is = ["UNDELIVERABLE"]
`,
    };
  }

  close() {
    this.server.close();
  }

  /** It arrived on the phone: the gateway says so to the program. */
  async delivers(origin, { name }) {
    const answer = await fetch(`${origin}/api/v1/provider-reports/city`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-report-secret": SECRET },
      body: JSON.stringify({ name, state: "DELIVERED" }),
    });
    if (!answer.ok) throw new Error(`the report was answered ${answer.status}`);
  }

  #takes(request, answer) {
    let body = "";
    request.on("data", (bytes) => {
      body += bytes;
    });
    request.on("end", () => {
      this.messages.push(JSON.parse(body));
      answer.setHeader("content-type", "application/json");
      answer.end('{"code":"OK"}');
    });
  }
}
