// One person's whole way: from a first line at the edge to the team at the door, the hospital that takes over, the diagnosis,
// the registration and the first follow-up at home; and the operator who answered sees that they came.
import assert from "node:assert/strict";
import { OPERATOR } from "../lib/centre.mjs";
import {
  CLERK,
  CLINIC,
  COUNTY,
  county,
  GENERAL,
  GENERAL_MAIL,
  HOSPITAL,
  joins,
  TOWNSHIP,
} from "../lib/county.mjs";
import { BY_MAIL, crisisTeam, LEAD, LEAD_MAIL, NURSE } from "../lib/crisis-team.mjs";
import { MailServer } from "../lib/mail.mjs";
import { linkIn } from "../lib/receiver.mjs";
import { answers as answersTo, fillsIn } from "../lib/visits.mjs";

export const name = "whole way";

const CARE = "转介";
const REGISTRY = "登记管理";
const PLACE = "江滩 3 号门，长椅旁";
const SITUATION = "江边劝回，两周睡不着，听见有人骂他";
const PERSON = { name: "李明", born: "1990-05-01", card: "110101199005010012", phone: "13900139000" };
const PSYCHIATRIST = {
  name: "许医生",
  username: "xu.yisheng",
  badge: "86",
  roles: ["physician"],
  languages: ["zh-CN"],
  gender: null,
  grade: "full",
};

export async function travel(journey, centre) {
  const mail = await MailServer.open();
  try {
    await goesTheWay(journey, await journey.on(centre.open(mail.settings)), mail);
  } finally {
    mail.close();
  }
}

async function goesTheWay(journey, { origin }, mail) {
  const place = await county(origin);
  await joins(origin, place.general, PSYCHIATRIST, { word: "psychiatrist", rank: "attending" });
  await crisisTeam(origin, BY_MAIL, place.county);
  const [operator, caller] = [await journey.staff(OPERATOR), await journey.caller()];
  await operator.startShift();
  await journey.step("a first line at the edge", () => firstLine(operator, caller));
  const number = await journey.step("the team is asked for, and the talk goes on", () =>
    asksTeam(operator, caller),
  );
  const [lead, nurse] = [await journey.phone(LEAD), await journey.phone(NURSE)];
  await journey.step("the team answers from their phones, arrives, meets the person", () =>
    teamComes(operator, lead, nurse, mail, number),
  );
  const desk = await journey.staff(LEAD);
  await journey.step("the lead hands the person over to a hospital", () => handsOver(desk, lead, number));
  const receiver = await journey.receiver({ name: "区医院值班" });
  await journey.step("the hospital answers on its signed page", () => answers(receiver, mail));
  await journey.step("the operator sees that they came", () => cameIsSeen(operator));
  await journey.step("the outcome, on the same page", () => outcome(receiver, operator));
  const psychiatrist = await journey.staff(PSYCHIATRIST);
  await journey.step("a psychiatrist diagnoses", () => diagnoses(psychiatrist));
  const clerk = await journey.staff(CLERK);
  await journey.step("only now is there a patient", () => registers(clerk));
  const visiting = await journey.staff(CLERK, { seat: "phone", hasTouch: true });
  await journey.step("the first follow-up, on a phone at the door", () => visits(visiting));
}

async function firstLine(operator, caller) {
  await caller.entersQuietly("我在江边，想跳下去");
  await operator.offer.waitFor();
  await operator.offer.getByText("提到“跳下去”").waitFor();
  await operator.accept();
  await caller.sees(/正在和你聊/);
  await operator.say("我在，先离水远一点，坐下来好吗");
  await caller.said("我在，先离水远一点，坐下来好吗").waitFor();
}

const glanceOf = ({ page }) => page.getByTestId("glance");

async function asksTeam(operator, caller) {
  const { page, dialog } = operator;
  await page.keyboard.press("Alt+g");
  await dialog.getByLabel("地点", { exact: true }).fill(PLACE);
  await operator.choose(dialog.getByLabel("地区"), COUNTY);
  await dialog.getByLabel("生命危险，来不及取得同意").check();
  await dialog.getByLabel("路上和现场的危险").fill("水边");
  await operator.look("whole-way-asks");
  await caller.says("我坐下了");
  await operator.said("我坐下了").waitFor();
  await dialog.getByRole("button", { name: "派出危机干预队" }).click();
  await glanceOf(operator).getByText("呼叫中", { exact: true }).waitFor();
  await operator.look("whole-way-asked");
  return glanceOf(operator)
    .getByText(/^20\d\d-\d{4}$/)
    .innerText();
}

const pageLinkIn = (words) => /https?:\/\/\S+#p=[\w.~-]+/.exec(words)?.[0] ?? "";

async function teamComes(operator, lead, nurse, mail, number) {
  await lead.opensLink(pageLinkIn(await mail.letterTo(LEAD_MAIL, (words) => words.includes(number))));
  await lead.button("确认接警，我出动").click();
  await lead.sees("已确认，谢谢");
  await nurse.open();
  await nurse.signsIn();
  await nurse.button("确认接警，我出动").click();
  await glanceOf(operator).getByText("队伍已到齐", { exact: true }).waitFor();
  await lead.button("登录查看").click();
  await lead.signsIn();
  await lead.opensDispatch(number);
  await lead.sees(PLACE);
  await lead.button("出发").click();
  await lead.button("已到现场").click();
  await lead.button("记住了").click();
  await lead.saysSafe();
  await lead.button("已接触到求助者").click();
  await lead.button("决定处置").waitFor();
  await lead.look("whole-way-met");
}

async function handsOver(desk, lead, number) {
  const { page, dialog } = desk;
  await lead.button("决定处置").click();
  await lead.page.locator("footer").getByLabel("紧急住院").check();
  await lead.page.locator("footer").getByRole("button", { name: "提交" }).click();
  await lead.button("交接").click();
  await lead.page.getByLabel(/交给谁/).fill(`${GENERAL} 急诊`);
  await lead.page.locator("footer").getByRole("button", { name: "交接" }).click();
  await lead.page.getByText("谁接收的").waitFor();
  await desk.signIn();
  await page.getByRole("link", { name: number }).click();
  await page.getByText(PLACE).waitFor();
  await page.keyboard.press("Alt+u");
  await dialog.getByLabel("情况", { exact: true }).fill(SITUATION);
  await dialog.getByLabel("姓名", { exact: true }).fill(PERSON.name);
  await dialog.getByLabel("把姓名告知接收方").check();
  await dialog.getByLabel("电话", { exact: true }).fill(PERSON.phone);
  await livesIn(desk);
  await dialog.getByLabel("生命危险，来不及取得同意").check();
  await dialog.getByText("绿色通道", { exact: true }).click();
  await dialog.getByLabel("伤害自己的危险").check();
  await dialog.getByRole("button", { name: `不询问 ${HOSPITAL}` }).click();
  const leaves = dialog.getByRole("region", { name: "这些将离开本机构" });
  await leaves.getByText(PERSON.name).waitFor();
  assert.equal(await leaves.getByText(PERSON.phone).count(), 0, "the number stays in the house");
  await desk.look("whole-way-refer");
  await dialog.getByRole("button", { name: "确认转介" }).click();
  await dialog.waitFor({ state: "detached" });
}

const livesIn = (desk) => desk.choose(desk.dialog.getByLabel("居住地区"), `${COUNTY} ${TOWNSHIP}`);

const strip = ({ page }) => page.getByTestId("session-referrals");

async function answers(receiver, mail) {
  await receiver.page.goto(linkIn(await mail.letterTo(GENERAL_MAIL)));
  await receiver.sees(SITUATION);
  await receiver.button("同意接收").click();
  await receiver.sees("已同意接收");
  await receiver.button("本人已到达").click();
  await receiver.page.getByLabel("留观").waitFor();
}

async function cameIsSeen(operator) {
  await strip(operator).getByText("已到达").waitFor({ timeout: 30_000 });
  await operator.look("whole-way-attended");
}

async function outcome(receiver, operator) {
  await receiver.page.getByLabel("留观").check();
  await receiver.button("提交结果").click();
  await receiver.sees("现在没有需要答复的");
  await strip(operator).getByText("已完成 · 留观").waitFor({ timeout: 30_000 });
}

async function diagnoses(psychiatrist) {
  const { page, dialog } = psychiatrist;
  await psychiatrist.signIn();
  await psychiatrist.goes("线索", CARE);
  await page.getByRole("row").filter({ hasText: "出动" }).getByRole("link").first().click();
  await page.getByText(SITUATION).waitFor();
  await psychiatrist.button("诊断").click();
  await dialog.getByLabel("精神分裂症", { exact: true }).check();
  await dialog.getByLabel("诊断依据").fill("言语性幻听，病程两年");
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("已诊断").first().waitFor();
  await psychiatrist.look("whole-way-diagnosed");
}

async function registers(clerk) {
  const { page } = clerk;
  await clerk.signIn();
  await clerk.goes("在册患者", REGISTRY);
  await page.getByText("还没有登记的患者。").waitFor();
  await clerk.goes("线索", CARE);
  await clerk.row("已诊断").getByRole("link").first().click();
  await clerk.button("登记").click();
  await page.getByRole("heading", { name: /^登记线索/ }).waitFor();
  await page.getByLabel("姓名", { exact: true }).fill(PERSON.name);
  await page.getByLabel("出生日期").fill(PERSON.born);
  await page.getByText("男", { exact: true }).click();
  await page.getByLabel("证件号码").fill(PERSON.card);
  await page.getByText("本地户籍", { exact: true }).click();
  await page.getByText("没有", { exact: true }).first().click();
  await clerk.choose(page.getByLabel("管理机构", { exact: true }), CLINIC);
  await clerk.choose(page.getByLabel("随访人员", { exact: true }), new RegExp(CLERK.name));
  await page.getByText("没有找到相同的人，可以登记。").waitFor();
  await page.getByRole("button", { name: "登记", exact: true }).click();
  await page.getByRole("heading", { name: new RegExp(PERSON.name) }).waitFor();
  await page.getByText("精神分裂症").first().waitFor();
  await clerk.look("whole-way-patient");
}

async function visits(visiting) {
  const { page } = visiting;
  await visiting.signIn();
  await visiting.goes("患者随访", REGISTRY);
  await page.getByRole("link", { name: `填写 ${PERSON.name} 的随访` }).click();
  await fillsIn(visiting);
  await page
    .getByRole("status", { name: "建议分类" })
    .getByText(/^●?稳定$/)
    .waitFor();
  await answersTo(visiting, "本次分类", "稳定");
  await visiting.button("提交随访").click();
  await page.getByRole("heading", { name: "随访已提交" }).waitFor();
  await page.getByText(/^下次随访：20\d\d-\d\d-\d\d$/).waitFor();
  await visiting.look("whole-way-visited");
}
