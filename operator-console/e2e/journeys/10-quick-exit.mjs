// Quick exit: by the button and by three times Esc, and Back does not return.
import assert from "node:assert/strict";
import { OPERATOR } from "../lib/centre.mjs";

export const name = "quick exit";

const ELSEWHERE = "https://www.baidu.com/";

/** The page that the centre chose to leave to; nothing is fetched from outside. */
async function elsewhereIsHere(caller) {
  const body = "<!doctype html><html lang=zh-CN><title>elsewhere</title><p>elsewhere";
  await caller.person.context.route(`${ELSEWHERE}**`, (route) =>
    route.fulfill({ contentType: "text/html", body }),
  );
}

export async function travel(journey, centre) {
  await journey.on(centre.open());
  const operator = await journey.staff(OPERATOR);
  await journey.step("somebody is on duty", () => operator.startShift());

  for (const [how, leave] of [
    ["the button", (caller) => caller.button(/快速离开/).click()],
    ["Esc, three times", (caller) => pressEscapes(caller)],
  ]) {
    const caller = await journey.caller();
    await elsewhereIsHere(caller);
    await journey.step(`${how} leaves at once`, async () => {
      await caller.page.goto("about:blank");
      await caller.entersQuietly("有人在看我的屏幕");
      await leave(caller);
      await caller.page.waitForURL(ELSEWHERE);
    });
    await journey.step("Back does not return to the talk, and nothing is kept", async () => {
      await caller.page.goBack().catch(() => {});
      assert.ok(!caller.page.url().includes("/help/"), caller.page.url());
      await caller.open();
      await caller.button("开始文字聊天").waitFor();
      const kept = await caller.page.evaluate(() => [
        sessionStorage.length,
        localStorage.length,
        document.cookie,
      ]);
      assert.deepEqual(kept, [0, 0, ""]);
      assert.equal(await caller.page.getByText("有人在看我的屏幕").count(), 0);
    });
  }
  await journey.step("two presses and another key stay", async () => {
    const caller = await journey.caller();
    await elsewhereIsHere(caller);
    await caller.entersQuietly();
    for (const key of ["Escape", "Escape", "a", "Escape"]) await caller.page.keyboard.press(key);
    await caller.box.waitFor();
    assert.ok(caller.page.url().includes("/help/"));
  });
}

async function pressEscapes(caller) {
  for (let press = 0; press < 3; press++) await caller.page.keyboard.press("Escape");
}
