// Do unsent words survive?
import { beforeEach, expect, it } from "vitest";
import { DRAFT_DELAY_MS, DRAFT_RETRY_MS, DraftKeeper, type KeptDraft } from "./drafts.ts";

let saved: [key: string, body: string, leaving: string][];
let timers: { ms: number; then: () => void }[];
let shown: Record<string, KeptDraft>;
let answer: () => Promise<number>;
let keeper: DraftKeeper;

beforeEach(() => {
  saved = [];
  timers = [];
  shown = {};
  answer = () => Promise.resolve(7);
  keeper = new DraftKeeper({
    save: (key, body, leaving) => {
      saved.push([key, body, leaving]);
      return answer();
    },
    isFinal: (error) => error === "closed",
    after: (ms, then) => {
      const timer = { ms, then };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    onChange: (key, draft) => {
      shown[key] = draft;
    },
  });
});

const settle = () => new Promise((resolve) => queueMicrotask(() => queueMicrotask(() => resolve(null))));
async function pass(ms: number) {
  const [timer] = timers.splice(0, 1);
  expect(timer?.ms).toBe(ms);
  timer?.then();
  await settle();
}

it("saves once, a moment after the last key", async () => {
  keeper.change("m", "我");
  keeper.change("m", "我在");
  expect(timers).toHaveLength(1);
  await pass(DRAFT_DELAY_MS);
  expect(saved).toEqual([["m", "我在", "staying"]]);
  expect(shown.m?.state).toEqual({ kind: "saved", at: 7 });
});

it("tries again when saving failed, and says that it is not saved", async () => {
  answer = () => Promise.reject(new Error("no network"));
  keeper.change("m", "我在");
  await pass(DRAFT_DELAY_MS);
  expect(shown.m).toEqual({ body: "我在", state: { kind: "not_saved" } });
  answer = () => Promise.resolve(9);
  await pass(DRAFT_RETRY_MS);
  expect(shown.m?.state).toEqual({ kind: "saved", at: 9 });
});

it("saves at once when the page is closing", () => {
  keeper.change("m", "我在");
  keeper.flush();
  expect(saved).toEqual([["m", "我在", "leaving"]]);
});

it("does not overwrite newer words with the server's older ones", () => {
  keeper.change("m", "新的");
  keeper.restore("m", "旧的", 1);
  expect(shown.m?.body).toBe("新的");
});

it("restores what the server kept when nothing was typed", () => {
  keeper.restore("m", "旧的", 1);
  expect(shown.m).toEqual({ body: "旧的", state: { kind: "saved", at: 1 } });
});

it("is a draft of a session that was closed not tried for ever?", async () => {
  answer = () => Promise.reject("closed");
  keeper.change("s/note", "太晚");
  await pass(DRAFT_DELAY_MS);
  expect(shown["s/note"]).toEqual({ body: "太晚", state: { kind: "not_saved" } });
  expect(timers).toHaveLength(0);
});

it("is nothing under way once everything was saved before closing?", async () => {
  keeper.change("s/note", "记下");
  keeper.change("t/note", "别的会话");
  await keeper.saveNow("s/");
  expect(saved).toEqual([["s/note", "记下", "staying"]]);
  expect(timers).toHaveLength(1);
});
