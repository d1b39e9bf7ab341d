// What the ledgers are counted by: the rules, which hold from a day on, and since when somebody is employed.
import assert from "node:assert/strict";
import { ADMINISTRATOR, OPERATOR, SYSTEM } from "../lib/centre.mjs";

export const name = "ledgers: rules and employment";

export async function travel(journey, centre) {
  await journey.on(centre.open());
  await journey.step("rules hold from a day on, never from a day gone by", () => rules(journey));
  await journey.step("the administrator writes down since when somebody is employed", () =>
    employment(journey),
  );
}

async function rules(journey) {
  const system = await journey.staff(SYSTEM);
  const { page, dialog } = system;
  await system.signIn();
  await system.goes("设置");
  await system.button("新增一版").click();
  await dialog.getByLabel("生效日期").fill("2020-01-01");
  await dialog.getByLabel("每月督导（次）").fill("2");
  system.person.mayComplain(/422/);
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.getByText("规则不能从过去的日子开始改变。").waitFor();
  await dialog.getByText("这一项没有被接受，请检查。").waitFor();
  await system.look("ledger-rules-new");
  await dialog.getByLabel("生效日期").fill("2099-01-01");
  await dialog.getByRole("button", { name: "保存" }).click();
  await page.getByText("2099年1月1日").waitFor();
  await page.getByText("2099年1月1日").scrollIntoViewIfNeeded();
  await system.look("ledger-rules");
}

async function employment(journey) {
  const administrator = await journey.staff(ADMINISTRATOR);
  const { page, dialog } = administrator;
  await administrator.signIn();
  const opens = async () => {
    await administrator.button(`更多操作 ${OPERATOR.name}`).click();
    await page.getByRole("menuitem", { name: "任职信息" }).click();
    await dialog.getByLabel("提醒邮箱").waitFor();
  };
  await opens();
  await dialog.getByLabel("任职开始日期").fill("2025-03-01");
  await dialog.getByLabel("提醒邮箱").fill("zhou.min@example.org");
  await administrator.button("添加请假").click();
  await dialog.getByLabel("首日 1").fill("2026-02-10");
  await dialog.getByLabel("末日 1").fill("2026-02-01");
  await dialog.getByText("末日不能早于首日").waitFor();
  await administrator.look("employment");
  await dialog.getByLabel("末日 1").fill("2026-02-20");
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.waitFor({ state: "detached" });
  await opens();
  assert.equal(await dialog.getByLabel("提醒邮箱").inputValue(), "zhou.min@example.org");
  assert.equal(await dialog.getByLabel("末日 1").inputValue(), "2026-02-20");
}
