// Ten minutes in a hidden tab: timers are throttled there, and the next offer must still ring and be taken.
import { setTimeout as pause } from "node:timers/promises";
import { OPERATOR } from "../lib/centre.mjs";

export const name = "hidden ten minutes";
export const nightly = true;

const HIDDEN_MS = 10 * 60_000;

export async function travel(journey, centre) {
  journey.patienceMs = HIDDEN_MS + 60_000;
  await journey.on(centre.open());
  const operator = await journey.staffUnwatched(OPERATOR);
  const caller = await journey.caller();
  await journey.step("the console is hidden behind another tab for ten minutes", async () => {
    await operator.startShift();
    const other = await operator.person.context.newPage();
    await other.bringToFront();
    await operator.page.waitForFunction(() => document.visibilityState === "hidden", null, { polling: 100 });
    await pause(HIDDEN_MS);
  });
  await journey.step("a caller comes: the offer is there, the title says so", async () => {
    await caller.entersQuietly("还有人吗");
    await operator.page.waitForFunction(() => document.title.includes("●"), null, { polling: 500 });
  });
  await journey.step("she turns to it and takes it in time", async () => {
    await operator.page.bringToFront();
    await operator.accept();
    await caller.sees("接线员 07 正在和你聊");
  });
}
