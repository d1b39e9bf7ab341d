// Calls to make: a call-back that was asked for is worked off at the second try; a talk at high risk leaves follow-ups,
// and one of them becomes a session; a supervisor gives a call to somebody; and all of it without a mouse.
import assert from "node:assert/strict";
import { OPERATOR, SUPERVISOR } from "../lib/centre.mjs";
import { downTo, loseMouse, press, tabTo } from "../lib/keys.mjs";

export const name = "calls to make";

export async function travel(journey, centre) {
  await journey.on(centre.open());
  await journey.step("somebody asks to be called back", () => asksForCall(journey));
  const operator = await journey.staff(OPERATOR);
  await journey.step("an operator takes the call, is not answered, and talks at the second try", () =>
    callsBack(operator),
  );
  await journey.step(
    "a talk at high risk leaves follow-ups, one becomes a session and is settled with it",
    () => followsUp(operator),
  );
  const supervisor = await journey.staff(SUPERVISOR);
  await supervisor.signIn();
  await journey.step("the supervisor gives a call to somebody", () => assigns(supervisor));
  await journey.step("she tries one herself without a mouse", () => keyboard(supervisor));
}

async function asksForCall(journey) {
  const caller = await journey.caller();
  await caller.open();
  await caller.page.getByLabel("电话号码").fill("13800138000");
  await caller.page.getByLabel(/怎么称呼你/).fill("小雨");
  await caller.button("提交").click();
  await caller.sees("已经收到");
}

async function callsBack(operator) {
  const { page, dialog } = operator;
  await operator.startShift();
  await operator.goes("回访");
  const row = operator.row("小雨");
  await row.getByText("请求回电").waitFor();
  assert.equal(await page.getByText("13800138000").count(), 0, "masked until it is taken");
  await operator.look("calls");
  await operator.button("接手 小雨").click();
  await dialog.getByRole("link", { name: "13800138000" }).waitFor();
  await operator.look("call-taken");
  await dialog.getByText("未联系上", { exact: true }).click();
  await dialog.getByLabel("备注").fill("响铃无人接听");
  await operator.button("记录这次拨打").click();
  await dialog.waitFor({ state: "detached" });
  await row.getByText("未接通 1/3 次").waitFor();
  await operator.button("接手 小雨").click();
  await dialog.getByText("响铃无人接听").waitFor();
  await operator.look("call-tried");
  await operator.button("接通了，打开会话").click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText(/电话会话：对话在电话中进行/).waitFor();
  await operator.end();
  await operator.finish();
  await operator.goes("回访");
  await page.getByText("没有要打的电话").waitFor();
  await page.getByText("已了结", { exact: true }).first().click();
  await page.getByText(/已通话 · 有所缓解（周敏）/).waitFor();
  await operator.look("calls-settled");
}

async function followsUp(operator) {
  const { page, dialog } = operator;
  await operator.talksAtHighRisk("13900001111");
  await operator.goes("回访");
  for (const distance of ["24 小时", "7 天", "30 天", "90 天", "180 天"])
    await page.getByText(`高危随访 · ${distance}`).waitFor();
  const row = operator.row("高危随访 · 24 小时");
  await row.getByText("紧急").waitFor();
  await row.getByText("未到时间").waitFor();
  await operator.look("follow-ups");
  await row.getByRole("link", { name: /的会话档案$/ }).click();
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.goBack();
  await row.getByRole("button", { name: /^接手/ }).click();
  await dialog.getByRole("link", { name: "13900001111" }).waitFor();
  await operator.button("接通了，打开会话").click();
  await page.getByText(/电话会话：对话在电话中进行/).waitFor();
  await operator.end();
  await operator.finish();
  await operator.goes("回访");
  await page.getByText("高危随访 · 7 天").waitFor();
  assert.equal(await page.getByText("高危随访 · 24 小时").count(), 0, "settled with its session");
  await page.getByRole("combobox", { name: "来由" }).click();
  await page.getByTitle("请求回电").last().click();
  await page.getByText("没有符合筛选的电话。").waitFor();
  assert.match(page.url(), /source=callback/);
  await page.reload();
  await page.getByText("没有符合筛选的电话。").waitFor();
}

async function assigns(supervisor) {
  const { page, dialog } = supervisor;
  await supervisor.goes("回访");
  const row = supervisor.row("高危随访 · 7 天");
  await row.getByRole("button", { name: /的详情$/ }).click();
  await supervisor.choose(dialog.getByRole("combobox", { name: "交给" }), OPERATOR.name);
  await page.getByText("已交给这位同事").waitFor();
  await dialog.getByText("周敏 负责").waitFor();
  await supervisor.look("call-given");
  await supervisor.closes();
  await row.getByText("周敏 负责").waitFor();
}

async function keyboard(supervisor) {
  const { page, dialog } = supervisor;
  loseMouse(page);
  const main = page.getByRole("navigation", { name: "主导航" });
  await press(page, main.getByRole("link", { name: "回访", exact: true }));
  const row = supervisor.row("高危随访 · 30 天");
  await press(page, row.getByRole("button", { name: /^接手/ }));
  await dialog.getByRole("link", { name: "13900001111" }).waitFor();
  await tabTo(page, dialog.getByRole("radio", { name: "已联系上" }));
  await downTo(page, dialog.getByRole("radio", { name: "未联系上" }));
  await press(page, supervisor.button("记录这次拨打"));
  await dialog.waitFor({ state: "detached" });
  await row.getByText("未接通 1/3 次").waitFor();
}
