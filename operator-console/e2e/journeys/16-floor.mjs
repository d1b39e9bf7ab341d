// The supervisor's live floor: the board by keyboard, silent view that leaves no trace with the caller, a whisper and
// its answer, joining, and taking over.
import assert from "node:assert/strict";
import { OPERATOR, SUPERVISOR, SYSTEM } from "../lib/centre.mjs";
import { loseMouse, press, tabTo } from "../lib/keys.mjs";
import { writePinyin } from "../lib/pinyin.mjs";

export const name = "floor";

const NARROW = { width: 1280, height: 800 };
const WIDE = { width: 1440, height: 900 };

export async function travel(journey, centre) {
  await journey.on(centre.open());
  const operator = await journey.staff(OPERATOR);
  const supervisor = await journey.staff(SUPERVISOR);
  const caller = await journey.caller();
  await countsChimes(supervisor);
  await journey.step("the empty board says what will appear there", () => emptyBoard(supervisor));
  const heard = hears(caller);
  await journey.step("a talk under way, with a raised hand that sounds on the board", () =>
    raisedHand({ operator, supervisor, caller }),
  );
  await journey.step("the board is walked by keyboard, into the silent view", () => boardByKeys(supervisor));
  await journey.step("silent view, whisper and answer leave no trace with the caller", () =>
    silentView({ operator, supervisor, caller, heard }),
  );
  await journey.step("where the centre's setting says so, the operator sees who watches", () =>
    shownToOperator(journey, { operator, supervisor }),
  );
  await journey.step("she joins: named on both sides; and leaves", () =>
    joins({ operator, supervisor, caller }),
  );
  await journey.step("she takes the talk over; the operator is told once, politely", () =>
    takesOver({ operator, supervisor, caller }),
  );
}

/** Notes begun by the page, so that "it sounds" can be asked. */
const countsChimes = ({ person }) =>
  person.context.addInitScript(() => {
    window.notesBegun = 0;
    const make = AudioContext.prototype.createOscillator;
    AudioContext.prototype.createOscillator = function () {
      window.notesBegun += 1;
      return make.call(this);
    };
  });

const notesOf = ({ page }) => page.evaluate(() => window.notesBegun);

/** Everything that the hotline says to the caller's page, but for the answers to its pings. */
function hears({ page }) {
  const frames = [];
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => {
      if (!/^\{"type":"pong"/.test(payload)) frames.push(payload);
    }),
  );
  return frames;
}

async function emptyBoard(supervisor) {
  const { page } = supervisor;
  await supervisor.startShift();
  await supervisor.goes("督导台");
  await page.getByText(/现在没有进行中的会话/).waitFor();
  await page.getByText("没有人在等候").waitFor();
  await supervisor.look("board-empty");
}

async function raisedHand({ operator, supervisor, caller }) {
  await operator.startShift();
  await caller.entersQuietly("最近压力很大");
  await operator.accept();
  await operator.say("我在，慢慢说");
  await caller.said("我在，慢慢说").waitFor();
  const before = await notesOf(supervisor);
  await operator.page.keyboard.press("Alt+h");
  await operator.page.getByLabel("需要什么帮助").fill("想请您一起看看怎么说");
  await operator.dialog.getByRole("button", { name: "举手" }).click();
  const alerts = supervisor.page.getByRole("region", { name: /^警示/ });
  await alerts.getByText(/想请您一起看看怎么说/).waitFor();
  assert.ok((await notesOf(supervisor)) > before, "a new alert sounds");
  await supervisor.page.getByRole("row").filter({ hasText: OPERATOR.name }).getByText(/举手/).waitFor();
  await supervisor.look("board");
  await supervisor.page.setViewportSize(NARROW);
  await supervisor.look("board-1280");
  await supervisor.page.setViewportSize(WIDE);
  await alerts.getByRole("button", { name: "静音" }).click();
  await alerts.getByRole("button", { name: "静音" }).waitFor({ state: "detached" });
}

async function boardByKeys(supervisor) {
  const { page } = supervisor;
  loseMouse(page);
  await page.reload();
  await page.getByRole("heading", { name: "督导台" }).waitFor();
  const watch = page.getByRole("region", { name: /^进行中的会话/ }).getByRole("button", { name: /^静听/ });
  await tabTo(page, watch);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByText("您在静听，来访者看不到您").waitFor();
  await page.keyboard.press("Alt+v");
  await page.getByRole("heading", { name: "督导台" }).waitFor();
  const settle = page
    .getByRole("region", { name: /^警示/ })
    .getByRole("listitem")
    .filter({ hasText: "举手" });
  await press(page, settle.getByRole("button", { name: "已处理" }));
  await settle.waitFor({ state: "detached" });
  await page.keyboard.press("Alt+v");
  await page.getByText("您在静听，来访者看不到您").waitFor();
}

/** The page as it stands, without what only runs: clocks and the place of the cursor. */
const documentOf = ({ page }) => page.evaluate(() => document.documentElement.outerHTML);

async function silentView({ operator, supervisor, caller, heard }) {
  const { page } = supervisor;
  await caller.log.getByText(/已读/).last().waitFor();
  const [before, told] = [await documentOf(caller), heard.length];
  await page.keyboard.press("Alt+v");
  await page.getByRole("heading", { name: "督导台" }).waitFor();
  await page.keyboard.press("Alt+v");
  await page.getByText("您在静听，来访者看不到您").waitFor();
  await supervisor.said("我在，慢慢说").waitFor();
  await supervisor.said("最近压力很大").waitFor();
  assert.equal(
    await page.getByRole("textbox", { name: "对来访者说" }).count(),
    0,
    "nowhere to write to the caller",
  );
  await whispers(supervisor);
  await answers(operator);
  await whispered(supervisor, "好，我来问").waitFor();
  await operator.look("whispered");
  await supervisor.look("watching");
  await page.setViewportSize(NARROW);
  await supervisor.look("watching-1280");
  await page.setViewportSize(WIDE);
  assert.deepEqual(heard.slice(told), [], "nothing of it is said to the caller's page");
  assert.equal(await documentOf(caller), before, "and nothing of it is to be seen there");
  await caller.box.pressSequentially("还有一件");
  await page.getByText(/正在输入…/).waitFor();
  await caller.box.fill("还有一件事没有说");
  await caller.box.press("Enter");
  await supervisor.said("还有一件事没有说").waitFor();
  await operator.said("还有一件事没有说").waitFor();
}

/** What was whispered, apart from what is still being written. */
const whispered = ({ page }, words) =>
  page.getByRole("region", { name: /耳语/ }).getByRole("log").getByText(words, { exact: true });

/** Enter inside a composition sends nothing; the one after it does. */
async function whispers(supervisor) {
  const { page } = supervisor;
  const box = page.getByRole("textbox", { name: /^给 周敏 的耳语/ });
  await page.keyboard.press("Alt+s");
  await writePinyin(page, "wenyiwen", "可以直接问一句", async (pressEnter) => {
    await pressEnter();
    assert.equal(await box.inputValue(), "wenyiwen", "still under composition");
  });
  await box.press("Enter");
  await whispered(supervisor, "可以直接问一句").waitFor();
  await page.getByPlaceholder("悄悄告诉 周敏…").and(page.locator(":not([readonly])")).waitFor();
  assert.equal(await box.inputValue(), "");
}

async function answers(operator) {
  const panel = operator.page.getByRole("region", { name: /^督导耳语/ });
  await whispered(operator, "可以直接问一句").waitFor();
  await panel.getByText("来访者看不到", { exact: true }).waitFor();
  await operator.page.keyboard.press("Alt+s");
  await operator.page.keyboard.type("好，我来问");
  await operator.page.keyboard.press("Enter");
  await whispered(operator, "好，我来问").waitFor();
  assert.equal(await operator.box.inputValue(), "", "the reply to the caller is another box");
  assert.equal(await operator.said("好，我来问").count(), 0, "and another log");
}

async function shownToOperator(journey, { operator, supervisor }) {
  const { page } = supervisor;
  await page.keyboard.press("Alt+v");
  await page.getByRole("heading", { name: "督导台" }).waitFor();
  const system = await journey.staff(SYSTEM);
  await system.signIn();
  await system.goes("设置");
  await system.page.getByText("接线员看得到谁在静听").click();
  await system.page.getByLabel("抽查复核的比例（%）").fill("20");
  await system.look("settings-supervising");
  await system.button("保存").click();
  await system.page.getByText("设置已保存").waitFor();
  const seen = operator.page.getByText(`督导 ${SUPERVISOR.name} 正在旁听（来访者看不到）`);
  assert.equal(await seen.count(), 0, "nobody watches now");
  await page.keyboard.press("Alt+v");
  await seen.waitFor();
  await operator.look("watched");
}

async function joins({ operator, supervisor, caller }) {
  const { page } = supervisor;
  await page.keyboard.press("Alt+j");
  await supervisor.dialog.getByText(/来访者会看到“督导加入了对话”/).waitFor();
  await supervisor.look("join");
  await supervisor.dialog.getByRole("button", { name: "加入" }).click();
  await caller.sees("一位督导也来了，和接线员一起陪你");
  await operator.page.getByText(`督导 ${SUPERVISOR.name} 已加入对话，会话仍由您负责`).waitFor();
  await page.getByRole("textbox", { name: "对来访者说" }).fill("我是督导，我们一起陪着你");
  await page.keyboard.press("Enter");
  await caller.said("我是督导，我们一起陪着你").waitFor();
  await caller.log
    .getByText(/^督导:?/)
    .last()
    .waitFor();
  await operator.said("我是督导，我们一起陪着你").waitFor();
  await operator.log.getByText(`督导 ${SUPERVISOR.name} 我是督导，我们一起陪着你`).waitFor();
  await supervisor.log
    .getByText(/已读|已送达/)
    .last()
    .waitFor();
  await supervisor.look("joined");
  await operator.look("with-guest");
  await caller.look("with-guest");
  await supervisor.goes("限制名单", "督导台");
  await page.getByText(/您还在 .* 的对话里/).waitFor();
  await page.getByRole("link", { name: "回到对话" }).click();
  await page.getByText("您已加入对话，来访者看得到您说的话").waitFor();
  await page.keyboard.press("Alt+j");
  await supervisor.dialog.getByRole("button", { name: "离开对话" }).click();
  await caller.sees("督导离开了，对话继续");
  await page.getByText("您在静听，来访者看不到您").waitFor();
}

async function takesOver({ operator, supervisor, caller }) {
  const { page } = supervisor;
  await supervisor.goes("督导台");
  await page
    .getByRole("region", { name: /^进行中的会话/ })
    .getByRole("button", { name: /^静听/ })
    .first()
    .waitFor();
  await page.keyboard.press("Alt+v");
  await page.getByText("您在静听，来访者看不到您").waitFor();
  await page.keyboard.press("Alt+k");
  await supervisor.dialog.getByText(/会立刻交出这个会话/).waitFor();
  await supervisor.look("take-over");
  await supervisor.dialog.getByRole("button", { name: "接管" }).click();
  await supervisor.box.waitFor();
  await supervisor.say("我是李蔚然，接下来由我陪你");
  await caller.said("我是李蔚然，接下来由我陪你").waitFor();
  await caller.sees("换了一位接线员");
  const told = operator.page.getByText(new RegExp(`^▲?督导 ${SUPERVISOR.name} 接过了`));
  await told.waitFor();
  assert.equal(await told.count(), 1, "told once");
  await operator.look("taken-over");
  await supervisor.look("took-over");
  await operator.button("关闭").click();
}
