// The maildir of a real mail server that stands beside the journeys: what a program sends through it, as it was delivered.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { wordsOf } from "./mail.mjs";

const { XINQIAO_TEST_MAIL_PORT: PORT, XINQIAO_TEST_MAILBOX: FOLDER } = process.env;
const ASK_AGAIN_MS = 40;
const PATIENCE_MS = 10_000;

/** Why there is none; undefined when there is. */
export const missingMailbox =
  PORT === undefined || FOLDER === undefined
    ? "no mail server stands beside it: scripts/with-postfix.sh starts one"
    : undefined;

/** What a program is told to send through it. */
export const mailboxSettings = {
  XINQIAO_MAIL__HOST: "127.0.0.1",
  XINQIAO_MAIL__PORT: PORT,
  XINQIAO_MAIL__SECURITY: "none",
  XINQIAO_MAIL__FROM: "hotline@centre.example",
};

/** What was delivered to this address up to now: heads as they stand in the file, words decoded. */
function delivered(address) {
  const folder = join(FOLDER, "new");
  let names = [];
  try {
    names = readdirSync(folder);
  } catch (error) {
    // The first letter makes the maildir.
    if (error.code !== "ENOENT") throw error;
  }
  return names
    .map((name) => readFileSync(join(folder, name), "latin1").replaceAll(/\r?\n/g, "\r\n"))
    .filter((letter) => headOf(letter, "Delivered-To") === address)
    .map((letter) => ({ letter, words: wordsOf(letter) }));
}

export const headOf = (letter, name) =>
  new RegExp(`^${name}:\\s*(.+)$`, "im").exec(letter.split("\r\n\r\n")[0])?.[1].trim();

/** Those to this address of which `like` is true, as soon as there is one. */
export async function lettersTo(address, like) {
  const giveUpAt = Date.now() + PATIENCE_MS;
  while (Date.now() < giveUpAt) {
    const found = delivered(address).filter(({ words }) => like(words));
    if (found.length > 0) return found;
    await pause(ASK_AGAIN_MS);
  }
  throw new Error(`no such letter to ${address} among ${delivered(address).length}`);
}
