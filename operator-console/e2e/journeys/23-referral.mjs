// From the caller's words to "attended" shown to the operator: referred from the talk, what leaves shown before it leaves,
// answered at the hospital's desk, the person's whole way with whoever answers for them.
import assert from "node:assert/strict";
import { OPERATOR, SUPERVISOR } from "../lib/centre.mjs";
import { COUNTY, county, DUTY, HOSPITAL, SITUATION, TOWNSHIP } from "../lib/county.mjs";

export const name = "referral";

const CARE = "转介";

export async function travel(journey, centre) {
  const { origin } = await journey.on(centre.open());
  await county(origin);
  const [operator, duty, caller] = [
    await journey.staff(OPERATOR),
    await journey.staff(DUTY),
    await journey.caller(),
  ];
  await operator.startShift();
  await caller.entersQuietly();
  await operator.accept();
  await journey.step("referred from the talk; what leaves is shown first", () => refers(operator, caller));
  await journey.step("the hospital's duty officer finds it in the inbox", () => inbox(duty));
  await journey.step("accepts; the operator sees it on the session", () => accepts(duty, operator));
  await journey.step("the person comes", () => attended(duty, operator));
  await journey.step("the outcome comes back to the operator", () => outcome(duty, operator));
  const supervisor = await journey.staff(SUPERVISOR);
  await journey.step("the supervisor reads the whole way, with who answered for the person", () =>
    wholeWay(supervisor),
  );
}

const strip = ({ page }) => page.getByTestId("session-referrals");

async function refers(operator, caller) {
  const { page, dialog } = operator;
  await page.keyboard.press("Alt+u");
  await dialog.getByLabel("情况", { exact: true }).waitFor();
  await dialog.getByRole("button", { name: "确认转介" }).click();
  await dialog.getByText(/请填写.*情况/).waitFor();
  await dialog.getByLabel("情况", { exact: true }).fill(SITUATION);
  await dialog.getByLabel("姓名", { exact: true }).fill("李明");
  await dialog.getByLabel("电话", { exact: true }).fill("13900139000");
  await dialog.getByLabel("把电话告知接收方").check();
  await operator.choose(dialog.getByLabel("居住地区"), `${COUNTY} ${TOWNSHIP}`);
  await dialog.getByLabel("本人同意", { exact: true }).check();
  await dialog
    .getByText(new RegExp(`${HOSPITAL} · 默认`))
    .first()
    .waitFor();
  const leaves = dialog.getByRole("region", { name: "这些将离开本机构" });
  await leaves.getByText(SITUATION).waitFor();
  await leaves.getByText("13900139000").waitFor();
  assert.equal(await leaves.getByText("李明").count(), 0, "the name stays in the house");
  await leaves.getByText(`发给：${HOSPITAL}。`).waitFor();
  await caller.says("我该怎么办");
  await operator.said("我该怎么办").waitFor();
  await leaves.scrollIntoViewIfNeeded();
  await operator.look("refer");
  await dialog.getByRole("button", { name: "确认转介" }).click();
  await strip(operator).getByText(`转介至 ${HOSPITAL}`).waitFor();
  await strip(operator).getByText("等待答复").waitFor();
  await operator.look("referred");
  await page.keyboard.press("Alt+u");
  await dialog.getByText("这个会话已经转介过").waitFor();
  await operator.closes();
}

async function inbox(duty) {
  const { page } = duty;
  await duty.signIn();
  await duty.goes("转介单", CARE);
  await duty.row("热线").getByText("等待答复").waitFor();
  await duty.look("inbox");
  await duty.row("热线").getByRole("link").first().click();
  await page.getByText(SITUATION).waitFor();
  assert.equal(await page.getByText("李明").count(), 0, "nothing that stayed in the house");
  await duty.look("referral-sent");
}

async function accepts(duty, operator) {
  const { page, dialog } = duty;
  await duty.button("不能接收").click();
  await dialog.getByLabel("没有床位").check();
  await dialog.getByRole("button", { name: "取消" }).click();
  await duty.button("已收到").click();
  await page.getByText("对方已收到").first().waitFor();
  await duty.button("同意接收").click();
  await page.getByText("已同意接收").first().waitFor();
  await strip(operator).getByText("已同意接收").waitFor({ timeout: 30_000 });
}

async function attended(duty, operator) {
  await duty.button("本人已到达").click();
  await duty.page.getByText("已到达").first().waitFor();
  await strip(operator).getByText("已到达").waitFor({ timeout: 30_000 });
  await operator.look("attended");
}

async function outcome(duty, operator) {
  const { page, dialog } = duty;
  await duty.button("填写结果").click();
  await dialog.getByLabel("已住院").check();
  await dialog.getByRole("button", { name: "填写结果" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("已完成 · 已住院").first().waitFor();
  await strip(operator).getByText("已完成 · 已住院").waitFor({ timeout: 30_000 });
  await operator.look("outcome");
}

async function wholeWay(supervisor) {
  const { page } = supervisor;
  await supervisor.signIn();
  await supervisor.goes("线索", CARE);
  await supervisor.row("热线会话").getByText("已接收").waitFor();
  await supervisor.look("cases");
  await supervisor.row("热线会话").getByRole("link").first().click();
  await page.getByText("李明").waitFor();
  await page.getByRole("region", { name: "现在由谁负责" }).getByText(`接收机构 · ${HOSPITAL}`).waitFor();
  const way = page.getByRole("region", { name: "经过" });
  await way
    .getByText(new RegExp(`由接线员 · ${OPERATOR.name}负责`))
    .first()
    .waitFor();
  await way.getByText("转介已发出").first().waitFor();
  await supervisor.look("case");
  await supervisor.goes("转介单", CARE);
  await page.getByText("没有需要催办的转介").waitFor();
}
