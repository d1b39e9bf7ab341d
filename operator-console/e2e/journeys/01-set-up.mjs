// A stranger sets the centre up with the printed code, hires the first operator, and she begins her shift.
import assert from "node:assert/strict";
import { ADMINISTRATOR, AUDITOR, hire, OPERATOR, SECOND, SUPERVISOR, SYSTEM } from "../lib/centre.mjs";
import { PASSWORD } from "../lib/console.mjs";
import { Program } from "../lib/program.mjs";

export const name = "set-up and accounts";

export async function travel(journey, { folder }) {
  const hotline = await journey.on(Program.start(folder));
  const administrator = await journey.staff(ADMINISTRATOR);
  const { page } = administrator;

  await journey.step("the page of the printed link creates the centre", async () => {
    await administrator.open(`#code=${hotline.setUpCode()}`);
    await page.getByLabel("中心名称").fill("江城心理援助热线");
    await page.getByLabel("热线号码").fill("12356");
    await page.getByLabel("姓名").fill(ADMINISTRATOR.name);
    await page.getByLabel("登录名").fill(ADMINISTRATOR.username);
    await administrator.look("set-up");
    await page.getByLabel("密码", { exact: true }).fill(PASSWORD);
    await page.getByLabel("再次输入密码").fill(PASSWORD);
    await administrator.button("创建并前往登录").click();
    await page.getByRole("heading", { name: "登录工作台" }).waitFor();
    await administrator.look("sign-in");
  });

  const oneTime = await journey.step("an account is made, with a one-time password shown once", async () => {
    await administrator.signIn();
    await page.getByRole("heading", { name: "账号" }).waitFor();
    await administrator.button("新建账号").click();
    const { dialog } = administrator;
    await dialog.getByLabel("姓名").fill(OPERATOR.name);
    await dialog.getByLabel("登录名").fill(OPERATOR.username);
    await dialog.getByLabel("工号").fill(OPERATOR.badge);
    await dialog.getByLabel("英语").check();
    await administrator.choose(dialog.getByLabel("性别"), "女");
    await administrator.look("account-new");
    await dialog.getByRole("button", { name: "保存" }).click();
    const shown = dialog.getByRole("status");
    await shown.waitFor();
    await administrator.look("one-time-password");
    const password = await shown.innerText();
    await administrator.button("已交给本人").click();
    await shown.waitFor({ state: "detached" });
    return password;
  });

  await journey.step("the operator is qualified, with a reason", async () => {
    await administrator.button(`更多操作 ${OPERATOR.name}`).click();
    await page.getByRole("menuitem", { name: "上岗资格" }).click();
    await administrator.dialog.getByLabel("理由").fill("上岗培训合格");
    await administrator.look("qualification");
    await administrator.dialog.getByRole("button", { name: "保存" }).click();
    await page.getByText(/合格（/).waitFor();
    await administrator.look("accounts");
  });

  const operator = await journey.staff(OPERATOR);
  await journey.step("she chooses her own password", async () => {
    await operator.signIn(oneTime);
    await operator.page.getByText("请先设置您自己的密码").waitFor();
    await operator.look("password");
    await operator.page.getByLabel("当前密码").fill(oneTime);
    await operator.page.getByLabel("新密码", { exact: true }).fill(PASSWORD);
    await operator.page.getByLabel("再次输入新密码").fill(PASSWORD);
    await operator.button("修改密码").click();
  });

  await journey.step("her shift begins with a test of the sound", async () => {
    await operator.page.getByRole("heading", { name: "开始值班" }).waitFor();
    await operator.button("试听").click();
    await operator.page.getByText("已启用").waitFor();
    await operator.look("start-of-shift");
    await operator.button("开始值班").click();
    await operator.page.getByText("请从左侧选择一个会话").waitFor();
    await operator.look("empty-desk");
    assert.match(await operator.page.getByRole("banner").innerText(), /江城心理援助热线/);
  });

  await journey.step("she goes off duty", () => operator.chooseState("离开"));
  await journey.step("the others are hired", async () => {
    for (const one of [SECOND, SUPERVISOR, SYSTEM, AUDITOR]) await hire(hotline.origin, one);
  });
}
