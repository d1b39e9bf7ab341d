// @vitest-environment node
// Can what the phone keeps be read without its key, or after its time?
import { expect, test } from "vitest";
import { MemoryShelf } from "./shelf.ts";
import { KEPT_MS, Vault } from "./vault.ts";

const SECRET = { place: "河堤路 3 号 2 单元", words: "有人在楼顶" };

function hall() {
  const shelf = new MemoryShelf();
  const clock = { now: 1_800_000_000_000 };
  return { shelf, clock, vault: new Vault(shelf, () => clock.now) };
}

test("is what was kept there again, and unreadable where it lies", async () => {
  const { shelf, vault } = hall();
  await vault.keep("desk", SECRET);
  expect(await vault.recall("desk")).toEqual(SECRET);
  const there = await shelf.read("desk");
  const text = new TextDecoder().decode(there?.bytes);
  for (const word of ["河堤路", "place", "楼顶"]) expect(text).not.toContain(word);
  expect((await shelf.key()).extractable).toBe(false);
});

test("does the same value never lie there the same twice", async () => {
  const { shelf, vault } = hall();
  await vault.keep("a", SECRET);
  const once = await shelf.read("a");
  await vault.keep("a", SECRET);
  expect(new Uint8Array((await shelf.read("a"))?.bytes ?? [])).not.toEqual(new Uint8Array(once?.bytes ?? []));
});

test("does a record that was moved or made younger open", async () => {
  const { shelf, vault, clock } = hall();
  await vault.keep("a", SECRET);
  const sealed = await shelf.read("a");
  if (sealed === undefined) throw new Error("it was written");
  await shelf.write("b", sealed);
  expect(await vault.recall("b")).toBeNull();
  clock.now += KEPT_MS;
  await shelf.write("a", { ...sealed, at: clock.now });
  expect(await vault.recall("a")).toBeNull();
});

test("is anything left after half a day, or after signing out", async () => {
  const { shelf, vault, clock } = hall();
  await vault.keep("early", 1);
  clock.now += KEPT_MS - 1;
  expect(await vault.recall("early")).toBe(1);
  await vault.keep("late", 2);
  clock.now += 1;
  const key = await shelf.key();
  await vault.sweep();
  expect((await shelf.list()).map(({ name }) => name)).toEqual(["late"]);
  expect(await shelf.key()).toBe(key);
  clock.now += KEPT_MS;
  await vault.sweep();
  expect(await shelf.list()).toEqual([]);
  expect(await shelf.key(), "with the last record goes the key").not.toBe(key);
  await vault.keep("again", 3);
  await vault.wipe();
  expect(await vault.recall("again")).toBeNull();
});

test("does a clock that was set back keep anything longer", async () => {
  const { vault, clock } = hall();
  await vault.keep("a", 1);
  clock.now -= KEPT_MS;
  expect(await vault.recall("a")).toBeNull();
});
