// The report of the hotline: its numbers open their sessions; it is signed by one and reviewed by another, given back once;
// frozen it never changes again, leaves as files, and is corrected by another.
import assert from "node:assert/strict";
import { ask, hire, OPERATOR, SUPERVISOR, signedIn } from "../lib/centre.mjs";

export const name = "reports";

const REVIEWER = {
  name: "孙悦",
  username: "sun.yue",
  badge: "04",
  roles: ["supervisor"],
  languages: ["zh-CN"],
  gender: null,
  grade: "full",
};
const FIGURES = "统计";

export async function travel(journey, centre) {
  const hotline = await journey.on(centre.open());
  await hire(hotline.origin, REVIEWER);
  const operator = await journey.staff(OPERATOR);
  await operator.startShift();
  await operator.talksAtHighRisk("13900001111");
  const supervisor = await journey.staff(SUPERVISOR);
  await supervisor.signIn();
  await journey.step("a report of days under way opens its sessions, and cannot be signed", () =>
    draft(supervisor),
  );
  const reviewer = await journey.staff(REVIEWER);
  await journey.step("a report is signed, given back, signed again and frozen by two people", () =>
    report(supervisor, reviewer),
  );
  await journey.step("frozen is frozen: its files leave, an edit is refused, a correction begins", () =>
    frozen(hotline, supervisor),
  );
}

/** Where the report stands: a mark, then its word. */
const stands = ({ page }, word) => page.getByText(new RegExp(`^.${word}$`)).waitFor();

const paper = ({ page }) => page.getByRole("region", { name: "热线工作报表" });

async function begins(supervisor, preset) {
  const { page, dialog } = supervisor;
  await supervisor.goes("报表", FIGURES);
  await supervisor.button("新建报表").click();
  await dialog.getByText(preset, { exact: true }).click();
  return async () => {
    await dialog.getByRole("button", { name: "新建" }).click();
    await page.getByText("心理援助热线工作报表").waitFor();
  };
}

async function draft(supervisor) {
  const { page } = supervisor;
  const begin = await begins(supervisor, "本月");
  await supervisor.look("report-new");
  await begin();
  await paper(supervisor)
    .getByRole("link", { name: /^高危来电 1，/ })
    .click();
  await page.waitForURL(/review\/search/);
  await page
    .getByRole("link", { name: /^回放 / })
    .first()
    .waitFor();
  await page.goBack();
  await page.getByText("心理援助热线工作报表").waitFor();
  assert.equal(await supervisor.button("填报人签字").count(), 0, "its last day has not passed");
  await page.getByText(/期末之后才能签字/).waitFor();
  await supervisor.look("report-under-way");
}

async function report(supervisor, reviewer) {
  const { page } = supervisor;
  const begin = await begins(supervisor, "上月");
  await begin();
  const fill = async (label, text) => paper(supervisor).getByLabel(label).fill(text);
  await fill("省份", "湖北省");
  await fill("线路数", "2");
  await fill("服务时间", "全天候");
  await supervisor.button("填报人签字").click();
  await page.getByText("请填写城市").waitFor();
  await supervisor.button("保存").click();
  await page.getByText(/^\d\d:\d\d:\d\d 已保存$/).waitFor();
  await signs(supervisor, "填报人签字", async () => {});
  await page.getByText("请填写城市").first().waitFor();
  await fill("城市", "江城");
  await supervisor.button("保存").click();
  await page.getByText(/已保存$/).waitFor();
  await supervisor.look("report-draft");
  await signs(supervisor, "填报人签字", () => supervisor.look("report-sign"));
  await stands(supervisor, "待审核");
  assert.equal(await supervisor.button("审核签字并定稿").count(), 0, "nobody reviews their own");

  await reviewer.signIn();
  await opensReport(reviewer, "待审核");
  await reviewer.button("退回").click();
  await reviewer.dialog.getByLabel("理由").fill("请写明国庆期间的线路");
  await reviewer.dialog.getByRole("button", { name: "退回" }).click();
  await stands(reviewer, "已退回");

  await page.reload();
  await page.getByText("请写明国庆期间的线路").waitFor();
  await supervisor.look("report-returned");
  await paper(supervisor).getByLabel("五、备注").fill("国庆期间两条线路照常开放。");
  await supervisor.button("保存").click();
  await page.getByText(/已保存$/).waitFor();
  await signs(supervisor, "填报人签字");
  await stands(supervisor, "待审核");

  await reviewer.page.reload();
  await paper(reviewer).getByText("国庆期间两条线路照常开放。").waitFor();
  await reviewer.look("report-review");
  await signs(reviewer, "审核签字并定稿");
  await reviewer.page.getByText("已定稿，不能再改").waitFor();
}

/** Presses the button, and again in the question that it asks; a question that does not come is not answered. */
async function signs(member, name, looks = async () => {}) {
  await member.button(name).click();
  const { dialog } = member;
  const asked = await dialog
    .waitFor({ timeout: 2_000 })
    .then(() => true)
    .catch(() => false);
  if (!asked) return;
  await looks();
  await dialog.getByRole("button", { name }).click();
  await dialog.waitFor({ state: "detached" });
}

async function opensReport(member, state) {
  await member.goes("报表", FIGURES);
  await member.row(state).getByRole("link").first().click();
  await paper(member).waitFor();
}

/** A page with pictures of letters is larger than an empty one. */
const LEAST_PDF_BYTES = 8_000;
const LEAST_XLSX_BYTES = 3_000;

async function frozen(hotline, supervisor) {
  const { page } = supervisor;
  await page.reload();
  await page.getByText("已定稿，不能再改").waitFor();
  assert.equal(await paper(supervisor).getByRole("textbox").count(), 0, "nothing to type into");
  await supervisor.look("report-frozen");
  const pdf = await supervisor.takesAway("下载", /^PDF/);
  assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
  assert.ok(pdf.length > LEAST_PDF_BYTES, `${pdf.length} bytes`);
  const xlsx = await supervisor.takesAway("下载", /^XLSX/);
  assert.deepEqual([...xlsx.subarray(0, 2)], [...Buffer.from("PK")]);
  assert.ok(xlsx.length > LEAST_XLSX_BYTES, `${xlsx.length} bytes`);
  const token = await signedIn(hotline.origin, SUPERVISOR.username);
  const id = page.url().split("/").at(-1);
  const { body: known } = await ask(hotline.origin, "GET", `reports/${id}`, { token });
  const refused = await ask(hotline.origin, "PUT", `reports/${id}`, {
    token,
    body: { typed: known.typed, remarks: "事后改写" },
  });
  assert.equal(refused.body.code, "report_frozen");
  await supervisor.button("做更正报表").click();
  await page.getByText("这是一份更正报表").waitFor();
  await stands(supervisor, "草稿");
  await supervisor.goes("报表", FIGURES);
  await page.getByText("已有更正").waitFor();
  await supervisor.look("reports");
}
