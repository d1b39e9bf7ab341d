// Colleagues: a raised hand that the supervisor sees and settles, a transfer with its context, a phone session by hand.
import assert from "node:assert/strict";
import { OPERATOR, SECOND, SUPERVISOR } from "../lib/centre.mjs";

export const name = "colleagues";

export async function travel(journey, centre) {
  await journey.on(centre.open());
  const [operator, supervisor, second] = [
    await journey.staff(OPERATOR),
    await journey.staff(SUPERVISOR),
    await journey.staff(SECOND),
  ];
  const caller = await journey.caller();
  await journey.step("a talk under way", async () => {
    await operator.startShift();
    await caller.entersQuietly("我很害怕");
    await operator.accept();
    await supervisor.startShift();
    await second.startShift();
    await seesToMail(supervisor);
  });
  await journey.step("the operator raises a hand, the supervisor reads the wish and settles it", async () => {
    await operator.page.keyboard.press("Alt+h");
    await operator.page.getByLabel("需要什么帮助").fill("来访者突然沉默，想请您一起看");
    await operator.look("hand");
    await operator.dialog.getByRole("button", { name: "举手" }).click();
    await operator.button(/放下手/).waitFor();
    const alert = supervisor.page.getByRole("region", { name: "最急的警示" });
    await alert.getByText(/来访者突然沉默/).waitFor();
    await supervisor.look("alert");
    await supervisor.page.getByRole("link", { name: "督导台" }).click();
    const board = supervisor.page.getByRole("region", { name: "警示", exact: true });
    await board.getByText(/来访者突然沉默/).waitFor();
    assert.equal(await alert.count(), 0, "the board shows each alert once");
    await supervisor.look("supervision");
    await board.getByRole("link", { name: "查看档案" }).click();
    await supervisor.page.getByRole("heading", { name: "会话档案" }).waitFor();
    await supervisor.look("session-record");
    await supervisor.page.goBack();
    await board.getByRole("button", { name: "已处理" }).click();
    await board.getByText(/没有/).waitFor();
    await supervisor.look("supervision-quiet");
    await operator.page.keyboard.press("Alt+h");
    await operator.button(/举手/).waitFor();
  });
  await journey.step("she hands the talk on to a named colleague, with the context", async () => {
    await operator.page.keyboard.press("Alt+t");
    await operator.choose(operator.dialog.getByLabel("转给"), /陈启/);
    await operator.dialog.getByLabel(/交接说明/).fill("独自在家，刚刚平静下来");
    await operator.dialog.getByText(/已保存/).waitFor();
    await operator.look("transfer");
    await operator.dialog.getByRole("button", { name: "转接" }).click();
    await caller.sees(/正在换一位接线员/);
    await second.offer.getByText(/转接给您/).waitFor();
    await second.accept();
    await second.page.getByText("独自在家，刚刚平静下来").waitFor();
    await second.said("我很害怕").waitFor();
    await second.look("handed-on");
    await caller.sees("接线员 12 正在和你聊");
    assert.equal(await caller.page.getByText("独自在家").count(), 0, "the context is for colleagues only");
  });
  await journey.step("the caller ends the talk; it is closed with the reason for no assessment", async () => {
    await caller.button("更多").click();
    await caller.look("more");
    await caller.button("结束对话").click();
    await caller.button("结束").click();
    await caller.sees(/这次对话 .* 结束了/);
    await second.page
      .getByText(/来访者结束/)
      .first()
      .waitFor();
    await second.finish();
  });
  await journey.step("a phone session is opened by hand, with the same forms", () => phoneSession(operator));
}

/** Late in a month reminders are due: a centre without e-mail has told the supervisors so by now. */
async function seesToMail(supervisor) {
  const mail = supervisor.page
    .getByRole("region", { name: "最急的警示" })
    .filter({ hasText: "邮件发送受阻" });
  if ((await mail.count()) === 0) return;
  await mail.getByRole("button", { name: "已处理" }).click();
  await mail.waitFor({ state: "detached" });
}

async function phoneSession(operator) {
  const { page } = operator;
  await page.keyboard.press("Alt+o");
  await operator.dialog.getByLabel("对方号码").fill("13900001111");
  await operator.look("phone-new");
  await operator.dialog.getByRole("button", { name: "开始记录" }).click();
  await page.getByText("电话会话：对话在电话中进行").waitFor();
  assert.equal(await page.getByText("13900001111").count(), 0, "the number is sealed");
  await operator.look("phone");
  await operator.end();
  await operator.finish();
}
