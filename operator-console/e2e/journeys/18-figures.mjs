// Outbox, compliance, figures: letters that cannot leave say why, an entry moves the board and stands behind its number,
// figures open their sessions and leave as files; and the board without a mouse.
import assert from "node:assert/strict";
import { ask, OPERATOR, SUPERVISOR, signedIn } from "../lib/centre.mjs";
import { loseMouse, press, tabTo } from "../lib/keys.mjs";

export const name = "figures";

const FIGURES = "统计";

export async function travel(journey, centre) {
  const hotline = await journey.on(centre.open());
  const operator = await journey.staff(OPERATOR);
  await operator.startShift();
  await operator.talksAtHighRisk("13900001111");
  const supervisor = await journey.staff(SUPERVISOR);
  await supervisor.signIn();
  await journey.step("letters cannot leave: the outbox says why", () => outbox(supervisor));
  await journey.step("an entry moves the compliance board, and stands behind its number", () =>
    compliance(hotline, supervisor),
  );
  await journey.step("the figures open their sessions, and leave as files", () => figures(supervisor));
  await journey.step("the board without a mouse", () => keyboard(supervisor));
}

async function outbox(supervisor) {
  const { page } = supervisor;
  await supervisor.goes("发件箱", "台账");
  await page.getByRole("heading", { name: "发件箱" }).waitFor();
  await supervisor.button("给我发一封测试邮件").click();
  const row = supervisor.row("测试邮件");
  await row.getByText("没有邮箱地址").waitFor();
  await row.getByText("没有发送").waitFor();
  // The browser says of each refusal that it was one.
  supervisor.person.mayComplain(/422/);
  await row.getByRole("button", { name: /^再发一次/ }).click();
  await page.getByText(/李蔚然 没有邮箱。请安全管理员/).waitFor();
  await supervisor.look("outbox");
  await page.getByText("需要处理", { exact: true }).click();
  await row.waitFor();
  assert.match(page.url(), /show=troubled/);
}

/** A supervision of the operator, written down and confirmed: that of another page, not the point here. */
async function supervised({ origin }) {
  const supervisor = await signedIn(origin, SUPERVISOR.username);
  const operator = await signedIn(origin, OPERATOR.username);
  const { body: standings } = await ask(origin, "GET", "standings", { token: supervisor });
  const { staff } = standings.standings.find(({ name }) => name === OPERATOR.name);
  const entry = {
    id: crypto.randomUUID(),
    kind: "individual",
    on: standings.on,
    minutes: 60,
    people: [staff],
    sessions: [],
    points: "先确认安全",
    previous: "",
  };
  await ask(origin, "POST", "supervisions", { token: supervisor, body: entry });
  const { body: mine } = await ask(origin, "GET", "me/standing", { token: operator });
  const [waiting] = mine.to_confirm;
  const confirmed = await ask(origin, "POST", `supervisions/${waiting.supervision}/confirmations`, {
    token: operator,
    body: { id: crypto.randomUUID(), version: waiting.version },
  });
  assert.ok(confirmed.status < 300, JSON.stringify(confirmed));
}

/** Until it is drawn. */
const chart = ({ page }, name) => page.getByRole("img", { name }).locator("svg").waitFor();

async function compliance(hotline, supervisor) {
  const { page, dialog } = supervisor;
  await supervisor.goes("合规", FIGURES);
  const cell = (words) => supervisor.button(new RegExp(`^${OPERATOR.name} .*月 督导 ${words}$`));
  await cell("0/1 待完成").waitFor();
  await supervised(hotline);
  await page.reload();
  await cell("1/1 达成").waitFor();
  await chart(supervisor, /每月完成督导的比例/);
  await supervisor.look("compliance");
  await cell("1/1 达成").click();
  await dialog.getByText("个体督导").waitFor();
  await dialog.getByText(/计入$/).first().waitFor();
  await supervisor.look("compliance-entries");
  await dialog.getByRole("link", { name: "在台账中查看" }).click();
  await page.getByText("先确认安全").waitFor();
  // What was open stands in the address, and opens again.
  await page.goBack();
  await dialog.getByText("个体督导").waitFor();
  await supervisor.closes();
  await supervisor.button(/^名单 .*督导$/).click();
  await supervisor.button(`${OPERATOR.name} 的记录`).waitFor();
  await supervisor.look("compliance-who");
  await supervisor.closes();
  await page.getByRole("switch", { name: /每月完成督导的比例/ }).click();
  await page.getByRole("table", { name: "每月完成督导的比例" }).waitFor();
  await supervisor.look("compliance-table");
  await page.getByRole("switch", { name: /每月完成督导的比例/ }).click();
  const sheet = await supervisor.takesAway("导出", /^XLSX/);
  assert.deepEqual([...sheet.subarray(0, 2)], [...Buffer.from("PK")]);
}

async function figures(supervisor) {
  const { page } = supervisor;
  await supervisor.goes("指标", FIGURES);
  await page.getByText("接通率", { exact: true }).waitFor();
  await page.getByText(/大于 0 而小于 5 的人数不显示/).waitFor();
  await chart(supervisor, "每月接通率");
  await supervisor.look("figures");
  await page.getByText("本月", { exact: true }).click();
  await page.waitForURL(/from=\d{4}-\d\d-01/);
  const reached = page.getByRole("link", { name: /^接通率：总数 1，/ });
  await reached.click();
  await page.waitForURL(/review\/search/);
  await page
    .getByRole("link", { name: /^回放 / })
    .first()
    .waitFor();
  assert.equal(await page.getByRole("link", { name: /^回放 / }).count(), 1, "as many as were counted");
  await page.goBack();
  const pdf = await supervisor.takesAway("导出", /^PDF/);
  assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
}

async function keyboard(supervisor) {
  const { page, dialog } = supervisor;
  loseMouse(page);
  const main = page.getByRole("navigation", { name: "主导航" });
  await press(page, main.getByRole("link", { name: FIGURES, exact: true }));
  await tabTo(page, supervisor.button(new RegExp(`^${OPERATOR.name} 07$`)));
  for (let month = 0; month < 11; month++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await dialog.getByText("记录", { exact: true }).waitFor();
  await supervisor.closes();
  await press(page, page.getByRole("switch", { name: /每月完成督导的比例/ }), "Space");
  await page.getByRole("table", { name: "每月完成督导的比例" }).waitFor();
}
