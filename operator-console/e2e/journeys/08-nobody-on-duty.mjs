// Nobody on duty: the numbers stand first, a call-back may be asked for, and an operator works it off.
import assert from "node:assert/strict";
import { OPERATOR } from "../lib/centre.mjs";

export const name = "nobody on duty";

export async function travel(journey, centre) {
  await journey.on(centre.open());
  const caller = await journey.caller();
  await journey.step("numbers to call, and no chat that nobody answers", async () => {
    await caller.open();
    await caller.sees("现在没有接线员在线");
    for (const number of ["110", "120", "12356"])
      assert.equal(
        await caller.page.getByRole("link", { name: number }).first().getAttribute("href"),
        `tel:${number}`,
      );
    assert.equal(await caller.button("开始文字聊天").count(), 0);
    await caller.page.getByRole("heading", { name: "请我们给你回电" }).waitFor();
    await caller.look("nobody-on-duty");
  });
  await journey.step("a number that cannot be rung is said so; a right one is taken", async () => {
    await caller.page.getByLabel("电话号码").fill("12");
    await caller.button("提交").click();
    await caller.sees("请填写能打通的电话号码。");
    await caller.page.getByLabel("电话号码").fill("13800138000");
    await caller.page.getByLabel(/怎么称呼你/).fill("小雨");
    await caller.page.getByLabel(/什么时候方便接电话/).fill("晚上八点以后");
    await caller.button("提交").click();
    await caller.sees("已经收到");
    await caller.look("call-back-taken");
  });
  const operator = await journey.staff(OPERATOR);
  await journey.step(
    "an operator comes on duty and takes the request: the number is shown in full",
    async () => {
      await operator.startShift();
      await operator.goes("回访");
      const row = operator.page.getByRole("row", { name: /小雨/ });
      await row.waitFor();
      assert.equal(await row.getByText("13800138000").count(), 0, "masked until it is taken");
      await operator.look("call-backs");
      await row.getByRole("button", { name: "接手 小雨" }).click();
      await operator.dialog.getByRole("link", { name: "13800138000" }).waitFor();
    },
  );
  await journey.step("it is worked off", async () => {
    await operator.dialog.getByText("已联系上", { exact: true }).click();
    await operator.button("记录这次拨打").click();
    await operator.page.getByText("没有要打的电话").waitFor();
    await operator.look("call-backs-empty");
    await operator.page.getByText("已了结", { exact: true }).first().click();
    await operator.page.getByText("已联系上（周敏）").waitFor();
    await operator.look("call-backs-done");
  });
  await journey.step("the caller's page opens the chat again", async () => {
    await caller.page.reload();
    await caller.button("开始文字聊天").waitFor();
  });
}
