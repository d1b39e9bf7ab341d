// A follow-up at the door, on a phone: who is due, the whole form with one hand, kept while it is half filled, the class that
// the rules propose, and when the next visit is due.
import assert from "node:assert/strict";
import { CLERK, county } from "../lib/county.mjs";
import { PERSON, personIsRegistered } from "../lib/registry.mjs";
import { answers, fillsIn, LEAST } from "../lib/visits.mjs";

export const name = "visit phone";

/** Smaller is missed by a thumb. */
const THUMB_PX = 44;
const WIDTH_PX = 390;
const ON_A_PHONE = { seat: "phone", hasTouch: true };

export async function travel(journey, centre) {
  const { origin } = await journey.on(centre.open());
  await personIsRegistered(origin, await county(origin));
  const clerk = await journey.staff(CLERK, ON_A_PHONE);
  await journey.step("who is to be visited", () => due(clerk));
  await journey.step("half a form, handed in too early", () => half(clerk));
  const again = await journey.staff(CLERK, ON_A_PHONE);
  await journey.step("the other half, in another browser", () => rest(again));
  await journey.step("the class is proposed, and decided", () => decides(again));
  await journey.step("handed in: when is the next", () => handsIn(again));
}

async function due(clerk) {
  const { page } = clerk;
  await clerk.signIn();
  await clerk.goes("患者随访", "登记管理");
  await page.getByRole("heading", { name: "患者随访" }).waitFor();
  await page.getByText(PERSON.name).waitFor();
  await fits(page);
  await clerk.look("due-phone");
  await page.getByRole("link", { name: `填写 ${PERSON.name} 的随访` }).click();
  await page.getByRole("heading", { name: `随访记录：${PERSON.name}` }).waitFor();
}

const fits = async (page) => {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= WIDTH_PX, `nothing is cut off: ${width} px`);
};

async function half(clerk) {
  const { page } = clerk;
  await clerk.look("visit-phone-empty");
  await fillsIn(clerk, LEAST.slice(0, 12));
  await page.getByText(/ 已保存$/).waitFor();
  await clerk.button("提交随访").click();
  await page.getByText("请填写：社会人际交往").waitFor();
  await page.getByText(/^还有 \d+ 项没有填完/).waitFor();
  await fits(page);
  await thumbs(page);
  await clerk.look("visit-phone-half");
  await page.getByRole("button", { name: "去第一项：社会人际交往" }).click();
  await clerk.button("请求出动").click();
  await clerk.dialog.getByLabel("地点", { exact: true }).waitFor();
  const { x, width } = await clerk.dialog.boundingBox();
  assert.ok(x >= 0 && x + width <= WIDTH_PX, `the form of a dispatch fits: ${x} + ${width}`);
  await clerk.look("visit-phone-danger");
  await clerk.dialog.getByRole("button", { name: "取消" }).click();
  await clerk.dialog.waitFor({ state: "detached" });
  await page.reload();
  await keptMode(page);
}

async function keptMode(page) {
  const mode = page.getByRole("group", { name: "随访方式", exact: true });
  await mode.getByRole("radio", { name: "电话", checked: true }).waitFor({ state: "attached" });
}

/** Every answer can be hit. */
async function thumbs(page) {
  const targets = page.locator(
    ".visit-form .ant-radio-button-wrapper, .visit-form .several label, .visit-form .levels label, .visit-form input.ant-input, .visit-form button, .visit-bar > button",
  );
  const small = await targets.evaluateAll(
    (all, least) =>
      all
        .filter((one) => one.getBoundingClientRect().height > 0)
        .filter((one) => one.getBoundingClientRect().height < least)
        .map((one) => `${one.textContent} ${one.getBoundingClientRect().height}`),
    THUMB_PX,
  );
  assert.deepEqual(small, []);
}

async function rest(again) {
  const { page } = again;
  await again.signIn();
  await again.goes("患者随访", "登记管理");
  await page.getByRole("link", { name: `填写 ${PERSON.name} 的随访` }).click();
  await keptMode(page);
  await page.getByText(/ 已保存$/).waitFor();
  await fillsIn(again, LEAST.slice(12));
}

async function decides(again) {
  const { page } = again;
  const proposal = page.getByRole("status", { name: "建议分类" });
  await proposal.getByText(/^●?稳定$/).waitFor();
  await answers(again, "自知力", "自知力不全");
  await proposal.getByText(/^▲?基本稳定$/).waitFor();
  await proposal.getByText(/自知力不全/).waitFor();
  await answers(again, "本次分类", "稳定");
  await page.getByText("比建议的轻，请写明理由。").waitFor();
  await again.button("提交随访").click();
  await page.getByText("请填写：与建议不同的理由").waitFor();
  await again.look("visit-phone-decides");
  await page.getByRole("button", { name: "采用建议" }).click();
  await page.getByText(/^下次随访日期：20\d\d-\d\d-\d\d$/).waitFor();
  await page.getByText("已填完，可以提交").waitFor();
}

async function handsIn(again) {
  const { page } = again;
  await again.button("提交随访").click();
  await page.getByRole("heading", { name: "随访已提交" }).waitFor();
  await page.getByText(/^下次随访：20\d\d-\d\d-\d\d$/).waitFor();
  await again.look("visit-phone-done");
  await page.getByRole("link", { name: "查看本次随访" }).click();
  await page.getByRole("heading", { name: /的随访$/ }).waitFor();
  await page.getByText("自知力不全").first().waitFor();
  await fits(page);
  await again.look("visit-phone-read");
}
