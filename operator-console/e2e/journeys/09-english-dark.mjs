// In English and in the dark, from the first page to the last.
import assert from "node:assert/strict";
import { OPERATOR } from "../lib/centre.mjs";
import { accessible } from "../lib/look.mjs";

export const name = "English, dark";

export async function travel(journey, centre) {
  await journey.on(centre.open());
  const operator = await journey.staff(OPERATOR);
  const caller = await journey.caller({ locale: "en-GB", colorScheme: "dark" });
  const { page } = operator;

  await journey.step("the operator chooses English and night, kept over a reload", async () => {
    await operator.startShift();
    await operator.dress({ language: "en", theme: "dark" });
    await page.reload();
    await page.getByText("Choose a session on the left").waitFor();
  });
  await journey.step("a caller whose browser speaks English is spoken to in English", async () => {
    await caller.open();
    await caller.button("Start a text chat").click();
    await caller.page.getByLabel(/What brings you here/).fill("I cannot sleep");
    await caller.page.getByRole("group", { name: "Are you safe right now?" }).getByLabel("Not sure").check();
    await caller.button("Enter the chat").click();
    await caller.sees("You are next");
  });
  await journey.step("they talk", async () => {
    await page.getByRole("region", { name: "New caller" }).waitFor();
    await page.keyboard.press("Alt+a");
    const box = page.getByRole("textbox", { name: "Reply", exact: true });
    await box.fill("I am here. Take your time.");
    await box.press("Enter");
    await caller.log.getByText("I am here. Take your time.").waitFor();
    await caller.sees("Operator 07 is with you");
    await caller.box.fill("Thank you");
    await caller.box.press("Enter");
    await page
      .getByRole("log")
      .getByText(/Thank you/)
      .waitFor();
  });
  await journey.step("no Chinese stands where English should", async () => {
    await accessible(page, "console talk, English, dark");
    await accessible(caller.page, "caller's talk, English, dark");
    for (const { page: one } of [operator, caller]) {
      const main = await one.getByRole("main").innerText();
      assert.doesNotMatch(
        main.replaceAll(/\p{Script=Han}+(?= |$|\n)/gu, (name) => (name.length <= 3 ? "" : name)),
        /\p{Script=Han}/u,
      );
    }
  });
}
