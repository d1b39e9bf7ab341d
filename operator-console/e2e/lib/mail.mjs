// A mail server that takes what comes, and says what came: enough of SMTP for one sender.
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

const ASK_AGAIN_MS = 40;
const PATIENCE_MS = 10_000;

export class MailServer {
  /** Whole letters, in the order in which they came. */
  letters = [];

  static async open() {
    const mail = new MailServer();
    mail.server = createServer((socket) => mail.#serve(socket));
    await new Promise((listening) => mail.server.listen(0, "127.0.0.1", listening));
    return mail;
  }

  /** What a program is told to send through it. */
  get settings() {
    return {
      XINQIAO_MAIL__HOST: "127.0.0.1",
      XINQIAO_MAIL__PORT: `${this.server.address().port}`,
      XINQIAO_MAIL__SECURITY: "none",
      XINQIAO_MAIL__FROM: "hotline@centre.example",
    };
  }

  close() {
    this.server.close();
  }

  /** The first letter to this address of which `like` is true; its words decoded. */
  async letterTo(address, like = () => true) {
    const giveUpAt = Date.now() + PATIENCE_MS;
    while (Date.now() < giveUpAt) {
      const found = this.letters.find(({ to, words }) => to === address && like(words));
      if (found !== undefined) return found.words;
      await pause(ASK_AGAIN_MS);
    }
    throw new Error(`no such letter to ${address} among ${this.letters.length}`);
  }

  #serve(socket) {
    let [kept, to, letter] = ["", "", null];
    socket.on("error", () => {});
    socket.write("220 mail.centre.example\r\n");
    socket.on("data", (bytes) => {
      kept += bytes.toString("latin1");
      for (let end = kept.indexOf("\r\n"); end >= 0; end = kept.indexOf("\r\n")) {
        const line = kept.slice(0, end);
        kept = kept.slice(end + 2);
        if (letter !== null) {
          if (line !== ".") letter.push(line.replace(/^\./, ""));
          else {
            this.letters.push({ to, words: wordsOf(letter.join("\r\n")) });
            letter = null;
            socket.write("250 taken\r\n");
          }
          continue;
        }
        const [, address] = /^RCPT TO:<(.+?)>/i.exec(line) ?? [];
        if (address !== undefined) to = address;
        if (/^DATA/i.test(line)) {
          letter = [];
          socket.write("354 go on\r\n");
        } else socket.write(/^QUIT/i.test(line) ? "221 bye\r\n" : "250 mail.centre.example\r\n");
      }
    });
  }
}

/** The first part of a letter as it is read. */
export function wordsOf(letter) {
  const [head, ...rest] = letter.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  const [, boundary] = /boundary="?([^";\r\n]+)"?/i.exec(head) ?? [];
  if (boundary !== undefined) return wordsOf(body.split(`--${boundary}`)[1].replace(/^\r\n/, ""));
  const [, encoding] = /^Content-Transfer-Encoding:\s*(\S+)/im.exec(head) ?? [];
  if (/base64/i.test(encoding ?? "")) return Buffer.from(body, "base64").toString("utf8");
  if (/quoted-printable/i.test(encoding ?? "")) {
    const bytes = body
      .replaceAll("=\r\n", "")
      .replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    return Buffer.from(bytes, "latin1").toString("utf8");
  }
  return Buffer.from(body, "latin1").toString("utf8");
}
