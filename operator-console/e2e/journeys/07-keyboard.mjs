// The main journey without a mouse, at the console and on the caller's page.
import assert from "node:assert/strict";
import { OPERATOR } from "../lib/centre.mjs";
import { PASSWORD } from "../lib/console.mjs";
import { downTo, loseMouse, press, tabTo } from "../lib/keys.mjs";

export const name = "keyboard only";

export async function travel(journey, centre) {
  await journey.on(centre.open());
  const operator = await journey.staff(OPERATOR);
  const caller = await journey.caller({ seat: "desk" });
  const { page } = operator;
  for (const one of [page, caller.page]) loseMouse(one);

  await journey.step("sign in and begin the shift", async () => {
    await operator.open();
    await page.getByLabel("登录名").waitFor();
    await page.keyboard.type(OPERATOR.username);
    await page.keyboard.press("Tab");
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press("Enter");
    await press(page, operator.button("试听"));
    await page.getByText("已启用").waitFor();
    await press(page, operator.button("开始值班"));
    await page.getByText("请从左侧选择一个会话").waitFor();
  });
  await journey.step("the caller comes in", async () => {
    await caller.open();
    await press(caller.page, caller.button("开始文字聊天"));
    await tabTo(caller.page, caller.page.getByLabel(/是什么让你想来聊聊/));
    await caller.page.keyboard.type("一直很累");
    await tabTo(caller.page, caller.page.getByRole("group", { name: "你现在安全吗？" }));
    await caller.page.keyboard.press("ArrowDown");
    await press(caller.page, caller.button("进入聊天"));
    await caller.sees("你是下一位");
  });
  await journey.step("accept, talk", async () => {
    await operator.offer.waitFor();
    await page.keyboard.press("Alt+a");
    await operator.said("一直很累").waitFor();
    await page.keyboard.type("我在");
    await page.keyboard.press("Enter");
    await caller.said("我在").waitFor();
    await caller.page.keyboard.type("谢谢");
    await caller.page.keyboard.press("Enter");
    await operator.said("谢谢").waitFor();
  });
  await journey.step("a canned reply by slash", async () => {
    await page.keyboard.type("/直接");
    await page.getByRole("list", { name: "常用语" }).waitFor();
    await operator.look("canned");
    await page.keyboard.press("Enter");
    assert.match(await operator.box.inputValue(), /结束自己/);
    await page.keyboard.press("Enter");
    await caller.log.getByText(/结束自己/).waitFor();
  });
  await journey.step("the list of keys opens and closes", async () => {
    await press(page, page.getByRole("button", { name: /我的账号/ }));
    await page.getByRole("menuitem", { name: /快捷键/ }).waitFor();
    // The key goes to what has the focus: the menu takes it when it has opened.
    await page.waitForFunction(() => document.activeElement?.closest("[role=menu]") !== null);
    await downTo(page, page.getByRole("menuitem", { name: /快捷键/ }));
    await page.keyboard.press("Enter");
    await operator.dialog.getByText("回到回复框").waitFor();
    await operator.look("keys");
    await page.keyboard.press("Escape");
    await operator.dialog.waitFor({ state: "detached" });
  });
  await journey.step("end, could not be assessed, record, close", async () => {
    await page.keyboard.press("Alt+x");
    await press(page, operator.dialog.getByRole("button", { name: "结束对话" }));
    await caller.sees(/这次对话 .* 结束了/);
    await page.keyboard.press("Alt+r");
    await tabTo(page, page.getByRole("radio", { name: "已评估" }));
    await page.keyboard.press("ArrowRight");
    await press(page, page.getByRole("radio", { name: "来访者中途离开" }), "Space");
    await press(page, operator.button("完成评估"));
    await page.getByText(/记为无法评估/).waitFor({ state: "attached" });
    await page.keyboard.press("Alt+w");
    await press(page, page.getByRole("checkbox", { name: "情绪" }), "Space");
    await press(page, page.getByRole("checkbox", { name: "心理咨询" }), "Space");
    await tabTo(page, page.getByRole("combobox", { name: "结果" }));
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await press(page, operator.button("保存记录"));
    await page.getByText("记录已保存，可继续修改").waitFor();
    await page.keyboard.press("Alt+c");
    await page.getByText("会话已关闭").waitFor();
  });
  await journey.step("the caller rates it", async () => {
    await tabTo(caller.page, caller.page.getByRole("group", { name: /有帮助吗/ }));
    await caller.page.keyboard.press("ArrowDown");
    await press(caller.page, caller.button("提交评价"));
    await caller.sees("谢谢你告诉我们。");
  });
}
