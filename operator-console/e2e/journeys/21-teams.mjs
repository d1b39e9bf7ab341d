// Crisis teams are kept: areas, a team, its members and how each is reached, a channel that proves itself, who is on call,
// the proof of the next days, an escalation policy in plain sentences and its dry run; emergency plans and a drill of one.
import { randomUUID } from "node:crypto";
import { asked, hire, SUPERVISOR, SYSTEM } from "../lib/centre.mjs";
import { LEAD, LEAD_MAIL, NURSE } from "../lib/crisis-team.mjs";
import { loseMouse, press, tabTo } from "../lib/keys.mjs";
import { MailServer } from "../lib/mail.mjs";

export const name = "teams";

const CRISIS = "危机干预";

export async function travel(journey, centre) {
  const mail = await MailServer.open();
  try {
    const { origin } = await journey.on(centre.open(mail.settings));
    await hire(origin, LEAD);
    await hire(origin, NURSE);
    const keeper = await journey.staff(SUPERVISOR);
    await keeper.signIn();
    await journey.step("areas and a team", () => areasAndTeam(keeper));
    await journey.step("members; who has no proven channel may not go on call", () => members(keeper));
    await journey.step("a channel proves itself", () => proves(keeper, origin, mail));
    await journey.step("on call, week by week, and the proof of the next days", () => onCall(keeper));
    await journey.step("the policy in plain sentences, and its dry run", () => policy(keeper));
    await journey.step("an emergency plan, and a drill of it with a case", () => emergency(keeper));
    await journey.step("the numbers are a setting", () => numbers(journey));
    await journey.step("availability and the policy without a mouse", () => keyboard(keeper));
  } finally {
    mail.close();
  }
}

const region = ({ page }, name) => page.getByRole("region", { name, exact: true });

async function areasAndTeam(keeper) {
  const { page, dialog } = keeper;
  await keeper.goes("队伍", CRISIS);
  await page.getByText("还没有队伍。请先添加地区").waitFor();
  await keeper.look("teams-empty");
  await keeper.button("添加地区").click();
  await dialog.getByLabel("地区名称").fill("汉阳区");
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.waitFor({ state: "detached" });
  await keeper.button("添加地区").click();
  await dialog.getByLabel("地区名称").fill("晴川街道");
  await keeper.choose(dialog.getByLabel("所属县市区"), "汉阳区");
  await keeper.look("area");
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.waitFor({ state: "detached" });
  await region(keeper, "地区").getByText("没有队伍").first().waitFor();
  await keeper.button("新建队伍").click();
  await dialog.getByLabel("队伍名称").fill("汉阳一组");
  await dialog.getByLabel("地区").click();
  await page.getByTitle("汉阳区", { exact: true }).last().click();
  await keeper.look("team-new");
  await dialog.getByRole("button", { name: "保存" }).click();
  await page.getByRole("heading", { name: "汉阳一组" }).waitFor();
}

async function addsMember(keeper, { name }, duty, profession, mail) {
  const { page, dialog } = keeper;
  await keeper.button("添加队员").click();
  await dialog.getByLabel("队员", { exact: true }).first().click();
  await page.getByTitle(name).last().click();
  await dialog.getByText(duty, { exact: true }).last().click();
  await dialog.getByLabel(profession).check();
  await dialog.getByLabel("回拨电话").fill("13700137000");
  await dialog.getByLabel("电子邮件").fill(mail);
  if (duty === "队长") await keeper.look("member");
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.waitFor({ state: "detached" });
  await keeper.row(name).waitFor();
}

async function members(keeper) {
  const { page, dialog } = keeper;
  await addsMember(keeper, LEAD, "队长", "精神科医师", LEAD_MAIL);
  await addsMember(keeper, NURSE, "队员", "护士", "qin.hushi@team.example");
  await keeper.row(LEAD.name).getByText("从未证实").waitFor();
  await keeper.row(LEAD.name).getByText("不能排班").waitFor();
  await keeper.look("team-members");
  await page.getByRole("tab", { name: "值班" }).click();
  await page.getByText("无人值班").first().waitFor();
  await keeper.button("排班").click();
  await dialog.getByLabel("队员").click();
  await page.getByText(`${LEAD.name} · 不能排班`).last().waitFor();
  await page.keyboard.press("Escape");
  await dialog.getByRole("button", { name: "取消" }).click();
  await dialog.waitFor({ state: "detached" });
}

/** The letter of the test is opened and its button pressed, as the member would. */
async function proves(keeper, origin, mail) {
  const { page } = keeper;
  await page.getByRole("tab", { name: "队员" }).click();
  // The hotline tests a new channel by itself: then this one is refused as done already.
  keeper.person.mayComplain(/409/);
  await keeper.button(`测试 ${LEAD.name} 的电子邮件`).click();
  const words = await mail.letterTo(LEAD_MAIL);
  const [, token] = /#p=([\w.~-]+)/.exec(words);
  await asked(origin, "POST", "page-links/answer", {
    body: { id: randomUUID(), token, answer: { kind: "acknowledge" } },
  });
  await page.reload();
  await keeper
    .row(LEAD.name)
    .getByText(/^●?有效至/)
    .waitFor();
  await keeper.look("team-proven");
}

async function onCall(keeper) {
  const { page, dialog } = keeper;
  await page.getByRole("tab", { name: "值班" }).click();
  await keeper.button("排班").click();
  await dialog.getByLabel("队员").click();
  await page
    .getByTitle(/队长 · 精神科医师/)
    .last()
    .click();
  await keeper.look("on-call-new");
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("list").getByText(LEAD.name).first().waitFor();
  await keeper.look("on-call");
  await page.getByRole("link", { name: "返回危机干预队" }).click();
  await page.getByText(/^◆?最早的空档：/).waitFor();
  await region(keeper, "未来 14 天的值班保障")
    .getByText(/起无人/)
    .first()
    .click();
  await keeper.look("teams");
  const exports = region(keeper, "未来 14 天的值班保障").getByRole("button", { name: "导出" });
  await exports.click();
  const coming = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: /^CSV/ }).click();
  await coming;
}

async function policy(keeper) {
  const { page } = keeper;
  await page.getByRole("link", { name: "汉阳一组" }).first().click();
  await page.getByRole("tab", { name: "呼叫预案" }).click();
  const preview = region(keeper, "如果一直没有人应答");
  await preview.getByText(/没有人可叫了：由值班督导接手/).waitFor();
  await page.getByLabel("第 1 步等待几分钟").fill("2");
  await page.getByLabel("第 1 步等待几分钟").blur();
  await preview.getByText(/^02:00/).waitFor();
  await keeper.look("policy");
  await keeper.button("保存").click();
  await page.getByText("呼叫预案已保存").waitFor();
  await page.getByRole("tab", { name: "试运行" }).click();
  await keeper.button("按现在试运行").click();
  await region(keeper, "第 2 步").getByText(LEAD.name).waitFor();
  await page
    .getByText(/^不呼叫的/)
    .first()
    .click();
  await keeper.look("dry-run");
}

async function emergency(keeper) {
  const { page, dialog } = keeper;
  await keeper.goes("突发事件", CRISIS);
  await page.getByText("没有宣布过突发事件").waitFor();
  await page.getByText("应急预案", { exact: true }).click();
  await keeper.button("为一个地区写预案").click();
  await dialog.getByLabel("地区").click();
  await page.getByTitle("汉阳区", { exact: true }).last().click();
  await dialog.getByLabel("预案名称").fill("江堤险情心理救援");
  await dialog.getByLabel("谁做什么").fill("一组到场，二组待命。");
  await keeper.look("plan-new");
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.getByText("一组到场，二组待命。").waitFor();
  await keeper.button("写下一版").click();
  await page.getByLabel("谁做什么").last().fill("一组到场，二组待命，三组接听。");
  await page.getByRole("button", { name: "保存" }).last().click();
  await page.getByText("第 2 版").first().waitFor();
  await keeper.look("plan");
  await keeper.closes();
  await keeper.button("宣布突发事件").click();
  await dialog.getByText("演练", { exact: true }).click();
  await dialog.getByLabel("发生了什么").fill("江堤演练");
  await keeper.choose(dialog.getByLabel("地区"), "晴川街道");
  await keeper.look("declare");
  await dialog.getByRole("button", { name: "开始演练" }).click();
  await page.getByRole("heading", { name: "江堤演练" }).waitFor();
  await keeper.button("新增一例").click();
  await dialog.getByLabel("地点", { exact: true }).fill("江堤 2 号闸口");
  await dialog.getByLabel("本人同意", { exact: true }).check();
  await dialog.getByRole("button", { name: "开始演练" }).click();
  await page.getByRole("article", { name: /^出动 D/ }).waitFor();
  await keeper.look("emergency");
}

async function numbers(journey) {
  const system = await journey.staff(SYSTEM);
  const { page } = system;
  await system.signIn();
  await system.goes("设置");
  await page.getByLabel("现场每隔多久报平安（分钟）").fill("20");
  await page.getByLabel("现场每隔多久报平安（分钟）").scrollIntoViewIfNeeded();
  await system.look("settings-crisis");
  await system.button("保存").click();
  await page.getByText("设置已保存").waitFor();
}

async function keyboard(keeper) {
  const { page, dialog } = keeper;
  loseMouse(page);
  await press(page, page.getByRole("link", { name: "队伍", exact: true }));
  await press(page, region(keeper, "队伍").getByRole("link", { name: "汉阳一组" }));
  await press(page, keeper.button(`${NURSE.name} 可否出动`));
  await tabTo(page, dialog.getByRole("radio", { name: "可以出动" }));
  await page.keyboard.press("ArrowRight");
  await dialog.getByLabel("直到").waitFor();
  await keeper.look("availability");
  await press(page, dialog.getByRole("button", { name: "保存" }));
  await keeper.row(NURSE.name).getByText("暂时不能出动").waitFor();
  await tabTo(page, page.getByRole("tab", { name: "队员" }));
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.getByText("如果一直没有人应答").waitFor();
  await press(page, keeper.button("把第 2 步提前"));
  await page
    .getByText("有未保存的修改")
    .or(page.getByRole("status").getByText(/未保存/))
    .first()
    .waitFor();
}
