// A life in danger: the operator sends the crisis team from the talk and goes on talking; the supervisor's board follows;
// the team answers at a desktop; words between both; stood down. And the board without a mouse.
import assert from "node:assert/strict";
import { OPERATOR, SUPERVISOR } from "../lib/centre.mjs";
import { AREA, crisisTeam, LEAD, NURSE } from "../lib/crisis-team.mjs";
import { loseMouse, press, tabTo } from "../lib/keys.mjs";

export const name = "dispatch";

const CRISIS = "危机干预";

export async function travel(journey, centre) {
  const { origin } = await journey.on(centre.open());
  await crisisTeam(origin);
  const [operator, supervisor, caller] = [
    await journey.staff(OPERATOR),
    await journey.staff(SUPERVISOR),
    await journey.caller(),
  ];
  await journey.step("the empty board says so", () => emptyBoard(supervisor));
  await operator.startShift();
  await caller.entersQuietly();
  await operator.accept();
  await journey.step("one button asks once, and the talk goes on beside it", () => sends(operator, caller));
  const number = await journey.step("the board follows", () => boardFollows(operator, supervisor));
  const lead = await journey.staff(LEAD);
  await journey.step("the lead answers, and the operator sees who is missing", () =>
    leadGoes(lead, operator),
  );
  const nurse = await journey.staff(NURSE);
  await journey.step("the nurse answers: the team is complete", () => nurseGoes(nurse, operator));
  await journey.step("they tell each other what the caller never sees", () =>
    sideChannel(lead, operator, caller, number),
  );
  await journey.step("the team leaves; the talk is handed over by both", () => leaves(lead, operator));
  await journey.step("the supervisor reads it whole, and stands it down", () =>
    standsDown(supervisor, operator, lead, number),
  );
  await journey.step("a drill is asked for and directed without a mouse", () => keyboard(supervisor));
}

const glanceOf = ({ page }) => page.getByTestId("glance");
/** The stage as it is seen; it is said to assistive technology as well. */
const stage = (operator, word) => glanceOf(operator).getByText(word, { exact: true }).waitFor();

async function emptyBoard(supervisor) {
  await supervisor.signIn();
  await supervisor.goes("出动", CRISIS);
  await supervisor.page.getByText("现在没有正在进行的出动").waitFor();
  await supervisor.look("dispatches-empty");
}

async function sends(operator, caller) {
  const { page, dialog } = operator;
  await page.keyboard.press("Alt+g");
  await dialog.getByLabel("地点", { exact: true }).waitFor();
  await dialog.getByRole("button", { name: "派出危机干预队" }).click();
  await dialog.getByText("请写明地点，或粘贴坐标、地图链接").first().waitFor();
  await dialog.getByText(/请填写.*本人同意/).waitFor();
  await dialog.getByLabel("坐标或地图链接").fill("https://uri.amap.com/marker?position=114.2657,30.5464");
  await dialog.getByText("读到 30.5464, 114.2657（高德、腾讯坐标）").waitFor();
  await dialog.getByLabel("地点", { exact: true }).fill("晴川大道 68 号附近江滩 3 号门");
  await dialog.getByLabel("生命危险，来不及取得同意").check();
  await dialog.getByLabel("路上和现场的危险").fill("水边");
  await dialog.getByLabel("公安 110").check();
  // The caller writes meanwhile, and is answered: the form keeps what was filled in.
  await caller.says("我在江边");
  await operator.said("我在江边").waitFor();
  await operator.box.fill("我在，陪着你");
  await operator.box.press("Enter");
  await caller.said("我在，陪着你").waitFor();
  assert.equal(
    await dialog.getByLabel("地点", { exact: true }).inputValue(),
    "晴川大道 68 号附近江滩 3 号门",
  );
  await operator.look("send-team");
  await operator.box.focus();
  await dialog.getByRole("button", { name: "派出危机干预队" }).click();
  await stage(operator, "呼叫中");
  await glanceOf(operator)
    .getByText(/还缺 精神科医师 · 护士/)
    .waitFor();
  await glanceOf(operator)
    .getByText(/后呼叫下一步/)
    .waitFor();
  assert.equal(await operator.button(/派出危机干预队/).count(), 0, "one team for one talk");
  await operator.look("glance-paging");
}

const stripOf = ({ page }, number) => page.getByRole("article", { name: `出动 ${number}` });

async function boardFollows(operator, supervisor) {
  const number = await glanceOf(operator)
    .getByText(/^20\d\d-\d{4}$/)
    .innerText();
  const strip = stripOf(supervisor, number);
  await strip.getByText("值班督导").waitFor();
  await strip.getByText(/还缺 精神科医师 · 护士/).waitFor();
  await strip.getByText(`临江一组 · ${AREA}`).waitFor();
  await strip.getByText("公安 110 已请求").waitFor();
  await strip.getByText(/呼叫情况（2 人）/).click();
  await strip.getByText(LEAD.name).click();
  await strip.getByText("电子邮件").first().waitFor();
  await supervisor.look("dispatches");
  await strip.getByRole("button", { name: `由我负责出动 ${number}` }).click();
  await strip.getByText(`督导 ${SUPERVISOR.name}`).waitFor();
  return number;
}

async function leadGoes(lead, operator) {
  const { page } = lead;
  await lead.signIn();
  await page.getByRole("button", { name: /^我去出动/ }).waitFor();
  await lead.look("dispatches-asked");
  await page.getByRole("button", { name: /^我去出动/ }).click();
  await page.getByText("您是队长，请查看出动详情").waitFor();
  await stage(operator, "队长已应答");
  await glanceOf(operator)
    .getByText(new RegExp(`${LEAD.name} · 队长`))
    .waitFor();
  await glanceOf(operator)
    .getByText(/还缺 护士/)
    .waitFor();
}

async function nurseGoes(nurse, operator) {
  await nurse.signIn();
  await nurse.page.getByRole("button", { name: /^不能去出动/ }).click();
  await nurse.dialog.getByLabel("距离太远").check();
  await nurse.look("decline");
  await nurse.dialog.getByRole("button", { name: "取消" }).click();
  await nurse.page.getByRole("button", { name: /^我去出动/ }).click();
  await stage(operator, "队伍已到齐");
  await glanceOf(operator).getByText("人员已齐").waitFor();
}

async function sideChannel(lead, operator, caller, number) {
  const { page } = lead;
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: number }).click();
  await page.getByText("晴川大道 68 号附近江滩 3 号门").waitFor();
  await operator.page.keyboard.press("Alt+q");
  await operator.page.keyboard.type("她坐在台阶上");
  await operator.page.keyboard.press("Enter");
  const at = (one) => one.page.getByRole("region", { name: /^与队伍的留言/ }).getByRole("log");
  await at(operator).getByText("她坐在台阶上").waitFor();
  await at(lead).getByText("她坐在台阶上").waitFor();
  await page.getByRole("textbox", { name: "写给出动队伍" }).fill("十分钟到");
  await page.keyboard.press("Enter");
  await at(operator).getByText("十分钟到").waitFor();
  assert.equal(await caller.log.getByText(/台阶|十分钟/).count(), 0, "nothing of it reaches the caller");
  assert.equal(await operator.box.inputValue(), "", "the reply to the caller is another box");
  await operator.look("glance-side-channel");
  await lead.look("dispatch-lead");
}

async function confirmed(member, name) {
  await member.page.getByRole("button", { name, exact: true }).click();
  await member.dialog.getByRole("button", { name, exact: true }).click();
  await member.dialog.waitFor({ state: "detached" });
}

async function leaves(lead, operator) {
  await confirmed(lead, "队伍出发");
  await stage(operator, "在路上");
  await confirmed(lead, "到达现场");
  await stage(operator, "已到现场");
  await confirmed(lead, "队伍已接过对话");
  await glanceOf(operator).getByText("队长说已接过对话，请您确认").waitFor();
  await operator.button("确认对话已交给队伍").click();
  await operator.dialog.getByRole("button", { name: "确认对话已交给队伍" }).click();
  await stage(operator, "对话已交给队伍");
  await operator.look("glance-on-scene");
}

async function standsDown(supervisor, operator, lead, number) {
  const { page, dialog } = supervisor;
  await page.getByRole("link", { name: number }).click();
  await page.getByText("晴川大道 68 号附近江滩 3 号门").waitFor();
  await page.getByRole("region", { name: "进展时间" }).getByText("已到现场").waitFor();
  await page.getByRole("region", { name: "时间线" }).getByText("决定出动").first().waitFor();
  await page.getByText(/^全部记录/).click();
  await supervisor.look("dispatch");
  const coming = page.waitForEvent("download");
  await supervisor.button("出动总结").click();
  const summary = await coming;
  assert.match(summary.suggestedFilename(), /\.pdf$/);
  if (process.env.SHOTS !== undefined) await summary.saveAs(`${process.env.SHOTS}/after-action.pdf`);
  await supervisor.button(`撤销出动 ${number}`).click();
  await dialog.getByLabel("本人已安全").check();
  await supervisor.look("stand-down");
  await dialog.getByRole("button", { name: "撤销", exact: true }).click();
  await stage(operator, "已撤销");
  await operator.button(/派出危机干预队/).waitFor();
  await operator.look("glance-stood-down");
  await lead.page.getByText("已撤销").first().waitFor();
}

/** The way there, the form, and the strip's own buttons, by keys alone. */
async function keyboard(supervisor) {
  const { page, dialog } = supervisor;
  loseMouse(page);
  await press(page, page.getByRole("link", { name: "返回出动看板" }));
  await page.keyboard.press("Alt+g");
  await tabTo(page, dialog.getByRole("radio", { name: "真实" }));
  await page.keyboard.press("ArrowRight");
  await dialog.getByText(/这是演练：每一条呼叫都会标明/).waitFor();
  await tabTo(page, dialog.getByLabel("地区"));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await tabTo(page, dialog.getByLabel("地点", { exact: true }));
  await page.keyboard.type("演练场");
  await tabTo(page, dialog.getByLabel("本人同意", { exact: true }));
  await page.keyboard.press("Space");
  await supervisor.look("request-drill");
  await press(page, dialog.getByRole("button", { name: "开始演练" }));
  const strip = page.getByRole("article", { name: /^出动 D/ });
  await strip.getByText("演练", { exact: true }).waitFor();
  await press(page, strip.getByText(/^呼叫情况/));
  // Both rest after the dispatch that was stood down.
  await strip.getByText("还没有呼叫任何人").waitFor();
  await supervisor.look("dispatches-drill");
  await press(page, strip.getByRole("button", { name: /^撤销出动/ }));
  await tabTo(page, dialog.getByLabel("本人已安全"));
  for (let down = 0; down < 4; down++) await page.keyboard.press("ArrowDown");
  await press(page, dialog.getByRole("button", { name: "撤销", exact: true }));
  await strip.waitFor({ state: "detached" });
}
