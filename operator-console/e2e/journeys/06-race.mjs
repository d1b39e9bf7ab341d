// Two operators take the next caller in the same moment: one has her, the other is told.
import assert from "node:assert/strict";
import { OPERATOR, SECOND } from "../lib/centre.mjs";

export const name = "two operators race";

export async function travel(journey, centre) {
  await journey.on(centre.open());
  const racers = [await journey.staff(OPERATOR), await journey.staff(SECOND)];
  const caller = await journey.caller();
  await journey.step("both are on a break, so that nobody is offered anything", async () => {
    await Promise.all(racers.map((one) => one.startShift()));
    await Promise.all(racers.map((one) => one.chooseState("休息")));
    await caller.entersQuietly("有人吗");
    for (const one of racers) await one.page.getByText("1 人").waitFor();
  });
  await journey.step("both press Alt+A", async () => {
    await Promise.all(racers.map((one) => one.page.keyboard.press("Alt+a")));
    await Promise.any(racers.map((one) => one.box.waitFor()));
  });
  await journey.step("exactly one has the caller", async () => {
    const holds = await Promise.all(racers.map((one) => one.box.isVisible()));
    assert.equal(holds.filter(Boolean).length, 1);
    const [winner, loser] = holds[0] ? racers : racers.toReversed();
    await loser.page.getByText("现在没有人在等候").first().waitFor();
    await winner.say("我来了");
    await caller.said("我来了").waitFor();
    assert.equal(await loser.box.count(), 0);
  });
}
