// @vitest-environment node
// Does everything that was done arrive, once, in order, whatever becomes of the network?
import { expect, test } from "vitest";
import { type Action, type Attempt, MOST_WAITING, Outbox } from "./outbox.ts";
import { MemoryShelf } from "./shelf.ts";
import { Vault } from "./vault.ts";

function phone(vault = new Vault(new MemoryShelf())) {
  const sent: string[] = [];
  const timers: { ms: number; then: () => void }[] = [];
  const net: { answer: (action: Action) => Attempt } = { answer: () => ({ kind: "sent" }) };
  let shown: readonly Action[] = [];
  const outbox = new Outbox({
    vault,
    attempt: async (action) => {
      sent.push(action.id);
      return net.answer(action);
    },
    changed: (actions) => {
      shown = actions;
    },
    now: () => 7,
    random: () => 0.5,
    after: (ms, then) => {
      const timer = { ms, then };
      timers.push(timer);
      return () => timers.splice(timers.indexOf(timer), 1);
    },
  });
  const fates = () => shown.map(({ id, fate }) => `${id} ${fate.kind}`);
  return { outbox, vault, sent, timers, net, fates, shown: () => shown };
}

const action = (id: string): Omit<Action, "fate"> => ({
  id,
  method: "POST",
  path: "dispatches/1/progress",
  body: { id, secret: "words" },
  about: { dispatch: "1", what: "onScene" },
  happenedAt: 5,
});

test("is what is done sent at once, and its words forgotten when it is answered", async () => {
  const { outbox, fates, shown } = phone();
  await outbox.add(action("a"));
  await outbox.flush();
  expect(fates()).toEqual(["a sent"]);
  expect(shown()[0]?.body).toEqual({});
});

test("does everything wait in order without a network, and go out in order when it is back", async () => {
  const { outbox, sent, timers, net, fates } = phone();
  net.answer = () => ({ kind: "later", afterMs: 0 });
  for (const id of ["a", "b", "c"]) await outbox.add(action(id));
  expect(new Set(sent)).toEqual(new Set(["a"]));
  expect(fates()).toEqual(["a waiting", "b waiting", "c waiting"]);
  net.answer = () => ({ kind: "sent" });
  sent.length = 0;
  timers.at(-1)?.then();
  await outbox.flush();
  await expect.poll(fates).toEqual(["a sent", "b sent", "c sent"]);
  expect(sent).toEqual(["a", "b", "c"]);
});

test("is a pause that the hotline names kept", async () => {
  const { outbox, timers, net } = phone();
  net.answer = () => ({ kind: "later", afterMs: 60_000 });
  await outbox.add(action("a"));
  expect(timers.at(-1)?.ms).toBe(60_000);
});

test("does a refusal say why, and hold nothing up", async () => {
  const { outbox, net, fates, shown } = phone();
  net.answer = ({ id }) =>
    id === "a" ? { kind: "refused", code: "not_on_the_way", sentences: ["还没有出发。"] } : { kind: "sent" };
  await outbox.add(action("a"));
  await outbox.add(action("b"));
  await outbox.flush();
  expect(fates()).toEqual(["a refused", "b sent"]);
  expect(shown()[0]?.fate).toMatchObject({ code: "not_on_the_way", sentences: ["还没有出发。"] });
});

test("is what waits still there when the page was closed in between", async () => {
  const first = phone();
  first.net.answer = () => ({ kind: "signed_out" });
  await first.outbox.add(action("a"));
  await first.outbox.add(action("b"));
  const second = phone(first.vault);
  await second.outbox.load();
  await second.outbox.flush();
  expect(second.sent).toEqual(["a", "b"]);
});

test("is more refused than anybody does", async () => {
  const { outbox, net } = phone();
  net.answer = () => ({ kind: "signed_out" });
  for (let n = 0; n < MOST_WAITING; n++) expect(await outbox.add(action(`${n}`))).toBe("kept");
  expect(await outbox.add(action("one more"))).toBe("full");
});

test("does nothing stay when somebody signs out", async () => {
  const { outbox, net, timers, fates } = phone();
  net.answer = () => ({ kind: "later", afterMs: 0 });
  await outbox.add(action("a"));
  outbox.clear();
  expect(fates()).toEqual([]);
  expect(timers).toEqual([]);
});
