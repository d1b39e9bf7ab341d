// Does the tab keep what a reload needs, and nothing once the caller has left?
import { beforeEach, expect, it, vi } from "vitest";

/** As a freshly loaded page has it: leaving is for good, so each question gets a page of its own. */
async function freshPage() {
  vi.resetModules();
  return await import("./keep.ts");
}

beforeEach(() => sessionStorage.clear());

it("recalls after a reload what was kept, and drops what is no longer wanted", async () => {
  const before = await freshPage();
  before.keep("draft", "我还没");
  before.keep("language", "en");
  before.keep("language", null);
  const after = await freshPage();
  expect(after.recall("draft")).toBe("我还没");
  expect(after.recall("language")).toBeNull();
});

it("forgets everything when the caller leaves", async () => {
  const page = await freshPage();
  page.keep("session", { id: "one", secret: "two" });
  page.keep("draft", "我还没");
  page.forgetEverything();
  expect(sessionStorage.length).toBe(0);
});

it("keeps nothing of an answer that comes in after the caller has left", async () => {
  const page = await freshPage();
  page.forgetEverything();
  page.keep("session", { id: "one", secret: "two" });
  page.keep("draft", "我还没");
  page.keep("pending", [{ id: "three", text: "在吗", refused: null }]);
  page.keep("language", "en");
  expect(sessionStorage.length).toBe(0);
});
