// The month of log review: a sample that anybody draws again from its seed, a supervision written down in one click with the
// sessions it was about, and its versions after a correction.
import assert from "node:assert/strict";
import { OPERATOR, SUPERVISOR } from "../lib/centre.mjs";
import { closedTalk } from "../lib/talk.mjs";

export const name = "samples and the month";

export async function travel(journey, centre) {
  await journey.on(centre.open());
  const operator = await journey.staff(OPERATOR);
  const supervisor = await journey.staff(SUPERVISOR);
  await journey.step("a talk is held, recorded and closed", () => closedTalk(journey, operator));
  await supervisor.signIn();
  await journey.step("the same seed draws the same sample", () => samples(supervisor));
  await journey.step("the month: one click writes the supervision down, her word makes it count", () =>
    month(supervisor, operator),
  );
  await journey.step("a correction leaves the first version to be read", () => versions(supervisor));
}

async function samples(supervisor) {
  const { page } = supervisor;
  await supervisor.goes("抽样", "复核");
  await page.getByText("还没有抽过样本。").waitFor();
  await supervisor.button("预览").click();
  await page.getByText(/这段时间有 1 个已结束的会话，将抽取 1 个/).waitFor();
  await supervisor.look("samples");
  const draws = async () => {
    await supervisor.button("抽取").click();
    const drawer = page.getByRole("dialog");
    await drawer.getByRole("link", { name: /^回放 / }).waitFor();
    const drawn = await drawer.getByRole("link").evaluateAll((links) => links.map(({ href }) => href));
    await supervisor.look("sample");
    await drawer.getByRole("button", { name: /Close|关闭/ }).click();
    return drawn;
  };
  const first = await draws();
  await supervisor.button("预览").click();
  await page.getByText(/将抽取 1 个/).waitFor();
  assert.deepEqual(await draws(), first);
  const seeds = await page.locator("tbody code").allTextContents();
  assert.equal(seeds.length, 2);
  assert.equal(seeds[0], seeds[1]);
  await page.getByText("0 / 1").first().waitFor();
  await supervisor.look("samples-drawn");
}

async function month(supervisor, operator) {
  const { page, dialog } = supervisor;
  await supervisor.goes("月度督导", "复核");
  const person = page.getByRole("region", { name: OPERATOR.name });
  await person.getByText("督导 0/1 次").waitFor();
  await person.getByText("新人最初几周", { exact: true }).waitFor();
  await person.getByRole("checkbox").check();
  await supervisor.look("month");
  await supervisor.button(`为 ${OPERATOR.name} 登记督导`).click();
  await dialog.getByText(/· (未评估|无|低|中|高)/).waitFor();
  await dialog.getByLabel("商定的要点").fill("先确认此刻是否安全，再谈原因");
  await supervisor.look("month-supervision");
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.waitFor({ state: "detached" });
  await person.getByText(`等 ${OPERATOR.name} 确认`).waitFor();
  await operator.open("my-standing");
  await operator.button(/^确认参加了/).click();
  await operator.page.getByText(/督导 1\/1 次，已完成/).waitFor();
  await page.reload();
  await person.getByText("督导 1/1 次").waitFor();
  await person.getByText("达成").waitFor();
  await person.getByText(`${OPERATOR.name} 已确认`).waitFor();
  await supervisor.look("month-confirmed");
}

async function versions(supervisor) {
  const { dialog } = supervisor;
  await supervisor.goes("督导记录", "台账");
  await supervisor.button("更正").click();
  await dialog.getByLabel("时长（分钟）").fill("45");
  await dialog.getByLabel("理由").fill("时间记错了");
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.waitFor({ state: "detached" });
  await supervisor.button(/的各版记录/).click();
  await dialog.getByText("时间记错了").waitFor();
  await dialog.getByText("60", { exact: true }).waitFor();
  await dialog.getByText("45", { exact: true }).waitFor();
  await supervisor.look("versions");
  await dialog.getByRole("button", { name: /Close|关闭/ }).click();
}
