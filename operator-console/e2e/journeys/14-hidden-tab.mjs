// Ten minutes in a hidden tab: timers are throttled there, and the next offer must still ring and be taken.
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { OPERATOR } from "../lib/centre.mjs";

export const name = "hidden ten minutes";
export const nightly = true;

const HIDDEN_MS = 10 * 60_000;

export async function travel(journey, centre) {
  journey.patienceMs = HIDDEN_MS + 60_000;
  await journey.on(centre.open());
  const { member: operator } = await journey.staffAlone(OPERATOR);
  const caller = await journey.caller();
  await journey.step("the console is hidden behind another tab for ten minutes", async () => {
    await operator.startShift();
    const tab = await operator.person.context.newCDPSession(operator.page);
    await tab.send("Emulation.setFocusEmulationEnabled", { enabled: false });
    const other = await operator.person.context.newPage();
    await other.bringToFront();
    assert.equal(await operator.page.evaluate(() => document.visibilityState), "hidden");
    await pause(HIDDEN_MS);
  });
  await journey.step("a caller comes: the offer is there, the title says so", async () => {
    await caller.entersQuietly("还有人吗");
    await operator.page.waitForFunction(() => document.title.startsWith("●"), null, { polling: 500 });
  });
  await journey.step("she turns to it and takes it in time", async () => {
    await operator.page.bringToFront();
    await operator.accept();
    await caller.sees("接线员 07 正在和你聊");
  });
}
