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
      await operator.page.getByRole("link", { name: "回电" }).click();
      const row = operator.page.getByRole("row", { name: /小雨/ });
      await row.waitFor();
      assert.equal(await row.getByText("13800138000").count(), 0, "masked until it is taken");
      await operator.look("call-backs");
      await row.getByRole("button", { name: "我来回电" }).click();
      await row.getByRole("link", { name: "13800138000" }).waitFor();
    },
  );
  await journey.step("it is worked off", async () => {
    await operator.button("记录结果").click();
    await operator.page.getByRole("menuitem", { name: "已联系上" }).click();
    await operator.page.getByText("没有回电请求").waitFor();
    await operator.look("call-backs-empty");
    await operator.page.getByText("全部", { exact: true }).click();
    await operator.page.getByText("周敏：已联系上").waitFor();
    await operator.look("call-backs-done");
  });
  await journey.step("the caller's page opens the chat again", async () => {
    await caller.page.reload();
    await caller.button("开始文字聊天").waitFor();
  });
}
