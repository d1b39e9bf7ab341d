// Follow-ups at a desk: those that are overdue first, what was found last time beside each question, somebody unstable at
// home, danger that sends a team in one action, somebody whom nobody reached, the examination and a physician's guidance.
import assert from "node:assert/strict";
import { signedIn } from "../lib/centre.mjs";
import { ATTENDING, CLERK, county, TOWNSHIP } from "../lib/county.mjs";
import { crisisTeam } from "../lib/crisis-team.mjs";
import { PERSON, personIsRegistered } from "../lib/registry.mjs";
import { answers, daysAgo, fillsIn, LEAST, visited } from "../lib/visits.mjs";

export const name = "visits";

const REGISTRY = "登记管理";
const OTHER = { name: "林晚", born: "1986-02-03", card: null, phone: "13900139011" };

export async function travel(journey, centre) {
  const { origin } = await journey.on(centre.open());
  const place = await county(origin);
  await crisisTeam(origin, undefined, place.county);
  const { patient } = await personIsRegistered(origin, place);
  await personIsRegistered(origin, place, OTHER);
  const token = await signedIn(origin, CLERK.username);
  await visited(origin, token, patient, daysAgo(20), "unstable", { dangerousness: 3, insight: "none" });
  const clerk = await journey.staff(CLERK);
  await journey.step("the overdue one stands first", () => due(clerk));
  await journey.step("danger sends a team in one action", () => danger(clerk));
  await journey.step("a visit to the home of somebody unstable", () => home(clerk));
  await journey.step("its history, and what it found", () => history(clerk));
  await journey.step("nobody was reached", () => nobody(clerk));
  await journey.step("the yearly examination", () => examination(clerk));
  const physician = await journey.staff(ATTENDING);
  await journey.step("a physician of the hospital guides", () => guides(physician));
  await journey.step("whoever visits next reads it", () => reads(clerk));
}

async function due(clerk) {
  const { page } = clerk;
  await clerk.signIn();
  await clerk.goes("患者随访", REGISTRY);
  await page.getByText("逾期 6 天").waitFor();
  const names = await page.locator(".due-name").allInnerTexts();
  assert.deepEqual(names, [PERSON.name, OTHER.name]);
  await page.getByText("本机构的", { exact: true }).click();
  await clerk.choose(page.getByLabel("乡镇/街道"), new RegExp(TOWNSHIP));
  await page.getByText("逾期 6 天").waitFor();
  await clerk.look("due");
  const csv = String(await clerk.takesAway("导出", "CSV"));
  assert.ok(csv.includes(PERSON.name) && csv.includes("逾期"), csv);
  await page.getByRole("link", { name: `填写 ${PERSON.name} 的随访` }).click();
}

async function danger(clerk) {
  const { page, dialog } = clerk;
  await answers(clerk, "随访方式", "家庭访视");
  await answers(clerk, "随访结果", "访到");
  await page.getByText(/^上次：3 级/).waitFor();
  assert.equal(await page.getByLabel("药物 1", { exact: true }).inputValue(), "奥氮平", "to be checked");
  await answers(clerk, "危险性评估", /^4 级/);
  await page.getByText(/现场有危险时，请立即请求出动/).waitFor();
  await clerk.button("请求出动").click();
  assert.equal(await dialog.getByLabel("地点", { exact: true }).inputValue(), PERSON.address);
  await dialog.getByLabel("他人有危险").check();
  await clerk.look("visit-danger");
  await dialog.getByRole("button", { name: "派出危机干预队" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText(/^◆?\s*已请求出动 20/).waitFor();
  await page.reload();
  await page.getByText(/已请求出动 20/).waitFor();
}

async function home(clerk) {
  const { page } = clerk;
  await clerk.button("提交随访").click();
  await page.getByText("请填写：同行人员").waitFor();
  await fillsIn(
    clerk,
    LEAST.slice(2).filter(([question]) => !OF_THEIR_OWN.includes(question)),
  );
  await answers(clerk, "服药依从性", "间断服药");
  await answers(clerk, "药物不良反应", "有");
  await page.getByRole("radiogroup", { name: "反应程度" }).getByText("轻", { exact: true }).click();
  await page.getByLabel("什么反应").fill("嗜睡");
  await answers(clerk, "目前症状", "有症状");
  await page.getByRole("radiogroup", { name: "症状程度" }).getByText("明显", { exact: true }).click();
  await page.getByLabel("幻觉").check();
  await page.getByLabel("其他症状", { exact: true }).check();
  await clerk.button("提交随访").click();
  await page.getByText("还没有填完：目前症状").waitFor();
  await clerk.look("visit-refused");
  await page.getByLabel("其他症状是什么").fill("半夜唱歌");
  await clerk.button("添加同行人员").click();
  await clerk.choose(page.getByLabel("同行人员 1 身份"), "民警");
  await page.getByLabel("同行人员 1 姓名").fill("王警官");
  await page.getByLabel("备注").fill("家人陪同");
  const proposal = page.getByRole("status", { name: "建议分类" });
  await proposal.getByText(/^◆?不稳定$/).waitFor();
  await proposal.getByText(/危险性 3-5 级；症状明显/).waitFor();
  await page.getByRole("button", { name: "采用建议" }).click();
  await page.getByText(/^下次随访日期：/).waitFor();
  await clerk.look("visit");
  await clerk.button("提交随访").click();
  await page.getByRole("heading", { name: "随访已提交" }).waitFor();
  await clerk.look("visit-done");
}

/** Answered apart from the others. */
const OF_THEIR_OWN = ["危险性评估", "目前症状", "服药依从性", "药物不良反应"];

async function history(clerk) {
  const { page } = clerk;
  await page.getByRole("link", { name: "患者档案" }).click();
  const card = page.getByRole("region", { name: "随访记录" });
  await card.getByText("由此请求了出动").waitFor();
  assert.equal(await card.getByRole("row").count(), 3, "two visits below the head");
  await clerk.look("patient-visits");
  await card.getByRole("link", { name: new RegExp(`^查看 ${daysAgo(0)} 的随访`) }).click();
  await page.getByText("半夜唱歌").waitFor();
  await page.getByText("民警 王警官").waitFor();
  await clerk.look("visit-read");
}

async function nobody(clerk) {
  const { page } = clerk;
  await clerk.goes("患者随访", REGISTRY);
  await page.getByRole("link", { name: `填写 ${OTHER.name} 的随访` }).click();
  await answers(clerk, "随访方式", "电话");
  await answers(clerk, "随访结果", "未访到");
  await page.getByText(/连续 3 次未访到按失访处理；这是连续第 1 次/).waitFor();
  await answers(clerk, "是否失访", "其他");
  await clerk.button("提交随访").click();
  await page.getByText("请填写：说明").waitFor();
  await clerk.look("visit-nobody");
  await answers(clerk, "是否失访", "外出打工");
  await clerk.button("提交随访").click();
  await page.getByText("从本次起按失访处理：外出打工").waitFor();
  await page.getByText("管理状态：失访").waitFor();
}

async function examination(clerk) {
  const { page, dialog } = clerk;
  await page.getByRole("link", { name: "患者档案" }).click();
  const card = page.getByRole("region", { name: "健康体检" });
  await card.getByText("还没有体检记录。").waitFor();
  await clerk.button("登记体检").click();
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.getByText(/请填写.*体检结果/).waitFor();
  await dialog.getByLabel("体检结果").fill("血压 120/80，肝功能正常");
  await clerk.look("examination");
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.waitFor({ state: "detached" });
  await card.getByText("血压 120/80，肝功能正常").waitFor();
  await page.getByText("已体检").waitFor();
}

async function guides(physician) {
  const { page, dialog } = physician;
  await physician.signIn();
  await physician.goes("在册患者", REGISTRY);
  await physician.row(PERSON.name).getByRole("link").first().click();
  await page.getByText("已有的指导意见由管理机构查看。").waitFor();
  await physician.button("写指导意见").click();
  await dialog.getByLabel("指导意见").fill("加用碳酸锂，两周后复诊");
  await physician.look("guidance");
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.waitFor({ state: "detached" });
}

async function reads(clerk) {
  const { page } = clerk;
  await clerk.goes("患者随访", REGISTRY);
  await page.getByRole("link", { name: `填写 ${PERSON.name} 的随访` }).click();
  await page.getByText("加用碳酸锂，两周后复诊").waitFor();
  await answers(clerk, "随访结果", "访到");
  await page.getByText(/^上次：4 级/).waitFor();
  await clerk.look("visit-guided");
  await clerk.button("放弃草稿").click();
  await page.getByText("放弃这份没有提交的随访记录？").waitFor();
  await clerk.button("放弃草稿").last().click();
  await page.getByText(/^还有 2 项没有填完/).waitFor();
  await page.reload();
  await page.getByText(/^还有 2 项没有填完/).waitFor();
}
