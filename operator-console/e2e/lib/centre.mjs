// A centre that is set up and has its people: made once through the pages, then copied for each journey.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PASSWORD } from "./console.mjs";
import { Program } from "./program.mjs";

export const ADMINISTRATOR = { name: "安岚", username: "an.lan" };
export const OPERATOR = { name: "周敏", username: "zhou.min", badge: "07" };

const WORD = { languages: ["zh-CN", "en"], gender: null, grade: "full" };
export const SECOND = { name: "陈启", username: "chen.qi", badge: "12", roles: ["operator"], ...WORD };
export const SUPERVISOR = {
  name: "李蔚然",
  username: "li.weiran",
  badge: "03",
  roles: ["supervisor"],
  ...WORD,
};
export const SYSTEM = { name: "石磊", username: "shi.lei", badge: "91", roles: ["system_admin"], ...WORD };
export const AUDITOR = { name: "沈静", username: "shen.jing", badge: "92", roles: ["auditor"], ...WORD };

const folders = [];
process.on("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), "xinqiao-e2e-"));
  folders.push(folder);
  return folder;
}

/** The same centre once more, on a port of its own; `files` stand beside the program, by name. */
export async function openCopyOf(folder, settings, files = {}) {
  const copy = newFolder();
  cpSync(folder, copy, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(copy, name), content);
  return Program.start(copy, settings);
}

/** What a page would do, without a page: for people whose coming is not the point. */
export async function ask(origin, method, path, { token, body } = {}) {
  const answer = await fetch(`${origin}/api/v1/${path}`, {
    method,
    headers: {
      "content-type": "application/json",
      origin,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === "" ? null : JSON.parse(text) };
}

/** The same, for what has to go well; its body. */
export async function asked(origin, method, path, more) {
  const { status, body } = await ask(origin, method, path, more);
  if (status >= 400) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(body)}`);
  return body;
}

export const signedIn = async (origin, username, password = PASSWORD) =>
  (await asked(origin, "POST", "sign-in", { body: { username, password } })).access_token;

/** An account with a password of its own; whoever answers is qualified. Its id. */
export async function hire(origin, { name, username, badge, roles, ...about }) {
  const administrator = await signedIn(origin, ADMINISTRATOR.username);
  const body = { name, username, badge, roles, ...about };
  const { staff, password } = await asked(origin, "POST", "staff", { token: administrator, body });
  if (roles.includes("operator") || roles.includes("supervisor"))
    await asked(origin, "PUT", `staff/${staff}/qualification`, {
      token: administrator,
      body: { decision: "qualified", reason: "上岗培训合格" },
    });
  const token = await signedIn(origin, username, password);
  await asked(origin, "POST", "me/password", { token, body: { current: password, new: PASSWORD } });
  return staff;
}
