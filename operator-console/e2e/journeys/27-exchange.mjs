// A hospital with a system of its own: entered with credentials that are never shown again, referred to, believed where it
// may be; what it says that cannot be so, and that it does not answer, is a supervisor's; and it is closed again.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { asked, OPERATOR, SUPERVISOR, SYSTEM, signedIn } from "../lib/centre.mjs";
import { county, HOSPITAL, SITUATION } from "../lib/county.mjs";
import { HospitalSystem } from "../lib/hospital-system.mjs";

export const name = "exchange";

const CARE = "转介";
const TOKEN = "a token that nobody reads twice";

export async function travel(journey, centre) {
  const system = await HospitalSystem.open();
  try {
    await exchanged(journey, await journey.on(centre.open()), system);
  } finally {
    system.close();
  }
}

async function exchanged(journey, { origin }, system) {
  const places = await county(origin);
  const keeper = await journey.staff(SYSTEM);
  await journey.step("the hospital is to be reached by its own system", () => reachedBySystem(keeper));
  await journey.step("its system is entered", () => enters(keeper, system));
  await journey.step("what we sign in with is never shown again", () => neverShown(keeper, system));
  await journey.step("a referral goes there, and its answer comes back", () =>
    refers(origin, places, system),
  );
  const supervisor = await journey.staff(SUPERVISOR);
  await journey.step("what it says that cannot be so is a supervisor's", () => oddities(supervisor, system));
  await journey.step("that it does not answer, too", () => failing(supervisor, system));
  await journey.step("it is closed", () => closes(keeper));
}

async function reachedBySystem(keeper) {
  const { page, dialog } = keeper;
  await keeper.signIn();
  await keeper.goes("系统对接", CARE);
  await page.getByText("还没有登记对方系统").waitFor();
  await keeper.look("exchange-empty");
  await keeper.goes("机构", CARE);
  await page.getByRole("link", { name: HOSPITAL }).first().click();
  await keeper.button("修改").first().click();
  await keeper.choose(dialog.getByLabel("怎样联系"), "对方系统（FHIR）");
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.waitFor({ state: "detached" });
  await card(keeper).getByText("还没有登记。发给这家机构的转介不会送出。").waitFor();
  await keeper.goes("系统对接", CARE);
  await page.getByText("这些机构要用对方系统联系，但还没有登记系统").waitFor();
  await keeper.look("exchange-missing");
  await page.getByRole("link", { name: HOSPITAL }).click();
}

const card = ({ page }) => page.getByRole("region", { name: "对方系统" });

async function enters(keeper, system) {
  const { page, dialog, person } = keeper;
  await keeper.button("登记对方系统").click();
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog
    .getByText(/请填写.*地址/)
    .first()
    .waitFor();
  await keeper.look("system-enter");
  person.mayComplain(/422|400/);
  await dialog.getByLabel("地址", { exact: true }).fill("http://fhir.hospital.example/r4");
  await dialog.getByLabel("令牌（Bearer）").check();
  await dialog.getByLabel("令牌", { exact: true }).fill(TOKEN);
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.getByText("不能用这个地址").waitFor();
  await keeper.look("system-refused");
  await dialog.getByLabel("地址", { exact: true }).fill(system.base);
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.waitFor({ state: "detached" });
  await system.isIntroduced();
  await card(keeper)
    .getByText(/\d 有答复$/)
    .waitFor({ timeout: 30_000 });
  await keeper.look("system-entered");
  assert.ok(!(await page.content()).includes(TOKEN), "nowhere on the page");
}

async function neverShown(keeper, system) {
  const { page, dialog } = keeper;
  assert.ok(system.shown.includes(`Bearer ${TOKEN}`), "it was shown to the system");
  await keeper.button("修改对方系统").click();
  await dialog.getByText("凭据加密保存，保存后不再显示").waitFor();
  assert.equal(await dialog.getByLabel("地址", { exact: true }).inputValue(), system.base);
  assert.equal(await dialog.getByLabel("令牌", { exact: true }).inputValue(), "");
  await keeper.look("system-change");
  await dialog.getByRole("button", { name: "取消" }).click();
  await keeper.goes("系统对接", CARE);
  await keeper.row(HOSPITAL).getByText("令牌（Bearer）").waitFor();
  await keeper.look("exchange-systems");
  assert.ok(!(await page.content()).includes(TOKEN), "nor in the list");
}

async function refers(origin, { township, hospital }, system) {
  const operator = await signedIn(origin, OPERATOR.username);
  const call = (path, body) =>
    asked(origin, "POST", path, { token: operator, body: { id: randomUUID(), ...body } });
  const { session } = await call("phone-sessions", {
    number: "13900139000",
    direction: "incoming",
    language: "zh-CN",
    started_at: Date.now() * 1_000,
  });
  await call(`sessions/${session}/case`, {
    form: {
      area: township,
      basis: "consent",
      details: [{ field: "situation", text: SITUATION, leaving: "leaves" }],
    },
    route: { kind: "one", to: hospital, priority: "urgent" },
    note: "",
  });
  await system.says({ status: "accepted" });
}

async function oddities(supervisor, system) {
  const { page, dialog } = supervisor;
  await supervisor.signIn();
  await supervisor.goes("系统对接", CARE);
  await page.getByText("所有系统都有答复").waitFor();
  await page.getByText("没有需要核对的说法").waitFor();
  await supervisor.look("exchange-well");
  await system.says({ status: "on-hold" });
  await system.invents(randomUUID());
  await supervisor.goes("看板", "督导台");
  await page.getByText("对方系统有故障").first().waitFor({ timeout: 30_000 });
  await page.getByRole("link", { name: "系统对接" }).first().click();
  await supervisor.row("没有这份转介").waitFor({ timeout: 30_000 });
  await supervisor.row("转介没有这种状态").getByRole("link").waitFor();
  await supervisor.look("exchange-oddities");
  await seesTo(supervisor, "转介没有这种状态", "on-hold");
  await seesTo(supervisor, "没有这份转介", "invented-");
  await page.getByText("没有需要核对的说法").waitFor();
  await supervisor.goes("转介单", CARE);
  await page.getByText("转出的", { exact: true }).click();
  await supervisor.row(HOSPITAL).getByText("已同意接收").waitFor();
  assert.equal(await dialog.count(), 0);
}

async function seesTo(supervisor, what, evidence) {
  const { dialog } = supervisor;
  await supervisor.row(what).getByRole("button", { name: /^查看/ }).click();
  await dialog.getByText(evidence).waitFor();
  if (what === "转介没有这种状态") await supervisor.look("exchange-oddity");
  await dialog.getByRole("button", { name: "已核对，移出列表" }).click();
  await dialog.waitFor({ state: "detached" });
  await supervisor.row(what).waitFor({ state: "detached" });
}

async function failing(supervisor, system) {
  const { page } = supervisor;
  system.trouble = { status: 503, said: {} };
  await system.calls();
  await supervisor.goes("系统对接", CARE);
  await supervisor.row(HOSPITAL).getByText("HTTP 503").waitFor({ timeout: 30_000 });
  await supervisor.look("exchange-failing");
  system.trouble = null;
  await system.calls();
  await page.getByText("所有系统都有答复").waitFor({ timeout: 30_000 });
}

async function closes(keeper) {
  const { page, dialog } = keeper;
  await page.getByRole("link", { name: HOSPITAL }).click();
  await card(keeper)
    .getByText(/\d 有答复$/)
    .waitFor();
  await keeper.button("停用对方系统").click();
  await dialog.getByText("不再向它发送，也不再询问").waitFor();
  await keeper.look("system-close");
  await dialog.getByRole("button", { name: "停用对方系统" }).click();
  await dialog.waitFor({ state: "detached" });
  await card(keeper).getByText("还没有登记。发给这家机构的转介不会送出。").waitFor();
}
