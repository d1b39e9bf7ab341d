// A page goes out through a real mail server into a mailbox: its link, opened on a phone, is acknowledged, and the operator
// who asked for the team sees who goes.
import assert from "node:assert/strict";
import { OPERATOR, SUPERVISOR } from "../lib/centre.mjs";
import { crisisTeam, dispatchNow, LEAD, LEAD_MAIL } from "../lib/crisis-team.mjs";
import { headOf, lettersTo, mailboxSettings, missingMailbox } from "../lib/mailbox.mjs";

export const name = "real mail";
export const missing = missingMailbox;

export async function travel(journey, centre) {
  const { origin } = await journey.on(centre.open(mailboxSettings));
  await crisisTeam(origin);
  const [operator, caller] = [await journey.staff(OPERATOR), await journey.caller()];
  await operator.startShift();
  await caller.entersQuietly();
  await operator.accept();
  const asked = await journey.step("the operator sends the team", () => sends(operator));
  const letter = await journey.step("the page lies in the lead's mailbox, once", () => arrived(asked.number));
  const lead = await journey.phone(LEAD);
  await journey.step("its link shows nothing private, and acknowledges nothing by itself", () =>
    opens(lead, letter, origin, asked),
  );
  await journey.step("the lead acknowledges, and the operator sees who goes", () =>
    acknowledges(lead, operator),
  );
  const supervisor = await journey.staff(SUPERVISOR);
  await journey.step("the outbox has the mail server's own answer", () => tellsTheAnswer(supervisor));
}

const glanceOf = ({ page }) => page.getByTestId("glance");

async function sends(operator) {
  const { page, dialog } = operator;
  await page.keyboard.press("Alt+g");
  await dialog.getByLabel("地点", { exact: true }).fill("晴川大道 68 号附近江滩 3 号门");
  await dialog.getByLabel("生命危险，来不及取得同意").check();
  const answering = page.waitForResponse((answer) => /sessions\/[^/]+\/dispatch$/.test(answer.url()));
  await dialog.getByRole("button", { name: "派出危机干预队" }).click();
  const { dispatch } = await (await answering).json();
  const number = await glanceOf(operator)
    .getByText(/^20\d\d-\d{4}$/)
    .innerText();
  return { dispatch, number };
}

async function arrived(number) {
  const letters = await lettersTo(LEAD_MAIL, (words) => words.includes(number));
  assert.equal(letters.length, 1);
  const [{ letter, words }] = letters;
  assert.match(headOf(letter, "Received"), /^from /);
  const page = headOf(letter, "X-Page-Id");
  assert.ok(headOf(letter, "Message-ID").startsWith(`<${page}@`), "a repeat would carry the same id");
  for (const secret of ["晴川大道", "江滩"])
    assert.ok(!words.includes(secret), `${secret} stands in a letter`);
  return words;
}

async function opens(lead, words, origin, { dispatch, number }) {
  const [link] = /https?:\/\/\S+#p=[\w.~-]+/.exec(words);
  await lead.opensLink(link);
  await lead.sees(`呼叫 ${number}`);
  const shown = await lead.page.locator("body").innerText();
  assert.ok(!shown.includes("晴川大道"), "the place is shown to whoever has the link");
  assert.deepEqual((await dispatchNow(origin, dispatch)).strip.crew, []);
  await lead.look("mailed-link");
}

async function acknowledges(lead, operator) {
  await lead.button("确认接警，我出动").click();
  await lead.sees("已确认，谢谢");
  await glanceOf(operator).getByText("队长已应答", { exact: true }).waitFor();
  await glanceOf(operator)
    .getByText(new RegExp(`${LEAD.name} · 队长`))
    .waitFor();
  await operator.look("glance-mailed");
  await lead.look("mailed-acknowledged");
}

async function tellsTheAnswer(supervisor) {
  await supervisor.signIn();
  await supervisor.goes("发件箱", "台账");
  await supervisor.row("queued as").filter({ hasText: LEAD.name }).first().waitFor();
  await supervisor.look("outbox-mailed");
}
