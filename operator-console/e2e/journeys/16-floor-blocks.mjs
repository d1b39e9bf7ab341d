// A block: it never keeps out who is in danger, says so humanly, is lifted with a reason, and warns of a phone number.
import assert from "node:assert/strict";
import { ask, OPERATOR, SUPERVISOR, signedIn } from "../lib/centre.mjs";

export const name = "floor: blocks";

export async function travel(journey, centre) {
  const hotline = await journey.on(centre.open());
  const operator = await journey.staff(OPERATOR);
  const supervisor = await journey.staff(SUPERVISOR);
  const caller = await journey.caller();
  await journey.step("a talk under way", async () => {
    await operator.startShift();
    await caller.entersQuietly("我就是来骂人的");
    await operator.accept();
    await supervisor.startShift();
  });
  await journey.step("she blocks the caller for an hour", () => blocks(supervisor));
  await journey.step("who is blocked is told so humanly, and in danger comes in all the same", () =>
    inDanger(journey, { operator, supervisor }),
  );
  await journey.step("the block is lifted, with the reason kept", () => lifts(supervisor));
  await journey.step("whoever opens a call of a blocked number is warned", () =>
    blockedNumber(hotline, operator),
  );
}

async function blocks(supervisor) {
  const { page, dialog } = supervisor;
  await supervisor.goes("督导台");
  await supervisor.button(/^静听/).first().click();
  await page.getByText("您在静听，来访者看不到您").waitFor();
  await page.keyboard.press("Alt+b");
  await dialog.getByText(/正在进行的这次对话不会因此结束/).waitFor();
  await dialog.getByText("1 小时", { exact: true }).click();
  await dialog.getByRole("button", { name: "限制" }).click();
  await dialog.getByText(/^请填写发生了什么/).waitFor();
  await dialog.getByLabel(/^发生了什么/).fill("反复辱骂，已两次提醒");
  await supervisor.look("block");
  await dialog.getByRole("button", { name: "限制" }).click();
  await page.getByText(/^已限制到/).waitFor();
}

async function inDanger(journey, { operator, supervisor }) {
  const again = await journey.caller();
  // The browser says of the refusal that it was one.
  again.person.mayComplain(/403/);
  await again.open();
  await again.button("开始文字聊天").click();
  await again.page.getByLabel(/是什么让你想来聊聊/).fill("我撑不住了");
  await again.button("进入聊天").click();
  await again.sees("这些电话现在都能打");
  await again.sees(/这里暂时不能开始新的文字聊天/);
  await again.look("blocked");
  await again.button("我现在有危险").click();
  await again.box.waitFor();
  await again.sees(/你是下一位|正在为你找接线员|正在和你聊/);
  await supervisor.page
    .getByText(/受限来访者自述有危险，已接入/)
    .first()
    .waitFor();
  await operator.accept();
  await operator.said("我撑不住了").waitFor();
  await operator.end();
  await operator.finish();
}

async function lifts(supervisor) {
  const { page, dialog } = supervisor;
  await supervisor.goes("限制名单", "督导台");
  await page.getByText("反复辱骂，已两次提醒").waitFor();
  await supervisor.look("blocks");
  await supervisor.button("解除").click();
  await dialog.getByLabel("解除的理由").fill("已谈过，愿意遵守约定");
  await supervisor.look("block-lift");
  await dialog.getByRole("button", { name: "解除" }).click();
  await page.getByText(/解除：已谈过，愿意遵守约定/).waitFor();
}

const NUMBER = "13900002222";

async function opensPhone(operator) {
  await operator.page.keyboard.press("Alt+o");
  await operator.dialog.getByLabel("对方号码").fill(NUMBER);
  await operator.dialog.getByRole("button", { name: "开始记录" }).click();
  await operator.page.getByText("电话会话：对话在电话中进行").waitFor();
}

async function blockedNumber({ origin }, operator) {
  await opensPhone(operator);
  await operator.page.waitForURL(/session=/);
  const session = new URL(operator.page.url()).searchParams.get("session");
  const token = await signedIn(origin, SUPERVISOR.username);
  const block = { id: crypto.randomUUID(), hours: 1, reason: "反复骚扰" };
  const { status, body } = await ask(origin, "POST", `sessions/${session}/block`, { token, body: block });
  assert.ok(status < 300, JSON.stringify(body));
  await operator.end();
  await operator.finish();
  await opensPhone(operator);
  await operator.dialog.getByText(/这个号码被限制到/).waitFor();
  await operator.look("phone-blocked");
  await operator.dialog.getByRole("button", { name: "知道了" }).click();
  await operator.end();
  await operator.finish();
}
