// A crisis team with their phones: a page's link is acknowledged without signing in, and then the whole way, from the
// door of the page to the hand-over.
import assert from "node:assert/strict";
import { asked, SUPERVISOR } from "../lib/centre.mjs";
import {
  crisisTeam,
  dispatchIsAsked,
  dispatchNow,
  LEAD,
  LEAD_MAIL,
  NURSE,
  TEAM,
} from "../lib/crisis-team.mjs";
import { MailServer } from "../lib/mail.mjs";

export const name = "crew";

export async function travel(journey, centre) {
  const mail = await MailServer.open();
  try {
    await goesOut(journey, await journey.on(centre.open(mail.settings)), mail);
  } finally {
    mail.close();
  }
}

async function goesOut(journey, { origin }, mail) {
  const team = await crisisTeam(origin);
  const nurse = await journey.phone(NURSE);
  await journey.step("a phone is signed in and stays so", () => signsIn(nurse));
  const asks = await dispatchIsAsked(origin, team);
  const lead = await journey.phone(LEAD);
  await journey.step("a link that is only opened acknowledges nothing", async () => {
    const link = linkIn(await mail.letterTo(LEAD_MAIL, (words) => words.includes(asks.number)));
    assert.match(link, new RegExp(`^${origin}/crew/#p=`));
    await lookOnly(lead, link, asks);
    assert.deepEqual((await dispatchNow(origin, asks.dispatch)).strip.crew, []);
  });
  await journey.step("its one button does, without signing in", () => acknowledges(lead, origin, asks));
  await journey.step("the other one hears of it on her phone", () => answers(nurse, origin, asks));
  await journey.step("the lead signs in and opens it", () => opens(lead, asks));
  await journey.step("they leave, arrive, and say that they are safe", () => arrives(lead, origin, asks));
  await journey.step("police, and words with the operator", () => talks(lead, origin, asks));
  await journey.step("they meet the person, decide, hand over", () => handsOver(lead, origin, asks));
  await journey.step("the record, and who accepted", () => afterwards(lead, origin, asks));
  await journey.step("signing out leaves nothing", () => leaves(lead));
  const keeper = await journey.staff(SUPERVISOR);
  await journey.step("a phone that was lost is taken out of service", () => revokes(keeper, nurse));
}

const linkIn = (words) => /https?:\/\/\S+#p=[\w.~-]+/.exec(words)?.[0] ?? "";

async function signsIn(nurse) {
  await nurse.open();
  await nurse.button("登录").waitFor();
  await nurse.look("door");
  await nurse.signsIn({ keep: "值班手机" });
  await nurse.sees("现在没有呼叫");
  await nurse.look("home");
  const cookies = await nurse.person.context.cookies();
  assert.ok(
    cookies.some(({ expires }) => expires > Date.now() / 1_000 + 80 * 86_400),
    "the cookie outlives the browser",
  );
  await nurse.page.reload();
  await nurse.sees("已连接");
}

async function lookOnly(lead, link, { number }) {
  await lead.opensLink(link);
  await lead.sees(`呼叫 ${number}`);
  const shown = await lead.page.locator("body").innerText();
  for (const secret of ["河堤路", "13900139000", "今晚"])
    assert.ok(!shown.includes(secret), `${secret} is shown to whoever has the link`);
  await lead.look("link");
}

async function acknowledges(lead, origin, { dispatch }) {
  await lead.button("确认接警，我出动").click();
  await lead.sees("已确认，谢谢");
  await lead.look("link-acknowledged");
  const { strip } = await dispatchNow(origin, dispatch);
  assert.deepEqual(
    strip.crew.map(({ name, duty }) => [name, duty]),
    [[LEAD.name, "lead"]],
  );
  assert.equal(strip.stage, "acknowledged");
  await lead.page.reload();
  await lead.sees("已确认，谢谢");
}

async function answers(nurse, origin, { dispatch, number }) {
  await nurse.sees("等待您应答");
  await nurse.look("paged");
  await nurse.button("确认接警，我出动").click();
  await nurse.page.getByRole("link", { name: `打开 ${number}` }).waitFor();
  const { strip } = await dispatchNow(origin, dispatch);
  assert.deepEqual([strip.stage, strip.missing], ["assembled", []]);
}

async function opens(lead, { number }) {
  await lead.button("登录查看").click();
  await lead.signsIn();
  await lead.opensDispatch(number);
  await lead.sees("河堤路 3 号 2 单元 601");
  const call = lead.page.getByRole("link", { name: "回拨调度" });
  assert.equal(await call.getAttribute("href"), "tel:057112356");
  const navigate = lead.page.getByRole("link", { name: "导航" });
  assert.match(await navigate.getAttribute("href"), /^geo:0,0\?q=%E6%B2%B3/);
  await lead.look("dispatch");
}

async function arrives(lead, origin, { dispatch }) {
  await lead.button("出发").click();
  await lead.button("已到现场").click();
  await lead.sees("第一次使用请记住");
  await lead.look("on-scene");
  await lead.button("记住了").click();
  await lead.saysSafe();
  await lead.sees("已报平安");
  await lead.saysSafeUnderDuress();
  await lead.page.getByText("已报平安").nth(1).waitFor();
  const shown = await lead.page.locator("body").innerText();
  assert.ok(!/胁迫|duress/i.test(shown), "nothing tells whoever stands beside");
  const { strip } = await dispatchNow(origin, dispatch);
  assert.equal(strip.stage, "on_scene");
  assert.ok(strip.alerts.length > 0, "the supervisors know");
}

async function talks(lead, origin, { dispatch, operator }) {
  const police = lead.page.locator("div", { hasText: "110 警察" }).last().locator("..");
  await police.getByRole("button", { name: "已答复" }).click();
  await lead.page.getByLabel(/谁答复的/).fill("王警官 03371");
  await lead.button("提交").click();
  await lead.page.getByText("已送达").first().waitFor();
  await lead.page.getByLabel("写给接线员").fill("到楼下了，门禁多少");
  await lead.button("发送").click();
  await lead.sees("到楼下了，门禁多少");
  const body = { id: crypto.randomUUID(), text: "门禁 0601#" };
  await asked(origin, "POST", `dispatches/${dispatch}/messages`, { token: operator, body });
  await lead.sees("门禁 0601#");
  await lead.look("side-channel");
  const { strip } = await dispatchNow(origin, dispatch);
  assert.equal(strip.services.find(({ service }) => service === "police").state.kind, "answered");
}

async function handsOver(lead, origin, { dispatch }) {
  await lead.button("已接触到求助者").click();
  await lead.button("决定处置").click();
  await lead.page.locator("footer").getByLabel("紧急住院").check();
  await lead.look("measures");
  await lead.page.locator("footer").getByRole("button", { name: "提交" }).click();
  await lead.button("交接").click();
  await lead.page.getByLabel(/交给谁/).fill("市六院急诊 张医生");
  await lead.page.locator("footer").getByRole("button", { name: "交接" }).click();
  await lead.page.getByText("谁接收的").waitFor();
  const { strip } = await dispatchNow(origin, dispatch);
  assert.equal(strip.stage, "handed_over");
}

async function afterwards(lead, origin, { dispatch }) {
  const { page } = lead;
  await page.locator("summary", { hasText: "处置记录单" }).click();
  await page.getByLabel(/^经过/).fill("到场时门已开，人在窗边，交谈后同意就医");
  await page.getByLabel(/^报告人/).fill("热线接线员");
  await page.getByLabel(/^效果/).fill("平静，自愿就医");
  await lead.sees("草稿已加密保存在这部手机");
  await lead.look("record");
  await page.reload();
  await page.locator("summary", { hasText: "处置记录单" }).click();
  assert.match(await page.getByLabel(/^经过/).inputValue(), /到场时门已开/);
  await page.locator("details", { hasText: "处置记录单" }).getByRole("button", { name: "提交" }).click();
  await page.getByLabel(/谁接收的/).fill("张医生");
  await lead.button("对方已接收").click();
  await lead.sees("已提交，第 1 版");
  assert.equal((await dispatchNow(origin, dispatch)).strip.record.kind, "written");
}

async function leaves(lead) {
  await lead.open();
  await lead.page.getByRole("link", { name: "设置" }).click();
  await lead.look("settings");
  await lead.isSure("退出登录");
  await lead.page.getByLabel("用户名").waitFor();
  assert.deepEqual(await kept(lead.page), []);
}

async function revokes(keeper, nurse) {
  const { page, dialog } = keeper;
  await keeper.signIn();
  await keeper.goes("队伍", "危机干预");
  await keeper.look("teams-year");
  await page.getByRole("region", { name: "队伍", exact: true }).getByRole("link", { name: TEAM }).click();
  await page.getByRole("tab", { name: "手机" }).click();
  await keeper.row(NURSE.name).getByText("值班手机").waitFor();
  await keeper.look("team-phones");
  nurse.person.mayComplain(/401|WebSocket/);
  await keeper.button(`撤销 ${NURSE.name} 的 值班手机`).click();
  await keeper.look("team-phone-revoke");
  await dialog.getByRole("button", { name: "撤销", exact: true }).click();
  await page.getByText("队员还没有保持登录的手机", { exact: false }).waitFor();
  await nurse.page.getByLabel("用户名").waitFor();
  assert.deepEqual(await kept(nurse.page), []);
}

/** Names of what the page keeps on the phone. */
const kept = (page) =>
  page.evaluate(
    () =>
      new Promise((done, fail) => {
        const opening = indexedDB.open("xinqiao-crew");
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const store = opening.result.transaction(["records", "keys"]).objectStore("records");
          const names = store.getAllKeys();
          names.onsuccess = () => done(names.result);
        };
      }),
  );
