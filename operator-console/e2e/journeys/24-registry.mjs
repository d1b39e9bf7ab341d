// A diagnosed case becomes a patient: registered once and by whoever keeps the file, corrected, followed; departments are told
// when it is dangerous; and the hotline knows whom to hand the caller on to, and nothing else.
import assert from "node:assert/strict";
import { SECOND, SYSTEM } from "../lib/centre.mjs";
import { CLERK, CLINIC, county, HOSPITAL } from "../lib/county.mjs";
import { governanceIsThere, PERSON, personIsDiagnosed } from "../lib/registry.mjs";

export const name = "registry";

const CARE = "转介";
const REGISTRY = "登记管理";

export async function travel(journey, centre) {
  const { origin } = await journey.on(centre.open());
  const place = await county(origin);
  await personIsDiagnosed(origin, place);
  const clerk = await journey.staff(CLERK);
  clerk.person.mayComplain(/status of (409|422)/);
  await journey.step("nobody is registered before somebody registers", () => nobody(clerk));
  await journey.step("a clerk registers the person of a diagnosed case", () => registers(clerk));
  await journey.step("the file is corrected, and consent is given", () => corrects(clerk));
  await journey.step("what they did is entered, and a mistake withdrawn", () => harms(clerk));
  await journey.step("a department that is not there cannot be told", () => nobodyToTell(clerk));
  await governanceIsThere(origin, SYSTEM, place.township);
  await journey.step("now it is told", () => tells(clerk));
  await personIsDiagnosed(origin, place);
  await journey.step("nobody is registered twice", () => twice(clerk));
  const operator = await journey.staff(SECOND);
  await journey.step("they call, and the operator learns who follows up", () => calls(operator));
  await journey.step("who follows up looks at the call", () => looksAtCall(clerk));
  await journey.step("they are lost", () => lost(clerk));
}

async function nobody(clerk) {
  const { page } = clerk;
  await clerk.signIn();
  await clerk.goes("在册患者", REGISTRY);
  await page.getByText("还没有登记的患者。").waitFor();
  await clerk.look("patients-empty");
}

async function toRegistering(clerk) {
  await clerk.goes("线索", CARE);
  await clerk.row("已诊断").getByRole("link").first().click();
  await clerk.button("登记").click();
  await clerk.page.getByRole("heading", { name: /^登记线索/ }).waitFor();
}

async function registers(clerk) {
  const { page } = clerk;
  await toRegistering(clerk);
  await page.getByRole("button", { name: "登记", exact: true }).click();
  await page
    .getByText(/请填写.*姓名/)
    .first()
    .waitFor();
  await clerk.look("register-refused");
  await page.getByLabel("姓名", { exact: true }).fill(PERSON.name);
  await page.getByLabel("出生日期").fill(PERSON.born);
  await page.getByText("女", { exact: true }).click();
  await page.getByLabel("证件号码").fill(PERSON.card);
  await page.getByText("没有找到相同的人，可以登记。").waitFor();
  await page.getByLabel("本人电话").fill("13600006666");
  await page.getByLabel("现住址").fill(PERSON.address);
  await page.getByText("本地户籍", { exact: true }).click();
  await page.getByLabel("监护人姓名").fill(PERSON.guardian);
  await page.getByLabel("与本人关系").fill("父亲");
  await page.getByLabel("监护人电话").fill("13700008888");
  await clerk.button("添加联系人").click();
  await page.getByLabel("联系人 1 姓名").fill("何主任");
  await page.getByLabel("联系人 1 关系").fill("村干部");
  await page.getByLabel("联系人 1 电话").fill("13700009999");
  await page.getByLabel("首次发病日期").fill("2015-06-01");
  await page.getByLabel("既往治疗和住院").fill("两次住院");
  await page.getByLabel("既往危险行为").fill("曾砸毁门窗");
  await clerk.button("添加药物").click();
  await page.getByLabel("药物 1", { exact: true }).fill("奥氮平");
  await page.getByLabel("药物 1 晚 (mg)").fill("10");
  await page.getByLabel(/^3 级：/).check();
  await clerk.choose(page.getByLabel("管理机构", { exact: true }), CLINIC);
  await clerk.choose(page.getByLabel("随访人员", { exact: true }), new RegExp(CLERK.name));
  await clerk.look("register");
  await page.getByRole("button", { name: "登记", exact: true }).click();
  await page.getByRole("heading", { name: new RegExp(PERSON.name) }).waitFor();
  await page.getByText("精神分裂症").waitFor();
  await page.getByText("早 0 中 0 晚 10 mg").waitFor();
  await page.getByText("○在册").waitFor();
  await page.getByText(/^已登记，编号/).waitFor({ state: "detached" });
  await clerk.look("patient");
}

async function corrects(clerk) {
  const { page, dialog } = clerk;
  await clerk.button("更正档案").click();
  await dialog.getByLabel("本人电话").fill(PERSON.phone);
  await clerk.look("patient-correct");
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText(PERSON.phone).waitFor();
  await clerk.button("知情同意").click();
  await dialog.getByText("同意", { exact: true }).click();
  await dialog.getByText("监护人", { exact: true }).click();
  await dialog.getByLabel("日期").fill("2026-01-02");
  await clerk.look("patient-consent");
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("监护人同意，2026-01-02").waitFor();
  await page.getByText("●在管").waitFor();
}

async function enters(clerk, { kind, injured = "0", account }) {
  const { dialog } = clerk;
  await clerk.button("登记肇事肇祸").click();
  await clerk.choose(dialog.getByLabel("类别"), kind);
  await clerk.choose(dialog.getByLabel("由谁告知"), "家属");
  await dialog.getByLabel("发生时间").fill("2026-01-03T20:15");
  await dialog.getByLabel("受伤人数").fill(injured);
  await dialog.getByLabel("经过").fill(account);
}

async function harms(clerk) {
  const { page, dialog } = clerk;
  await enters(clerk, { kind: "自杀未遂", injured: "1", account: "写错的一条" });
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.getByText("伤亡人数与事件类别不符。").waitFor();
  await clerk.look("harm-refused");
  await dialog.getByLabel("受伤人数").fill("0");
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.waitFor({ state: "detached" });
  await enters(clerk, { kind: "肇事", injured: "1", account: "持棍打伤邻居一人" });
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.waitFor({ state: "detached" });
  const card = page.getByRole("region", { name: "肇事肇祸" });
  await card.getByText("受伤 1 人，死亡 0 人").waitFor();
  await card.getByRole("button", { name: /^撤回 自杀未遂/ }).click();
  await dialog.getByRole("button", { name: "撤回" }).click();
  await card.getByText(/已撤回/).waitFor();
}

async function nobodyToTell(clerk) {
  const { page, dialog } = clerk;
  const card = page.getByRole("region", { name: "告知部门" });
  await card.getByText("等待签收").waitFor();
  await card.getByText("还没有告知：综治/政法委").waitFor();
  await clerk.look("patient-owed");
  await card.getByRole("button", { name: "现在告知" }).click();
  await dialog.getByRole("button", { name: "现在告知" }).click();
  const refused = page.getByText("当地还没有登记该部门的机构。");
  await refused.waitFor();
  await refused.waitFor({ state: "detached" });
  await clerk.goes("在册患者", REGISTRY);
  await page.getByText("待告知部门", { exact: true }).click();
  await clerk.row("综治/政法委").getByText(CLINIC).waitFor();
  await clerk.look("patients-owed");
  await clerk.row("综治/政法委").getByRole("link").click();
}

async function tells(clerk) {
  const { page, dialog } = clerk;
  const card = page.getByRole("region", { name: "告知部门" });
  await card.getByRole("button", { name: "现在告知" }).click();
  await dialog.getByText("不含诊断、用药和通话内容").waitFor();
  await clerk.look("patient-tell");
  await dialog.getByRole("button", { name: "现在告知" }).click();
  await card.getByText("河堤街道综治中心").waitFor();
  assert.equal(await card.getByText("还没有告知").count(), 0);
}

async function twice(clerk) {
  const { page } = clerk;
  await toRegistering(clerk);
  await page.getByLabel("姓名", { exact: true }).fill(PERSON.name);
  await page.getByLabel("出生日期").fill(PERSON.born);
  await page.getByText(/是另一个人$/).waitFor();
  await clerk.look("register-alike");
  await page.getByLabel("证件号码").fill(PERSON.card);
  await page.getByText(/就是同一个人，不能重复登记/).waitFor();
  await page.getByRole("link", { name: "打开线索" }).click();
  await clerk.button("放弃修改并离开").click();
  await page.getByRole("heading", { name: /^线索/ }).waitFor();
}

async function calls(operator) {
  const { page, dialog } = operator;
  await operator.startShift();
  await page.keyboard.press("Alt+o");
  await dialog.getByLabel("对方号码").fill(PERSON.phone);
  await operator.button("开始记录").click();
  const strip = page.getByTestId("caller-in-registry");
  await strip.getByText(new RegExp(`在管 · ${CLINIC} ${CLERK.name}`)).waitFor();
  for (const word of [PERSON.name, "精神分裂症", "危险性", HOSPITAL])
    assert.equal(await strip.getByText(word).count(), 0, `not for the hotline: ${word}`);
  await operator.look("caller-in-registry");
}

async function looksAtCall(clerk) {
  const { page } = clerk;
  await clerk.goes("在册患者", REGISTRY);
  await page.getByText("全部", { exact: true }).click();
  await clerk.row(PERSON.name).getByText("新来电 2").waitFor({ timeout: 90_000 });
  await clerk.look("patients");
  await clerk.row(PERSON.name).getByRole("link").click();
  const card = page.getByRole("region", { name: "拨打热线" });
  await card
    .getByRole("button", { name: /^已查看/ })
    .first()
    .click();
  await card.getByText(new RegExp(`${CLERK.name} .* 已查看`)).waitFor();
}

async function lost(clerk) {
  const { page, dialog } = clerk;
  await clerk.button("变更状态").click();
  await dialog.getByText("死亡", { exact: true }).click();
  await dialog.getByText("登记死亡后档案不再变动").waitFor();
  await clerk.look("patient-status");
  await dialog.getByText("失访", { exact: true }).click();
  await dialog.getByLabel("日期").fill("2026-01-04");
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("2026-01-04 起失访").waitFor();
  await clerk.look("patient-lost");
}
