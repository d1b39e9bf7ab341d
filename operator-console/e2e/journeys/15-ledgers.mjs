// The ledgers: a supervision is written down and confirmed, a training planned, attended, corrected, withdrawn; each
// moves the standing at once.
import { OPERATOR, SUPERVISOR } from "../lib/centre.mjs";

export const name = "ledgers";

/** Where the rooms of the ledgers stand together. */
const LEDGERS = "台账";

export async function travel(journey, centre) {
  await journey.on(centre.open());
  const supervisor = await journey.staff(SUPERVISOR);
  const operator = await journey.staff(OPERATOR);
  await supervisor.signIn();
  await journey.step("the supervisor sees who is not supervised yet, and why", () => standing(supervisor));
  await journey.step("she writes a supervision down; one in the future is refused at its field", () =>
    writesDown(supervisor),
  );
  await journey.step("the operator is told at the desk, and confirms", () => confirms(operator));
  await journey.step("it counts at once, in both languages", async () => {
    await supervisor.goes("资质", LEDGERS);
    await cell(supervisor, /督导 1\/1 次，已完成/).waitFor();
    await supervisor.dress({ language: "en", theme: "light" });
    await cell(supervisor, /^1\/1 supervisions in .*, done$/).waitFor();
    await supervisor.dress({ language: "zh", theme: "light" });
  });
  await journey.step("a correction has to be confirmed anew; the first stands until then", () =>
    corrects(supervisor),
  );
  await journey.step("a course, a training of it, people, attendance", () => trains(supervisor));
  await journey.step("a training written down by mistake is withdrawn, and no longer counts", () =>
    withdraws(supervisor),
  );
  await journey.step("a sheet kept before says which row is wrong, and counts once it is mended", () =>
    imports(supervisor),
  );
}

/** A cell of the operator's row. */
const cell = ({ page }, words) =>
  page.getByRole("row").filter({ hasText: OPERATOR.name }).getByText(words).first();

async function standing(supervisor) {
  const { page } = supervisor;
  await supervisor.goes("资质", LEDGERS);
  await page.getByRole("heading", { name: "资质", exact: true }).waitFor();
  await cell(supervisor, /督导 0\/1 次/).waitFor();
  await supervisor.look("standing");
  await supervisor.button(`${OPERATOR.name} 的资质明细`).click();
  await supervisor.dialog.getByText("上岗培训已完成").waitFor();
  await supervisor.dialog.getByText("这段时间没有记录。").first().waitFor();
  await supervisor.look("standing-details");
  await supervisor.dialog.getByRole("link", { name: `为 ${OPERATOR.name} 登记督导` }).click();
}

async function writesDown(supervisor) {
  const { page, dialog } = supervisor;
  await dialog.getByText("登记一次督导").waitFor();
  await dialog.getByTitle(OPERATOR.name).waitFor();
  await dialog.getByLabel("商定的要点").fill("先确认此刻是否安全，再谈原因");
  const day = dialog.getByLabel("日期");
  // The browser says of each refusal that it was one.
  supervisor.person.mayComplain(/422/);
  const today = await day.inputValue();
  await day.fill("2099-01-01");
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.getByText("这个日期还没有到。").waitFor();
  await dialog.getByText("这一项没有被接受，请检查。").waitFor();
  await supervisor.look("supervision-refused");
  await day.fill(today);
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText(`等待本人确认：${OPERATOR.name}`).waitFor();
  await supervisor.look("supervisions");
}

async function confirms(operator) {
  const { page } = operator;
  await operator.startShift();
  const strip = page.getByRole("region", { name: "资质提醒" });
  await strip.getByText(/有 1 次督导等您确认/).waitFor();
  await operator.look("standing-strip");
  await strip.getByRole("link").click();
  await page.getByText("先确认此刻是否安全，再谈原因").waitFor();
  await operator.look("my-standing");
  await operator.button(/^确认参加了/).click();
  await page.getByText("没有等您确认的督导。").waitFor();
  await page.getByText(/督导 1\/1 次，已完成/).waitFor();
  await operator.chooseState("离开");
}

async function corrects(supervisor) {
  const { page, dialog } = supervisor;
  await supervisor.goes("督导记录", LEDGERS);
  await supervisor.button("更正").click();
  await dialog.getByLabel("时长（分钟）").fill("45");
  await dialog.getByLabel("理由").fill("时间记错了");
  await supervisor.look("supervision-correct");
  await dialog.getByRole("button", { name: "保存" }).click();
  await page.getByText("已更正").waitFor();
  await page.getByText(`等待本人确认：${OPERATOR.name}`).waitFor();
}

async function trains(supervisor) {
  const { page, dialog } = supervisor;
  await supervisor.goes("培训", LEDGERS);
  await page.getByText("还没有课程。").waitFor();
  await supervisor.look("training-empty");
  await supervisor.button("添加课程").click();
  await dialog.getByLabel("课程名称").fill("危机评估与安全计划");
  await dialog.getByLabel("内容").fill("风险表、保护因素、安全计划");
  await supervisor.look("course");
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.waitFor({ state: "detached" });
  await supervisor.button("登记培训").click();
  await supervisor.choose(dialog.getByLabel("课程"), "危机评估与安全计划");
  await supervisor.look("training-new");
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.waitFor({ state: "detached" });
  await supervisor.button(/的人员: 0 人/).click();
  await dialog.getByText("还没有人报名。").waitFor();
  await supervisor.choose(dialog.getByLabel("报名人员"), OPERATOR.name);
  await page.keyboard.press("Escape");
  await dialog.getByRole("button", { name: "报名" }).click();
  await dialog.getByRole("button", { name: "其余都标为“参加”" }).click();
  await supervisor.look("attendance");
  await dialog.getByRole("button", { name: "确认出勤" }).click();
  await dialog.getByRole("listitem").getByText("参加", { exact: true }).first().waitFor();
  await dialog.getByRole("button", { name: /Close|关闭/ }).click();
  await supervisor.button(/的人员: 1 人，1 人已确认/).waitFor();
  await supervisor.look("training");
  await supervisor.goes("资质", LEDGERS);
  await cell(supervisor, /培训 1\/2 次/).waitFor();
}

async function withdraws(supervisor) {
  const { page, dialog } = supervisor;
  await supervisor.goes("培训", LEDGERS);
  await supervisor.button("撤回").click();
  await dialog.getByRole("button", { name: "撤回" }).click();
  await dialog.getByText("请填写理由").waitFor();
  await dialog.getByLabel("理由").fill("登记重复");
  await supervisor.look("training-withdraw");
  await dialog.getByRole("button", { name: "撤回" }).click();
  await page.getByText("已撤回").waitFor();
  await supervisor.look("training-withdrawn");
  await supervisor.goes("资质", LEDGERS);
  await cell(supervisor, /培训 0\/2 次/).waitFor();
}

async function imports(supervisor) {
  const { page, dialog } = supervisor;
  await supervisor.goes("培训", LEDGERS);
  await supervisor.button("导入").click();
  const choose = (person) => {
    const rows = ["类别,姓名或工号,日期,分钟,课程", `培训,${person},2026-01-05,6学时,心理危机干预`];
    const buffer = Buffer.from(rows.join("\n"));
    return dialog.getByLabel("文件").setInputFiles({ name: "往年.csv", mimeType: "text/csv", buffer });
  };
  await choose("谁也不是");
  await dialog.getByText("没有这个工号或登录名的人").waitFor();
  await dialog.getByText("1 行有错误").waitFor();
  await supervisor.look("import-refused");
  await choose(OPERATOR.badge);
  await dialog.getByText("1 行都可以导入。").waitFor();
  await supervisor.look("import-ready");
  await dialog.getByRole("button", { name: "导入 1 行" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("已导入 1 人次培训、0 次督导").waitFor();
  await supervisor.goes("资质", LEDGERS);
  await cell(supervisor, /培训 1\/2 次/).waitFor();
}
