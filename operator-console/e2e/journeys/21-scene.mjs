// From the scene to the end, at a desktop: what was decided, the escort, the disposition record and its correction, the
// hand-over, two stable checks, and the receiver who accepts: only then is a dispatch over.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { asked, SUPERVISOR, signedIn } from "../lib/centre.mjs";
import { AREA, crisisTeam, dispatchIsAsked, dispatchNow, LEAD, NURSE } from "../lib/crisis-team.mjs";
import { missingClock } from "../lib/program.mjs";

export const name = "scene to end";
export const missing = missingClock;

export async function travel(journey, centre) {
  const hotline = await journey.on(centre.open());
  const { origin } = hotline;
  const asks = await dispatchIsAsked(origin, await crisisTeam(origin));
  const lead = await journey.staff(LEAD);
  await journey.step("both go; the lead reports until the person is met", () => meets(lead, origin, asks));
  await journey.step("what is decided", () => decides(lead));
  await journey.step("who brought them where", () => escorts(lead));
  await journey.step("the record says what is missing, is written, and corrected", () => records(lead));
  await journey.step("handed over; the receiver accepts, and the checks are still to come", () =>
    handsOver(lead, origin, asks),
  );
  const supervisor = await journey.staff(SUPERVISOR);
  await journey.step("a supervisor reads it whole, and what is outstanding", () => reads(supervisor, asks));
  await journey.step("hours later: two stable checks end it", () => checks(hotline, lead, supervisor, asks));
  await journey.step("it is counted, the drills apart", () => isCounted(supervisor));
}

const card = ({ page }, name) => page.getByRole("region", { name, exact: true });

async function saves(member, fill) {
  await fill(member.dialog);
  await member.dialog.getByRole("button", { name: "保存" }).click();
  await member.dialog.waitFor({ state: "detached" });
}

async function reports(lead, step) {
  await lead.button(step).click();
  await lead.dialog.getByRole("button", { name: step, exact: true }).click();
  await lead.dialog.waitFor({ state: "detached" });
}

async function meets(lead, origin, { dispatch, number }) {
  const nurse = await signedIn(origin, NURSE.username);
  const body = { id: randomUUID() };
  await asked(origin, "POST", `dispatches/${dispatch}/acknowledge`, { token: nurse, body });
  await lead.signIn();
  await lead.button(/^我去出动/).click();
  await lead.page.getByText("您是队长，请查看出动详情").waitFor();
  await lead.page.keyboard.press("Escape");
  await lead.page.getByRole("link", { name: number }).click();
  for (const step of ["队伍出发", "到达现场", "见到本人"]) await reports(lead, step);
  await card(lead, "应急处置记录单")
    .getByText(/^应在 .+ 前填写$/)
    .waitFor();
}

async function decides(lead) {
  await lead.button("登记处置措施").click();
  await saves(lead, async (dialog) => {
    await dialog.getByLabel("现场处置").check();
    await lead.look("scene-measures");
  });
  await card(lead, "事后观察（每 4 小时）")
    .getByText(/^第 1 次应在 .+ 前完成/)
    .waitFor();
}

async function escorts(lead) {
  await lead.button("登记护送").click();
  await saves(lead, async (dialog) => {
    await dialog.getByLabel("谁护送").fill("韩队、秦护士");
    await dialog.getByLabel("送到哪家医院").fill("市第三人民医院");
    await dialog.getByLabel("由谁接收").fill("急诊科 王医生");
    await lead.look("scene-escort");
  });
  await card(lead, "护送")
    .getByText(/韩队、秦护士 护送至 市第三人民医院，由 急诊科 王医生 接收/)
    .waitFor();
}

async function records(lead) {
  const { dialog } = lead;
  await lead.button("填写记录单").click();
  await dialog.getByRole("button", { name: "保存" }).click();
  for (const what of ["报告人及身份", "经过", "处置效果"])
    await dialog.getByText(new RegExp(`请填写.*${what}`)).waitFor();
  await saves(lead, async () => {
    assert.equal(await dialog.getByLabel("地点", { exact: true }).inputValue(), "河堤路 3 号 2 单元 601");
    await dialog.getByLabel("报告人及身份").fill("热线接线员");
    await dialog.getByLabel("经过").fill("到场时门已开，人在窗边；交谈四十分钟后同意离开窗边。");
    await dialog.getByLabel("处置效果").fill("平静，家属陪同");
    await lead.look("scene-record");
  });
  const record = card(lead, "应急处置记录单");
  await record.getByText(/^第 1 版/).waitFor();
  await lead.button("更正（新版本）").click();
  await saves(lead, (form) => form.getByLabel("受伤人数").fill("1"));
  await record.getByText(/^第 2 版/).waitFor();
}

async function handsOver(lead, origin, { dispatch }) {
  await lead.button("登记移交").click();
  await saves(lead, (dialog) => dialog.getByLabel("移交给谁").fill("妻子 张女士"));
  const end = card(lead, "接收与结束");
  await end.getByText("移交给 妻子 张女士").waitFor();
  await end.getByText(/结束前还需要：.*接收方确认/).waitFor();
  await lead.button("接收方已确认，结束出动").click();
  await lead.dialog.getByLabel("谁确认接收").fill("妻子 张女士");
  await lead.dialog.getByRole("button", { name: "接收方已确认，结束出动" }).click();
  await lead.dialog.waitFor({ state: "detached" });
  await end.getByText(/妻子 张女士 已确认接收/).waitFor();
  await end.getByText("结束前还需要：事后观察").waitFor();
  await lead.look("scene-accepted");
  assert.equal((await dispatchNow(origin, dispatch)).strip.stage, "handed_over");
}

async function reads(supervisor, { number }) {
  await supervisor.signIn();
  await supervisor.goes("出动", "危机干预");
  await supervisor.page.getByRole("link", { name: number }).click();
  await card(supervisor, "应急处置记录单").getByText("到场时门已开", { exact: false }).waitFor();
  await card(supervisor, "接收与结束").getByText("结束前还需要：事后观察").waitFor();
  await supervisor.look("scene-afterwards");
}

/** A little less than the four hours between two checks: a quarter of them early is in time. */
const BETWEEN_CHECKS_MS = 3.5 * 3_600_000;

async function checks(hotline, lead, supervisor, { dispatch }) {
  for (const { person } of [lead, supervisor])
    person.mayComplain(/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|WebSocket|401/);
  for (const [time, note] of ["电话随访，情绪平稳", "上门看望，睡眠好转"].entries()) {
    await hotline.later(BETWEEN_CHECKS_MS);
    await lead.page.reload();
    await lead.button("登记观察").click();
    await saves(lead, async (dialog) => {
      await dialog.getByText("平稳", { exact: true }).click();
      await dialog.getByLabel("说明").fill(note);
      if (time === 0) await lead.look("scene-check");
    });
    await card(lead, "事后观察（每 4 小时）").getByText(note).waitFor();
  }
  await card(lead, "事后观察（每 4 小时）").getByText("观察已结束").waitFor();
  assert.equal((await dispatchNow(hotline.origin, dispatch)).strip.stage, "closed");
  await supervisor.page.reload();
  await supervisor.page.getByText("已结束", { exact: true }).first().waitFor();
  await supervisor.look("scene-closed");
}

async function isCounted(supervisor) {
  const { page } = supervisor;
  await supervisor.goes("出动统计", "危机干预");
  await page
    .getByRole("region", { name: "按响应级别" })
    .getByRole("row", { name: /^立即 1 / })
    .waitFor();
  await page.getByRole("region", { name: "按时到场" }).getByText("100%").waitFor();
  await supervisor.look("dispatch-figures");
  const table = page.getByRole("region", { name: "按地区" });
  await table.scrollIntoViewIfNeeded();
  await table.getByRole("button", { name: "导出" }).click();
  const coming = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: /CSV/ }).first().click();
  const file = await readFile(await (await coming).path(), "utf8");
  assert.match(file, new RegExp(`${AREA}.*1.*1/1`));
  await page.getByRole("radiogroup", { name: "性质" }).getByText("演练", { exact: true }).click();
  await page.getByText("这段时间没有演练", { exact: false }).waitFor();
  await supervisor.look("dispatch-figures-none");
}
