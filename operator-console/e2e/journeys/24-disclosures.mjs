// What departments are told of a dangerous patient: place, contact, danger, with a receipt; no address beyond it opens for
// them, and two lists show only what they do not agree on.
import assert from "node:assert/strict";
import { hire } from "../lib/centre.mjs";
import { CLERK, county, joins, LIAISON, OFFICE } from "../lib/county.mjs";
import { PERSON, PRIVACY, personIsRegistered } from "../lib/registry.mjs";

export const name = "disclosures";

const REGISTRY = "登记管理";
const SECOND_CLERK = { ...CLERK, name: "方公卫", username: "fang.gongwei", badge: "88" };

export async function travel(journey, centre) {
  const { origin } = await journey.on(centre.open());
  const place = await county(origin);
  await hire(origin, PRIVACY);
  const liaison = await journey.staff(LIAISON);
  await journey.step("nothing was told", () => nothing(liaison));
  const patient = await personIsRegistered(origin, place, { level: 4 });
  await journey.step("the police read what they were told, and confirm it", () => reads(liaison));
  await journey.step("they report what somebody did", () => reports(liaison));
  await journey.step("no other address opens for them", () => mayNot(liaison, patient));
  const clerk = await journey.staff(CLERK);
  await journey.step("the file shows the receipt and the report", () => shows(clerk, patient));
  await journey.step("the police lay their list beside ours", () => exchanges(liaison));
  const office = await journey.staff(OFFICE);
  await journey.step("the county's office sees what differs", () => reconciles(office));
  await journey.step("and not what is not the office's", () => withheld(office, patient));
  await joins(origin, place.clinic, SECOND_CLERK, null);
  await journey.step("but it hands the file to somebody else of the clinic", () => handsOver(office));
  const privacy = await journey.staff(PRIVACY);
  await journey.step("the register says to whom, what for and when", () => register(privacy));
}

async function nothing(liaison) {
  await liaison.signIn();
  await liaison.goes("收到的告知", REGISTRY);
  await liaison.page.getByText("还没有收到告知。").waitFor();
  await liaison.look("disclosed-empty");
}

async function reads(liaison) {
  const { page } = liaison;
  await page.reload();
  await liaison.row("等待签收").getByText("仍有危险").waitFor();
  await liaison.look("disclosed");
  await liaison.row("等待签收").getByRole("link").click();
  for (const word of [PERSON.name, PERSON.address, "危险性 4 级", /周长河 · 父亲/])
    await page.getByText(word).waitFor();
  assert.equal(await page.getByText("精神分裂症").count(), 0, "no diagnosis");
  assert.equal(await page.getByText(PERSON.phone).count(), 0, "nor the patient's own number");
  await liaison.look("disclosed-one");
  await liaison.button("签收").click();
  await page.getByText("按时签收").waitFor();
}

async function reports(liaison) {
  const { page, dialog } = liaison;
  await liaison.button("登记肇事肇祸").click();
  await liaison.choose(dialog.getByLabel("类别"), "肇祸");
  await dialog.getByLabel("发生时间").fill("2026-01-05T09:30");
  await dialog.getByLabel("受伤人数").fill("2");
  await dialog.getByLabel("经过").fill("持械伤人，已送医");
  await liaison.look("disclosed-harm");
  await dialog.getByRole("button", { name: "保存" }).click();
  await page.getByText("已登记到肇事肇祸登记簿").waitFor();
  await dialog.waitFor({ state: "detached" });
}

async function mayNot(liaison, { patient }) {
  const { page } = liaison;
  assert.equal(await page.getByRole("link", { name: "在册患者" }).count(), 0);
  liaison.person.mayComplain(/status of 403/);
  for (const address of [`patients/${patient}`, "patients", "disclosures"]) {
    await liaison.open(address);
    await page.getByRole("alert").first().waitFor();
    assert.equal(await page.getByText(PERSON.name).count(), 0, address);
  }
  await liaison.look("disclosed-forbidden");
}

async function shows(clerk, { patient }) {
  const { page } = clerk;
  await clerk.signIn();
  await clerk.goes("在册患者", REGISTRY);
  await clerk.row(PERSON.name).getByRole("link").click();
  await page.waitForURL(`**/patients/${patient}`);
  await page.getByText(/罗警官 .* 签收/).waitFor();
  const card = page.getByRole("region", { name: "肇事肇祸" });
  await card.getByText("持械伤人，已送医").waitFor();
  await card.getByText("公安", { exact: true }).waitFor();
  await clerk.look("patient-told");
}

async function exchanges(liaison) {
  const { page, dialog } = liaison;
  await liaison.open("list-exchanges");
  await page.getByText("还没有比对过。").waitFor();
  await liaison.button("比对名单").click();
  await dialog.getByLabel("名单").fill(`${PERSON.name},1991-13-05\n钱某,1970-01-01,,3`);
  await dialog.getByText("第 1 行读不懂：出生日期不对").waitFor();
  await liaison.look("exchange-paste");
  await dialog.getByLabel("名单").fill(`${PERSON.name}\t${PERSON.born}\t\t5\n钱某,1970-01-01,,3`);
  await dialog.getByText("已读出 2 行").waitFor();
  await dialog.getByRole("button", { name: "开始比对" }).click();
  const differing = page.getByRole("region", { name: "等级不同" });
  await differing.getByText("危险性 5 级").waitFor();
  await page.getByRole("region", { name: "只在部门名单" }).getByText("钱某").waitFor();
  await liaison.look("exchange");
}

async function reconciles(office) {
  const { page } = office;
  await office.signIn();
  await office.goes("在册患者", REGISTRY);
  await page.getByRole("link", { name: "名单比对" }).click();
  await office.row("临江公安分局").getByRole("link").click();
  await page.getByRole("region", { name: "等级不同" }).getByText("危险性 4 级").waitFor();
  await office.look("exchange-office");
}

async function withheld(office, { patient }) {
  const { page } = office;
  await office.open(`patients/${patient}`);
  await page.getByText("您的角色看不到：治疗与用药、拨打热线。").waitFor();
  await page.getByRole("region", { name: "拨打热线" }).getByText("您的角色不能查看").waitFor();
  await office.look("patient-withheld");
}

async function handsOver(office) {
  const { page, dialog } = office;
  await page.reload();
  await office.button("变更管理").click();
  await dialog.getByText(`${CLERK.name} · 精防人员`).waitFor();
  await office.choose(dialog.getByLabel("随访人员"), new RegExp(SECOND_CLERK.name));
  await office.look("patient-assign");
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText(SECOND_CLERK.name, { exact: true }).waitFor();
}

async function register(privacy) {
  const { page } = privacy;
  await privacy.signIn();
  await privacy.goes("告知登记簿");
  await privacy.row("临江公安分局").getByText("按时签收").waitFor();
  assert.equal(await page.getByText(PERSON.name).count(), 0, "never what was told");
  await privacy.look("disclosures");
  const file = String(await privacy.takesAway("导出", /CSV/));
  assert.ok(file.includes("临江公安分局") && file.includes("危险性评估 3 级及以上"), file);
}
