// An operator's reload keeps everything: lines, half a reply, a half-filled form.
import assert from "node:assert/strict";
import { OPERATOR } from "../lib/centre.mjs";

export const name = "operator reloads";

export async function travel(journey, centre) {
  await journey.on(centre.open());
  const operator = await journey.staff(OPERATOR);
  const caller = await journey.caller();
  const { page } = operator;

  await journey.step("a talk under way", async () => {
    await operator.startShift();
    await caller.entersQuietly("不知道从哪里说起");
    await operator.accept();
    await operator.say("我在，慢慢说");
    await caller.says("谢谢");
    await operator.said("谢谢").waitFor();
  });
  await journey.step("half a reply and half a form, saved as they are written", async () => {
    await page.keyboard.press("Alt+r");
    await page.getByRole("group", { name: "自杀计划" }).getByText("没有", { exact: true }).click();
    await page.getByLabel("备注").fill("语气低沉");
    await operator.box.fill("我想到一个办法，");
    await page.waitForFunction(() => document.body.innerText.match(/\d\d:\d\d:\d\d 已保存/g)?.length === 2);
  });
  await journey.step("everything is there again after the reload", async () => {
    await page.reload();
    await operator.said("我在，慢慢说").waitFor();
    await operator.box.and(page.getByText("我想到一个办法，")).waitFor();
    assert.equal(await operator.box.inputValue(), "我想到一个办法，");
    for (const line of ["不知道从哪里说起", "我在，慢慢说", "谢谢"])
      assert.equal(await operator.said(line).count(), 1, line);
    await page.keyboard.press("Alt+r");
    await page.getByLabel("备注").and(page.getByText("语气低沉")).waitFor();
    assert.ok(
      await page.getByRole("group", { name: "自杀计划" }).getByRole("radio", { name: "没有" }).isChecked(),
    );
  });
  await journey.step("nothing of it lies in the browser's storage", async () => {
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    assert.doesNotMatch(kept, /办法|低沉|谢谢/);
  });
  await journey.step("the caller noticed nothing that matters, and the talk goes on", async () => {
    await operator.box.press("End");
    await operator.box.pressSequentially("试试看");
    await operator.box.press("Enter");
    await caller.said("我想到一个办法，试试看").waitFor();
    await caller.sees("接线员 07 正在和你聊");
  });
}
