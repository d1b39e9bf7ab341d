// A caller asks, is offered, accepted; they talk with a pinyin keyboard; the talk is assessed, recorded, closed, rated.
import assert from "node:assert/strict";
import { OPERATOR } from "../lib/centre.mjs";
import { writePinyin } from "../lib/pinyin.mjs";

export const name = "caller and operator";

export async function travel(journey, centre) {
  await journey.on(centre.open());
  const operator = await journey.staff(OPERATOR);
  const caller = await journey.caller();

  await journey.step("the operator begins her shift", () => operator.startShift());
  await journey.step("the caller answers three questions", () => answersThree(caller));
  await journey.step("the operator is offered the caller, with the reasons", async () => {
    await operator.offer.waitFor();
    await operator.offer.getByText("提到“死了算了”").waitFor();
    await operator.look("offer");
    assert.match(await operator.page.title(), /● 新来访者/);
  });
  await journey.step("Alt+A accepts, and the caller is told who is there", async () => {
    await operator.accept();
    await caller.sees("接线员 07 正在和你聊");
    await operator.said("最近总是睡不着，有时候想不如死了算了").waitFor();
  });
  await journey.step("both write with pinyin; Enter inside a composition sends nothing", () =>
    write(caller, operator),
  );
  await journey.step("each sees the other typing, delivered and read", async () => {
    await caller.box.pressSequentially("还在想");
    await operator.page.getByText("正在输入…").waitFor();
    await caller.box.press("Enter");
    await operator.said("还在想").waitFor();
    await operator.box.pressSequentially("慢慢说");
    await caller.sees("接线员正在输入…");
    await caller.log.getByText(/已读/).last().waitFor();
    await caller.log.getByText(/已(发送|送达)/).waitFor({ state: "detached" });
    assert.equal(await operator.page.getByText(/条未读/).count(), 0, "what is on the screen is not unread");
    await operator.box.press("Enter");
    await caller.said("慢慢说").waitFor();
    await operator.log.getByText("已读").last().waitFor();
    await operator.look("talk");
    await caller.look("talk");
  });
  await journey.step("an article is sent into the talk", async () => {
    await operator.page.keyboard.press("Alt+l");
    await operator.dialog.getByRole("searchbox").fill("睡");
    await operator.look("library");
    await operator.dialog
      .getByRole("button", { name: /^发送给来访者/ })
      .first()
      .click();
    await caller.log.getByText(/睡/).last().waitFor();
  });
  await journey.step("the risk form suggests a tier with reasons, the operator decides", () =>
    assess(operator),
  );
  await journey.step("a note nobody outside sees", async () => {
    await operator.page.keyboard.press("Alt+n");
    await operator.page.getByLabel(/私人笔记/).fill("家属电话待核实");
    await operator.button("添加笔记").click();
    await operator.page.getByRole("listitem").filter({ hasText: "家属电话待核实" }).waitFor();
    await operator.look("notes");
  });
  await journey.step("the talk is ended, and the caller is told", async () => {
    await operator.end();
    await caller.sees(/这次对话 .* 结束了/);
  });
  await journey.step("the record is written, the follow-up planned, the session closed", async () => {
    await operator.writeRecord();
    await operator.page.getByLabel("随访时间 5").waitFor();
    await operator.look("record");
    await operator.page.keyboard.press("Alt+c");
    await operator.page.getByText("会话已关闭").waitFor();
    await operator.page.getByText("请从左侧选择一个会话").waitFor();
  });
  await journey.step("the caller rates it, and is thanked", async () => {
    await caller.page.getByLabel("很有帮助").check();
    await caller.look("over");
    await caller.button("提交评价").click();
    await caller.sees("谢谢你告诉我们。");
    await caller.look("rated");
  });
}

async function answersThree(caller) {
  await caller.open();
  await caller.page.getByRole("heading", { name: "谁会看到我说的话" }).waitFor();
  await caller.look("home");
  await caller.button("开始文字聊天").click();
  await caller.page.getByLabel(/是什么让你想来聊聊/).fill("最近总是睡不着，有时候想不如死了算了");
  await caller.page.getByRole("group", { name: "你现在安全吗？" }).getByLabel("说不准").check();
  await caller.page
    .getByRole("group", { name: /结束自己生命的念头/ })
    .getByLabel("有时候有")
    .check();
  await caller.look("questions");
  await caller.button("进入聊天").click();
  await caller.sees("你是下一位");
  await caller.look("waiting");
}

async function write(caller, operator) {
  for (const [writer, reader, letters, text] of [
    [operator, caller, "wozai", "我在"],
    [caller, operator, "xiexie", "谢谢你"],
  ]) {
    await writer.box.click();
    await writePinyin(writer.page, letters, text, async (pressEnter) => {
      await pressEnter();
      assert.equal(await writer.box.inputValue(), letters, "still under composition");
    });
    assert.equal(await writer.box.inputValue(), text);
    assert.equal(await writer.said(letters).count(), 0, "nothing was sent");
    await writer.box.press("Enter");
    await reader.said(text).waitFor();
    assert.equal(await writer.box.inputValue(), "");
  }
}

async function assess(operator) {
  const { page } = operator;
  await page.keyboard.press("Alt+r");
  await operator.button("完成评估").click();
  await page.getByText("还有 7 项没有填").waitFor();
  await page.getByRole("slider", { name: /求死意愿/ }).focus();
  for (let press = 0; press < 14; press++) await page.keyboard.press("ArrowRight");
  await page.getByRole("group", { name: "自杀计划" }).getByText("有", { exact: true }).click();
  await operator.choose(page.getByLabel("打算何时"), "一周内");
  await page.getByRole("checkbox", { name: "家人支持" }).check();
  await operator.button("其余记为未知").click();
  await page.getByText("有计划，一周内可能实施").waitFor();
  await page.getByRole("group", { name: "我的判断" }).getByText("中", { exact: true }).click();
  await operator.button("完成评估").click();
  await page.getByText("请写明理由").waitFor();
  await operator.look("assessment");
  await operator.button("采用建议").click();
  await operator.button("完成评估").click();
  await page.getByText(/周敏 已评估/).waitFor();
}
