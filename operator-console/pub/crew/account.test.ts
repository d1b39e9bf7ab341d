// Does the page ask for a new token when it must, once, and notice when nobody is signed in any more?
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const asked: string[] = [];
let answers: Record<string, () => { status: number; body: unknown }> = {};
const problem = (code: string, status: number) => ({
  status,
  body: { code, status, title: "登录已失效。", detail: "请重新登录。", type: "" },
});
const signedIn = (text: string, expiresAt = 4_000_000_000_000_000) => ({
  status: 200,
  body: { access_token: text, expires_at: expiresAt, me: { name: "韩队" } },
});

beforeEach(() => {
  vi.resetModules();
  asked.length = 0;
  answers = { refresh: () => signedIn("one"), crew: () => ({ status: 200, body: { seq: 1 } }) };
  vi.stubGlobal("fetch", async (address: string, { headers }: { headers: Record<string, string> }) => {
    const path = address.replace("/api/v1/", "");
    asked.push(`${path} ${headers.authorization ?? "-"}`);
    const answer = answers[path]?.();
    if (answer === undefined) throw new TypeError("no network");
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  });
});
afterEach(() => vi.unstubAllGlobals());

test("is one token enough for all who ask at once", async () => {
  const { call } = await import("./account.ts");
  await Promise.all([call("GET", "crew"), call("GET", "crew"), call("GET", "crew")]);
  expect(asked).toEqual(["refresh -", "crew Bearer one", "crew Bearer one", "crew Bearer one"]);
  await call("GET", "crew");
  expect(asked.at(-1)).toBe("crew Bearer one");
});

test("is a token that ran out followed by another", async () => {
  const { call } = await import("./account.ts");
  answers.refresh = () => signedIn("short", (Date.now() + 10_000) * 1_000);
  await call("GET", "crew");
  answers.refresh = () => signedIn("next");
  await call("GET", "crew");
  expect(asked).toEqual(["refresh -", "crew Bearer short", "refresh -", "crew Bearer next"]);
});

test("is a token that the hotline does not know any more asked for anew, once", async () => {
  const { call, isSignedOut } = await import("./account.ts");
  let known = "two";
  answers.crew = () =>
    asked.at(-1) === `crew Bearer ${known}` ? { status: 200, body: 7 } : problem("sign_in_needed", 401);
  let token = "one";
  answers.refresh = () => signedIn(token);
  await call("GET", "crew").then((answer) => expect(isSignedOut(answer)).toBe(true));
  token = "two";
  expect(await call("GET", "crew")).toEqual({ kind: "ok", body: 7 });
  known = "nobody";
  answers.refresh = () => problem("sign_in_needed", 401);
  expect(isSignedOut(await call("GET", "crew"))).toBe(true);
});

test("is somebody without a network signed out", async () => {
  const { call, isSignedOut, refresh } = await import("./account.ts");
  answers = {};
  expect((await refresh()).kind).toBe("unreachable");
  expect(isSignedOut(await call("GET", "crew"))).toBe(false);
});
