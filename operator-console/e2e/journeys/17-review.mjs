// Log review: a session is found, seen again and reviewed without a mouse; a red line opens an incident with its clock;
// the operator acknowledges and answers; the auditor sees who read it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { AUDITOR, OPERATOR, SUPERVISOR } from "../lib/centre.mjs";
import { loseMouse, press, tabTo } from "../lib/keys.mjs";
import { closedTalk } from "../lib/talk.mjs";

export const name = "review";

export async function travel(journey, centre) {
  await journey.on(centre.open());
  const operator = await journey.staff(OPERATOR);
  const supervisor = await journey.staff(SUPERVISOR);
  await journey.step("a talk is held, recorded and closed", () => closedTalk(journey, operator));
  await supervisor.signIn();
  await journey.step("she finds it by facts; the filters survive a reload, and can be kept", () =>
    finds(supervisor),
  );
  await journey.step("she sees it again, by keyboard only", () => seesAgain(supervisor));
  await journey.step("she reviews it, by keyboard only; a red line says what it opens", () =>
    reviews(supervisor),
  );
  await journey.step("the incident has its clock, and is reported", () => reportsIncident(supervisor));
  await journey.step("the operator is told at the desk, acknowledges, and answers in English", () =>
    answers(operator),
  );
  await journey.step("the supervisor reads the answer", () => readsAnswer(supervisor));
  await journey.step("the auditor sees who opened the log", () => audits(journey));
}

const found = ({ page }) => page.getByRole("link", { name: /^回放 / });

async function finds(supervisor) {
  const { page, dialog } = supervisor;
  await supervisor.goes("会话检索", "复核");
  await found(supervisor).waitFor();
  await page.getByText(/不能按其中的词语检索/).waitFor();
  await supervisor.look("search");
  await supervisor.choose(page.getByLabel("途径"), "电话");
  await page.getByText("没有符合的会话。").waitFor();
  await page.keyboard.press("Escape");
  await supervisor.look("search-none");
  await supervisor.button("清除条件").click();
  await supervisor.choose(page.getByLabel("途径"), "网页");
  await supervisor.choose(page.getByLabel("接线员"), OPERATOR.name);
  await page.keyboard.press("Escape");
  await found(supervisor).waitFor();
  await page.reload();
  await found(supervisor).waitFor();
  const kept = new URL(page.url()).searchParams;
  assert.deepEqual([...kept.keys()].sort(), ["channel", "operator"]);
  await page.getByRole("group", { name: "检索条件" }).getByText("网页").waitFor();
  await supervisor.button("保存这次检索").click();
  await dialog.getByLabel("名称").fill("她的网页会话");
  await supervisor.look("search-save");
  await dialog.getByRole("button", { name: "保存", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await supervisor.button("清除条件").click();
  await page.waitForFunction(() => location.search === "");
  await supervisor.button("保存的检索").click();
  await supervisor.button("她的网页会话").first().click();
  await page.waitForFunction(() => location.search.includes("channel"));
  await supervisor.button("保存的检索").click();
  await supervisor.look("saved-searches");
  await supervisor.button("移除 她的网页会话").click();
  await page.getByText("还没有保存的检索。").waitFor();
  await page.keyboard.press("Escape");
  await exports(supervisor);
}

/** The server makes the file of everything that was found; words of the talk are not in it. */
async function exports({ page }) {
  await page.getByRole("button", { name: "导出" }).click();
  const coming = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: /CSV/ }).click();
  const file = await coming;
  assert.match(file.suggestedFilename(), /^会话检索-.*\.csv$/);
  const text = await readFile(await file.path(), "utf8");
  assert.match(text, new RegExp(OPERATOR.name));
  assert.doesNotMatch(text, /我很害怕|慢慢说|睡眠差/);
}

async function seesAgain(supervisor) {
  const { page } = supervisor;
  loseMouse(page);
  await press(page, found(supervisor));
  await page.getByRole("heading", { name: /^回放 / }).waitFor();
  await page.getByText(/打开这份记录已被登记/).waitFor();
  await supervisor.log.getByText("我很害怕").waitFor();
  assert.equal(await supervisor.log.getByText(/慢慢说/).count(), 0, "lines come as time goes");
  await supervisor.look("replay-begin");
  await press(page, page.getByRole("radio", { name: "1×" }), "ArrowRight");
  await page.keyboard.press("ArrowRight");
  await press(page, page.getByRole("switch", { name: "跳过停顿" }), "Space");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  await tabTo(page, supervisor.button("播放"));
  await page.keyboard.press("Space");
  await supervisor.log.getByText("好一些了").waitFor();
  const line = page.getByRole("slider", { name: "回放位置" });
  await tabTo(page, line);
  await page.keyboard.press("Home");
  await page.waitForFunction(
    () => document.querySelector("[role=log]")?.textContent?.includes("慢慢说") === false,
  );
  await page.keyboard.press("End");
  await supervisor.log.getByText(/慢慢说/).waitFor();
  assert.match((await line.getAttribute("aria-valuetext")) ?? "", /^\d\d:\d\d:\d\d，从进线起 /);
  const marks = page.getByRole("toolbar", { name: /时间轴上的标记/ });
  await tabTo(page, marks);
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await supervisor.look("replay");
  await press(page, page.getByRole("radio", { name: "按时间回放" }), "ArrowRight");
  await page.getByRole("heading", { name: /^经过/ }).waitFor();
  await page.getByText("我在这里，慢慢说").waitFor();
  await supervisor.look("replay-all");
  await page.getByRole("radio", { name: "全部列出" }).focus();
  await page.keyboard.press("ArrowLeft");
  await line.waitFor();
}

async function reviews(supervisor) {
  const { page, dialog } = supervisor;
  await press(page, page.getByRole("tab", { name: "档案" }), "ArrowRight");
  await page.keyboard.press("Enter");
  await press(page, supervisor.button("开始复核"));
  await page.getByText(`${OPERATOR.name} 的复核表`).waitFor();
  await supervisor.look("review-begun");
  await press(page, page.getByRole("checkbox", { name: "把计划的措施记成已完成" }), "Space");
  await page.getByText(/给出反馈时将登记 1 起事件/).waitFor();
  await press(page, page.getByRole("checkbox", { name: "强烈情绪或长时间沉默" }), "Space");
  const warmth = page.getByRole("radiogroup", { name: "建立联系与温暖" });
  await press(page, warmth.getByRole("radio", { name: "未见" }), "Space");
  for (let score = 0; score <= 3; score++) await page.keyboard.press("ArrowRight");
  assert.equal(await warmth.getByRole("radio", { name: "3" }).isChecked(), true);
  await page.getByText("已评 1/9").waitFor();
  await press(page, supervisor.button("给出反馈"));
  await page.getByText(/“基本风险筛查”还有 9 项没有评。/).waitFor();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  await press(page, supervisor.button("其余记为未见"));
  await page.getByRole("radio", { name: /^基本风险筛查/ }).focus();
  await page.keyboard.press("Space");
  await press(page, supervisor.button("其余记为未见"));
  await tabTo(page, page.getByLabel("给接线员的话"));
  await page.keyboard.type("你一直陪着她，节奏很稳。计划中的联系不要记成已完成。");
  await page.getByText(/\d\d:\d\d:\d\d 已保存/).waitFor();
  await supervisor.look("review-sheet");
  await press(page, supervisor.button("给出反馈"));
  await dialog.getByText(/给出后不能再修改/).waitFor();
  await supervisor.look("review-give");
  await press(page, dialog.getByRole("button", { name: "给出反馈" }));
  await page.getByText("平均 3.0 分").waitFor();
  await page.getByText("触及红线 1 条").waitFor();
  await supervisor.look("review-given");
}

async function reportsIncident(supervisor) {
  const { page, dialog } = supervisor;
  await goesByAddress(supervisor, "review/incidents");
  await page.getByText(/剩余 23:5\d:\d\d/).waitFor();
  await page.getByText("由复核登记").waitFor();
  await supervisor.look("incidents");
  await supervisor.button("上报").click();
  await dialog.getByLabel("经过与处理").fill("已与接线员约谈，改正了记录，联系家属的计划转交值班同事。");
  await supervisor.look("incident-report");
  await dialog.getByRole("button", { name: "上报" }).click();
  await page.getByText("按时上报").waitFor();
  await supervisor.look("incident-reported");
}

/** A fresh page: it has its mouse again. */
const goesByAddress = (member, path) => member.open(path);

async function answers(operator) {
  const { page } = operator;
  await operator.open();
  const strip = page.getByRole("region", { name: "复核反馈" });
  await strip.getByText("有 1 份复核反馈等您看").waitFor();
  await page.getByRole("button", { name: /我的账号/ }).click();
  await page.getByRole("menuitem", { name: /我的复核 1/ }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("menu").waitFor({ state: "hidden" });
  await operator.look("review-strip");
  await strip.getByRole("link").click();
  await page.getByText(/节奏很稳/).waitFor();
  await operator.look("my-reviews");
  await operator.dress({ language: "en", theme: "dark" });
  await operator.button("I have read it").click();
  await page
    .getByLabel(/^My answer/)
    .fill("I understand. I had planned to call the family and will do so tonight.");
  await operator.button("Send the answer").click();
  await page.getByText("Answer sent").waitFor();
  await page.getByText(/will do so tonight/).waitFor();
  await operator.dress({ language: "zh", theme: "light" });
  await operator.look("my-reviews-answered");
  assert.equal(await operator.button("我看过了").count(), 0);
}

async function readsAnswer(supervisor) {
  const { page } = supervisor;
  await supervisor.open("review/reviews");
  await page.getByText("没有等候复核的会话。").waitFor();
  await supervisor.look("reviews-waiting");
  await page.getByRole("radiogroup", { name: "状态" }).getByText("已回应").click();
  await page.getByRole("cell", { name: /触及红线 1 条/ }).waitFor();
  await supervisor.look("reviews-answered");
  await found(supervisor).click();
  await page.getByRole("tab", { name: "复核" }).click();
  await page.getByText(/will do so tonight/).waitFor();
}

async function audits(journey) {
  const auditor = await journey.staff(AUDITOR);
  const { page } = auditor;
  await auditor.signIn();
  await page.getByRole("navigation").getByRole("link", { name: "查阅记录" }).click();
  const row = page
    .getByRole("row")
    .filter({ hasText: SUPERVISOR.name })
    .filter({ hasText: "打开回放" })
    .first();
  await row.waitFor();
  await auditor.look("readings");
  await row.getByRole("button", { name: SUPERVISOR.name }).click();
  await page.waitForFunction(() => location.search.includes("staff="));
  await page.reload();
  await row.waitFor();
  await auditor.look("readings-filtered");
}
