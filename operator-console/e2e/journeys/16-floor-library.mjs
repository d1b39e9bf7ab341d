// The library at work: order, both languages, another's change met without loss, and at the operator's hand at once.
import assert from "node:assert/strict";
import { ask, OPERATOR, SUPERVISOR, signedIn } from "../lib/centre.mjs";

export const name = "floor: library";

export async function travel(journey, centre) {
  const hotline = await journey.on(centre.open());
  const operator = await journey.staff(OPERATOR);
  const supervisor = await journey.staff(SUPERVISOR);
  const caller = await journey.caller();
  await journey.step("a talk under way", async () => {
    await operator.startShift();
    await caller.entersQuietly("最近睡不好");
    await operator.accept();
    await supervisor.startShift();
  });
  await journey.step("an item is moved, and edited with its preview", () => edits(supervisor));
  await journey.step("another's change is met, and nothing written is lost", () =>
    meets(hotline, supervisor),
  );
  await journey.step("the operator has the new words at once", () => reachesReplies(operator));
  await journey.step("a new item wants both languages; one is removed", () => addsAndRemoves(supervisor));
}

const itemsOf = ({ page }) => page.getByRole("list", { name: "常用语" }).getByRole("listitem");

async function edits(supervisor) {
  const { page } = supervisor;
  await supervisor.goes("资料库", "督导台");
  const first = itemsOf(supervisor).first();
  const title = await first.locator("b").innerText();
  await first.getByRole("button", { name: `下移 ${title}` }).click();
  await page.getByText(`“${title}”已移到第 2 位`).waitFor({ state: "attached" });
  await itemsOf(supervisor).nth(1).getByRole("link", { name: title }).click();
  await page.getByLabel("标题 中文").fill("稳住呼吸");
  await page.getByLabel("正文 中文").fill("我们先一起慢慢呼吸三次，好吗？");
  await page.getByRole("region", { name: "接线员得到的文字" }).getByText("我们先一起慢慢呼吸三次").waitFor();
  await supervisor.look("library");
  await supervisor.goes("督导台");
  await supervisor.dialog.getByText("离开后，这些修改会丢失。").waitFor();
  await supervisor.look("library-unsaved");
  await supervisor.dialog.getByRole("button", { name: "继续编辑" }).click();
}

async function meets(hotline, supervisor) {
  const { page } = supervisor;
  await changesMeanwhile(hotline, await itemsOf(supervisor).nth(1).locator("b").innerText());
  await page.getByText("别人刚刚改过这一条").waitFor();
  assert.equal(await page.getByLabel("标题 中文").inputValue(), "稳住呼吸", "what was written is not lost");
  await supervisor.look("library-conflict");
  await supervisor.button("用我的覆盖").click();
  await page.getByText("已保存", { exact: true }).waitFor();
}

async function addsAndRemoves(supervisor) {
  const { page } = supervisor;
  await supervisor.button("新建").click();
  await page.getByLabel("标题 中文").fill("暂时的");
  await supervisor.button("保存").click();
  await page.getByText("请填写标出的项：两种语言都要有。").waitFor();
  await supervisor.look("library-new");
  await supervisor.button("放弃修改").click();
  await itemsOf(supervisor).first().getByRole("link").click();
  await supervisor.button("移除").click();
  await supervisor.look("library-remove");
  await supervisor.dialog.getByRole("button", { name: "移除" }).click();
  await page.getByText("已移除", { exact: true }).waitFor();
}

/** Another supervisor's console, without its page. */
async function changesMeanwhile({ origin }, title) {
  const token = await signedIn(origin, SUPERVISOR.username);
  const { body } = await ask(origin, "GET", "library", { token });
  const { item, changed_at, position, ...text } = body.items.find((one) => one.title_zh === title);
  const answer = await ask(origin, "PUT", `library/${item}`, {
    token,
    body: {
      id: crypto.randomUUID(),
      seen: changed_at ?? null,
      position,
      text: { ...text, body_en: "Let us breathe slowly, three times." },
    },
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}

/** The operator need not do anything to have the new words. */
async function reachesReplies(operator) {
  await operator.box.fill("/稳住");
  await operator.page.getByRole("list", { name: "常用语" }).getByText("稳住呼吸").waitFor();
  await operator.look("canned-new");
  await operator.box.fill("");
}
