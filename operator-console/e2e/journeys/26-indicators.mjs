// The indicators of the registry: counted of a period and a place, held against a target, opened to the patients behind each
// number, and taken out of the house as a file.
import assert from "node:assert/strict";
import { SUPERVISOR, signedIn } from "../lib/centre.mjs";
import { CLERK, COUNTY, county, TOWNSHIP } from "../lib/county.mjs";
import { PERSON, personIsRegistered } from "../lib/registry.mjs";
import { daysAgo, visited } from "../lib/visits.mjs";

export const name = "indicators";

const OTHER = { name: "林晚", born: "1986-02-03", card: null, phone: "13900139011" };
const YEAR = daysAgo(0).slice(0, 4);

export async function travel(journey, centre) {
  const { origin } = await journey.on(centre.open());
  const place = await county(origin);
  const supervisor = await journey.staff(SUPERVISOR);
  await journey.step("nobody is registered yet", () => empty(supervisor));
  const { patient } = await personIsRegistered(origin, place);
  await personIsRegistered(origin, place, OTHER);
  await visited(origin, await signedIn(origin, CLERK.username), patient, daysAgo(0), "stable");
  await journey.step("a supervisor sets a target", () => target(supervisor));
  await journey.step("the figure, never who it is", () => figures(supervisor));
  const clerk = await journey.staff(CLERK);
  await journey.step("whoever keeps the file sees who", () => behind(clerk));
  await journey.step("a period, a place, a file", () => file(clerk));
}

async function empty(supervisor) {
  const { page } = supervisor;
  await supervisor.signIn();
  await supervisor.goes("登记指标");
  await page.getByText("这里还没有登记的患者。").waitFor();
  await page.getByText("还没有设目标。").waitFor();
  await supervisor.look("indicators-empty");
}

async function target(supervisor) {
  const { page, dialog } = supervisor;
  await supervisor.button("设目标").click();
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.getByText(/请填写.*目标/).waitFor();
  await dialog.getByLabel("目标（%）").fill("75");
  await supervisor.look("indicators-target");
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("75%", { exact: true }).waitFor();
}

const tile = ({ page }, measure) => page.getByRole("region", { name: measure, exact: true });

async function figures(supervisor) {
  const { page } = supervisor;
  const management = tile(supervisor, "管理率");
  await management.getByText("50%", { exact: true }).waitFor();
  await management.getByText("未达标").waitFor();
  await management.getByText(/1 \/ 2 人 · 目标 ≥ 75%/).waitFor();
  await supervisor.look("indicators");
  await supervisor.button("查看管理率未计入的 1 人").click();
  await page.getByRole("dialog").getByText("不可见").waitFor();
  assert.equal(await page.getByText(OTHER.name).count(), 0);
  await supervisor.look("indicators-behind");
  await supervisor.closes();
  await page.getByRole("button", { name: `取消 管理率 ${YEAR} 年的目标` }).click();
  await page.getByRole("button", { name: "取消目标", exact: true }).click();
  await page.getByText("还没有设目标。").waitFor();
}

async function behind(clerk) {
  const { page } = clerk;
  await clerk.signIn();
  await clerk.goes("登记指标", "登记管理");
  await clerk.button("查看管理率计入的 1 人").click();
  await page.getByRole("dialog").getByText(PERSON.name).waitFor();
  await page.getByRole("dialog").getByText("未计入", { exact: true }).click();
  await page.getByRole("dialog").getByText(OTHER.name).waitFor();
  await clerk.look("indicators-who");
  await page.reload();
  await page.getByRole("dialog").getByText(OTHER.name).waitFor();
  await page.getByRole("dialog").getByRole("link").first().click();
  await page.getByRole("heading", { name: new RegExp(OTHER.name) }).waitFor();
}

async function file(clerk) {
  const { page } = clerk;
  await clerk.goes("登记指标", "登记管理");
  await page.getByText("季度", { exact: true }).click();
  await page.getByRole("button", { name: "前一期" }).click();
  await page.getByRole("button", { name: "后一期" }).click();
  await page.getByText("年", { exact: true }).click();
  await page.getByText(`${YEAR}年`, { exact: true }).waitFor();
  await clerk.choose(page.getByLabel("地区", { exact: true }), `${COUNTY} ${TOWNSHIP}`);
  await tile(clerk, "管理率").getByText("50%", { exact: true }).waitFor();
  const csv = String(await clerk.takesAway("导出", "CSV"));
  for (const expected of ["管理率", TOWNSHIP, "公式版本"]) assert.ok(csv.includes(expected), expected);
  assert.ok(!csv.includes(PERSON.name), "no name leaves the house");
}
