// The offices: an account disabled is out at once, settings are saved, the auditor reads the journal and takes it along.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import readExcelFile from "read-excel-file/node";
import { ADMINISTRATOR, AUDITOR, SECOND, SYSTEM } from "../lib/centre.mjs";

export const name = "offices";

export async function travel(journey, centre) {
  await journey.on(centre.open());
  const administrator = await journey.staff(ADMINISTRATOR);
  const second = await journey.staff(SECOND);
  await journey.step("an account is disabled: whoever has it is out within a second", async () => {
    await second.startShift();
    // What the console still asks for is refused.
    second.person.mayComplain(/401|403/);
    await administrator.signIn();
    await administrator.button(`更多操作 ${SECOND.name}`).click();
    await administrator.page.getByRole("menuitem", { name: "停用" }).click();
    await administrator.look("disable");
    await administrator.dialog.getByRole("button", { name: "停用" }).click();
    await administrator.page.getByText(/已停用（/).waitFor();
    await second.page.getByRole("heading", { name: "登录工作台" }).waitFor();
  });
  await journey.step("the account is enabled again", async () => {
    await administrator.button(`更多操作 ${SECOND.name}`).click();
    await administrator.page.getByRole("menuitem", { name: "启用" }).click();
    await administrator.page.getByText(/已停用（/).waitFor({ state: "detached" });
  });
  await journey.step(
    "settings are saved by the system administrator, and hold on the caller's page",
    async () => {
      const system = await journey.staff(SYSTEM);
      await system.signIn();
      await system.page.getByRole("link", { name: "设置" }).click();
      await system.page.getByLabel("中心名称").fill("江城心理援助中心");
      await system.page.getByText("有未保存的修改").waitFor();
      await system.look("settings");
      await system.button("保存").click();
      await system.page.getByText("设置已保存").waitFor();
      await system.page.getByRole("banner").getByText("江城心理援助中心").waitFor();
    },
  );
  await journey.step("the auditor reads who did what", async () => {
    const auditor = await journey.staff(AUDITOR);
    await auditor.signIn();
    await auditor.goes("日志");
    await auditor.page.getByRole("heading", { name: "日志" }).waitFor();
    await auditor.page.getByRole("row").nth(5).waitFor();
    await auditor.look("journal");
    await exportsBoth(auditor);
  });
}

/** What the table shows, in a file of each kind. */
async function exportsBoth({ page }) {
  for (const [format, rowsOf] of [
    ["CSV", async (file) => (await readFile(file, "utf8")).trim().split("\r\n")],
    ["XLSX", async (file) => (await readExcelFile(file))[0].data],
  ]) {
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: "导出" }).click();
    await page.getByRole("menuitem", { name: format }).click();
    const download = await downloading;
    assert.match(
      download.suggestedFilename(),
      new RegExp(`^日志-\\d{4}-\\d\\d-\\d\\d\\.${format.toLowerCase()}$`),
    );
    const rows = await rowsOf(await download.path());
    assert.ok(rows.length > 5, `${format}: ${rows.length} rows`);
  }
}
