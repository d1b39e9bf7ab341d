// Somebody who was referred is at the hospital: admitted with the guardian's agreement or by two psychiatrists' signatures,
// diagnosed by one whose title was verified, and sent back to the community.
import assert from "node:assert/strict";
import { SUPERVISOR } from "../lib/centre.mjs";
import { ATTENDING, CLINIC, county, DUTY, personIsReferred, RESIDENT, SITUATION } from "../lib/county.mjs";

export const name = "admission";

const CARE = "转介";

export async function travel(journey, centre) {
  const { origin } = await journey.on(centre.open());
  await personIsReferred(origin, await county(origin));
  const duty = await journey.staff(DUTY);
  await journey.step("the guardian's agreement is asked for", () => agreement(duty));
  const [attending, resident] = [await journey.staff(ATTENDING), await journey.staff(RESIDENT)];
  await journey.step("two psychiatrists sign a compulsory admission", () => signatures(attending, resident));
  await journey.step("a psychiatrist diagnoses", () => diagnoses(attending));
  await journey.step("the hotline hears that, not what", () => hotline(journey));
  await journey.step("back to the community", () => back(duty));
}

const opensFirst = async (member) => {
  await member.signIn();
  await member.goes("转介单", CARE);
  await member.row("热线").getByRole("link").first().click();
  await member.page.getByText(SITUATION).waitFor();
};

async function agreement(duty) {
  const { dialog } = duty;
  await opensFirst(duty);
  await duty.button("办理入院").click();
  await dialog.getByText("自愿住院", { exact: true }).click();
  await dialog.getByLabel("近亲属").check();
  await dialog.getByRole("button", { name: "确认入院" }).click();
  await dialog.getByText(/请填写.*签署时间/).waitFor();
  await duty.look("admission");
  await dialog.getByRole("button", { name: "取消" }).click();
  await dialog.waitFor({ state: "detached" });
}

async function signatures(attending, resident) {
  const { page, dialog } = attending;
  await opensFirst(attending);
  await attending.button("办理入院").click();
  await dialog.getByText("强制诊断入院", { exact: true }).click();
  await dialog.getByText(/至少两位精神科执业医师/).waitFor();
  await dialog.getByLabel("诊断所见").fill("言语性幻听，关系妄想，否认有病");
  await attending.look("admission-compulsory");
  await dialog.getByRole("button", { name: "诊断并签字" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText(/还缺 1 个签字/).waitFor();
  await opensFirst(resident);
  await resident.look("admission-lacking");
  await resident.button("诊断并签字").click();
  await resident.page.getByText("已入院").first().waitFor();
}

async function diagnoses(attending) {
  const { page, dialog } = attending;
  await page.getByRole("link", { name: /^线索 / }).click();
  await attending.button("诊断").click();
  await dialog.getByLabel("精神分裂症", { exact: true }).check();
  await dialog.getByLabel("诊断依据").fill("病程两年，近两周加重");
  await attending.look("diagnose");
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("已诊断").first().waitFor();
  await attending.look("case-diagnosed");
}

async function hotline(journey) {
  const supervisor = await journey.staff(SUPERVISOR);
  const { page } = supervisor;
  await supervisor.signIn();
  await supervisor.goes("线索", CARE);
  await supervisor.row("热线会话").getByText("已诊断").waitFor();
  await supervisor.row("热线会话").getByRole("link").first().click();
  await page.getByText("已诊断（内容只有医师和登记人员可见）").waitFor();
  assert.equal(await page.getByText("精神分裂症").count(), 0, "what it is, is not for the hotline");
}

async function back(duty) {
  const { page, dialog } = duty;
  await page.reload();
  await page.getByText(SITUATION).waitFor();
  await duty.button("转往别处").click();
  await dialog
    .getByText(new RegExp(`${CLINIC} · 默认`))
    .first()
    .waitFor();
  await duty.look("refer-back");
  await dialog.getByRole("button", { name: "确认转介" }).click();
  await dialog.waitFor({ state: "detached" });
  await duty.goes("转介单", CARE);
  await page.getByText("转出的", { exact: true }).click();
  await duty.row(CLINIC).getByText("下转").waitFor();
  await duty.look("outbox");
}
