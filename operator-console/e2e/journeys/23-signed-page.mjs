// A hospital without a system: the green channel writes to its duty officer, whose phone opens one page; looking answers
// nothing, and a link that is guessed, foreign or used up says so.
import assert from "node:assert/strict";
import { OPERATOR } from "../lib/centre.mjs";
import { COUNTY, county, GENERAL, GENERAL_MAIL, HOSPITAL, TOWNSHIP } from "../lib/county.mjs";
import { MailServer } from "../lib/mail.mjs";
import { linkIn } from "../lib/receiver.mjs";

export const name = "signed page";

export async function travel(journey, centre) {
  const mail = await MailServer.open();
  try {
    await answered(journey, await journey.on(centre.open(mail.settings)), mail);
  } finally {
    mail.close();
  }
}

async function answered(journey, { origin }, mail) {
  await county(origin);
  const [operator, caller] = [await journey.staff(OPERATOR), await journey.caller()];
  await operator.startShift();
  await caller.entersQuietly();
  await operator.accept();
  await journey.step("referred over the green channel", () => refers(operator));
  const receiver = await journey.receiver({ name: "区医院值班" });
  const link = await journey.step("a link that is only opened answers nothing", async () => {
    const found = linkIn(await mail.letterTo(GENERAL_MAIL));
    assert.match(found, new RegExp(`^${origin}/referral/#r=`));
    await opens(receiver, found, operator);
    return found;
  });
  await journey.step("received, accepted, arrived, and what came of it", () => answers(receiver, operator));
  await journey.step("a guessed link, no link, and one that is used up", () => useless(receiver, link));
}

const strip = ({ page }) => page.getByTestId("session-referrals");

async function refers(operator) {
  const { page, dialog } = operator;
  await page.keyboard.press("Alt+u");
  await dialog.getByLabel("情况", { exact: true }).fill("独自在江边，说要跳下去");
  await dialog.getByLabel("危险", { exact: true }).fill("正在水边");
  await operator.choose(dialog.getByLabel("居住地区"), `${COUNTY} ${TOWNSHIP}`);
  await dialog.getByLabel("生命危险，来不及取得同意").check();
  await dialog.getByText("绿色通道", { exact: true }).click();
  await dialog.getByLabel("伤害自己的危险").check();
  // Asked first is whoever stands first.
  await dialog.getByRole("button", { name: `不询问 ${HOSPITAL}` }).click();
  await dialog.getByText(`发给：${GENERAL}。`).waitFor();
  await dialog.getByLabel("伤害自己的危险").scrollIntoViewIfNeeded();
  await operator.look("refer-green");
  await dialog.getByRole("button", { name: "确认转介" }).click();
  await strip(operator).getByText(`转介至 ${GENERAL}`).waitFor();
}

async function opens(receiver, link, operator) {
  await receiver.page.goto(link);
  await receiver.sees("独自在江边，说要跳下去");
  await receiver.sees("绿色通道，立即");
  await receiver.look("asked");
  await receiver.page.reload();
  await receiver.sees("独自在江边，说要跳下去");
  await strip(operator).getByText("等待答复").waitFor();
}

async function answers(receiver, operator) {
  const { page } = receiver;
  await page.getByText("不能接收", { exact: true }).click();
  await page.getByLabel("没有床位").waitFor();
  await receiver.look("decline");
  await page.getByText("不能接收", { exact: true }).click();
  await receiver.button("已收到，稍后答复").click();
  await receiver.sees("已收到");
  await receiver.button("同意接收").click();
  await receiver.sees("已同意接收");
  await receiver.button("本人已到达").click();
  await page.getByLabel("留观").check();
  await receiver.look("outcome");
  await receiver.button("提交结果").click();
  await receiver.sees("现在没有需要答复的");
  await receiver.look("over");
  await strip(operator).getByText("已完成 · 留观").waitFor({ timeout: 30_000 });
}

async function useless(receiver, link) {
  const { page, origin, person } = receiver;
  person.mayComplain(/4\d\d \(/);
  const [at, token] = link.split("#r=");
  await page.goto("about:blank");
  await page.goto(`${at}#r=${token.slice(0, -4)}AAAA`);
  await receiver.sees("这个链接无效");
  await receiver.look("unknown");
  const shown = await page.locator("body").innerText();
  assert.ok(!shown.includes("江边"), "nothing of the person without the secret");
  await page.goto("about:blank");
  await page.goto(`${origin}/referral/`);
  await receiver.sees("这里需要完整的链接");
  await receiver.look("no-link");
}
