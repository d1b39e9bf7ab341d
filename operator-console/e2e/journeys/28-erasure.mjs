// A caller asks to be erased: the privacy officer finds them by number, sees numbers and dates only, what has to be closed
// first, and what goes; types the session's number, and everybody sees afterwards that it is gone.
import assert from "node:assert/strict";
import { hire, OPERATOR, SUPERVISOR } from "../lib/centre.mjs";
import { PRIVACY } from "../lib/registry.mjs";

export const name = "erasure";

const NUMBER = "139 0013 9000";
const WORDS = "说起小时候住在江边";

export async function travel(journey, centre) {
  const { origin } = await journey.on(centre.open());
  await hire(origin, PRIVACY);
  const operator = await journey.staff(OPERATOR);
  await operator.startShift();
  await journey.step("somebody calls", () => calls(operator));
  const officer = await journey.staff(PRIVACY);
  await journey.step("the officer finds them by their number", () => finds(officer));
  await journey.step("nothing can be erased while anything is open", () => hindered(officer));
  await operator.end();
  await operator.finish();
  const session = await journey.step("it is shown what goes, and is erased", () => erases(officer));
  await journey.step("it stands in the register", () => register(officer));
  const supervisor = await journey.staff(SUPERVISOR);
  await journey.step("whoever opens the record sees that it is gone", () => gone(supervisor, session));
}

async function calls(operator) {
  const { page, dialog } = operator;
  await page.keyboard.press("Alt+o");
  await dialog.getByLabel("对方号码").fill(NUMBER);
  await operator.button("开始记录").click();
  await page.getByText(/电话会话：对话在电话中进行/).waitFor();
  await operator.button("完成评估").waitFor();
  await page.keyboard.press("Alt+n");
  await page.getByLabel(/^私人笔记/).fill(WORDS);
  await operator.button("添加笔记").click();
  await page.getByText(WORDS).first().waitFor();
}

const sought = ({ page }) => page.getByLabel("会话编号、档案链接，或来电号码");

async function finds(officer) {
  const { page, person } = officer;
  await officer.signIn();
  await officer.goes("永久删除");
  await page.getByText("还没有删除过").waitFor();
  await officer.button("查看会删除什么").click();
  await page.getByText("请填写完整的会话编号").waitFor();
  await officer.look("erasures-empty");
  person.mayComplain(/404/);
  await sought(officer).fill("139 0000 0000");
  await officer.button("查看会删除什么").click();
  await page.getByText("没有这个号码的会话").waitFor();
  await sought(officer).fill(NUMBER);
  await officer.button("查看会删除什么").click();
  await page.getByRole("heading", { name: /^会话 .* 的来电者$/ }).waitFor();
  assert.ok(!page.url().includes("139"), "no number in an address");
}

async function hindered(officer) {
  const { page } = officer;
  await page.getByText(/^会话 .* 还没有关闭$/).waitFor();
  assert.ok(!(await page.content()).includes(WORDS), "no word of theirs");
  await officer.look("erasure-hindered");
  await officer.button("永久删除").click({ force: true });
  await page
    .getByText(/还有事情没有结束，现在不能删除这位来电者/)
    .first()
    .waitFor();
}

async function erases(officer) {
  const { page } = officer;
  await page
    .getByText(/还没有关闭/)
    .first()
    .waitFor({ state: "hidden", timeout: 30_000 });
  await page.getByText("还有事情没有结束").first().waitFor({ state: "hidden" });
  await officer.look("erasure-plan");
  const [session] = /[0-9a-f-]{36}/.exec(page.url());
  const number = session.slice(-8).toUpperCase();
  await officer.button("永久删除").click();
  await page.getByText(/请填写.*依据/).waitFor();
  await page.getByText(`请输入 ${number}`).waitFor();
  await page.getByLabel("本人要求删除").check();
  await page.getByLabel(`输入会话编号 ${number} 以确认`).fill(number);
  await officer.button("永久删除").click();
  await page.getByText(new RegExp(`${PRIVACY.name} .* 删除`)).waitFor();
  await page.getByText(/已从数据库文件中擦除/).waitFor({ timeout: 60_000 });
  await page.getByText(/持有备份和密钥文件的人还能读/).waitFor();
  await officer.look("erasure-done");
  return session;
}

async function register(officer) {
  await officer.goes("永久删除");
  await officer.row("本人要求删除").getByText(PRIVACY.name).waitFor();
  await officer.look("erasures");
  await officer.row("本人要求删除").getByRole("link").click();
  await officer.page.getByText(/已从数据库文件中擦除/).waitFor();
}

async function gone(supervisor, session) {
  const { page } = supervisor;
  await supervisor.signIn();
  await page.getByRole("navigation", { name: "主导航" }).waitFor();
  await supervisor.open(`sessions/${session}`);
  await page.getByText(/内容和号码已于 .* 永久删除/).waitFor();
  await page.getByText("会话编号").waitFor();
  assert.ok(!(await page.content()).includes(WORDS), "nothing of it");
  await supervisor.look("record-erased");
}
