// A department writes down that somebody of its area may be ill, and sees no more than that; a hospital reports a diagnosis
// of its own, and the county's office reviews it.
import assert from "node:assert/strict";
import { ATTENDING, COUNTY, county, HOSPITAL, LIAISON, OFFICE, TOWNSHIP } from "../lib/county.mjs";

export const name = "cases";

const CARE = "转介";

export async function travel(journey, centre) {
  const { origin } = await journey.on(centre.open());
  await county(origin);
  const liaison = await journey.staff(LIAISON);
  await journey.step("the police write one down, of their own area", () => police(liaison));
  const attending = await journey.staff(ATTENDING);
  await journey.step("a hospital reports what it diagnosed itself", () => reports(attending));
  const office = await journey.staff(OFFICE);
  await journey.step("the county's office reviews it", () => reviews(office));
}

async function police(liaison) {
  const { page, dialog } = liaison;
  await liaison.signIn();
  await liaison.goes("线索");
  await page.getByText("没有线索。").waitFor();
  await liaison.look("cases-empty");
  await liaison.button("新写线索").click();
  await dialog.getByLabel("情况", { exact: true }).fill("在街上自言自语，追打路人");
  await dialog.getByLabel("危险", { exact: true }).fill("手里有木棍");
  await dialog.getByText("更多情况").click();
  await dialog.getByLabel("监护人", { exact: true }).fill("张建国，父亲");
  await dialog.getByLabel("把监护人告知接收方").check();
  await liaison.choose(dialog.getByLabel("居住地区"), `${COUNTY} ${TOWNSHIP}`);
  await dialog.getByLabel("法定职责").check();
  await dialog
    .getByText(new RegExp(`${HOSPITAL} · 默认`))
    .first()
    .waitFor();
  await liaison.look("case-form");
  await dialog.getByRole("button", { name: "确认转介" }).click();
  await dialog.waitFor({ state: "detached" });
  await liaison.row("公安").getByText("待接收").waitFor();
  await liaison.row("公安").getByRole("link").first().click();
  await page.getByText("在街上自言自语，追打路人").waitFor();
  assert.equal(await page.getByRole("region", { name: "经过" }).count(), 0);
  await liaison.look("case-liaison");
}

async function reports(attending) {
  const { page, dialog } = attending;
  await attending.signIn();
  await attending.goes("线索", CARE);
  await attending.button("发病报告").click();
  await dialog.getByLabel("双相障碍").check();
  await dialog.getByLabel("诊断依据").fill("两次住院，本次躁狂发作");
  await dialog.getByLabel("情况", { exact: true }).fill("门诊确诊，回街道居住");
  await dialog.getByLabel("姓名", { exact: true }).fill("王芳");
  await dialog.getByLabel("把姓名告知接收方").check();
  await attending.choose(dialog.getByLabel("居住地区"), `${COUNTY} ${TOWNSHIP}`);
  await attending.look("case-report");
  await dialog.getByRole("button", { name: "提交报告" }).click();
  await dialog.waitFor({ state: "detached" });
  await page
    .getByText(/等待县精防办审核/)
    .first()
    .waitFor();
}

async function reviews(office) {
  const { page, dialog } = office;
  await office.signIn();
  await office.goes("线索", CARE);
  await office.row("发病报告").getByText("县精防办", { exact: true }).waitFor();
  await office.row("发病报告").getByRole("link").first().click();
  await page.getByText("门诊确诊，回街道居住").waitFor();
  await page.getByRole("button", { name: "审核", exact: true }).click();
  await dialog.getByText("退回", { exact: true }).click();
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.getByText(/请填写.*意见/).waitFor();
  await office.look("case-review");
  await dialog.getByText("审核通过", { exact: true }).click();
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("审核通过").first().waitFor();
  await office.look("case-reviewed");
}
