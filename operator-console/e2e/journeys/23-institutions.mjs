// The system administrator enters the institutions of a county and who belongs to them; only a title that somebody has
// looked at lets anybody diagnose.
import { hire, SYSTEM } from "../lib/centre.mjs";
import {
  ATTENDING,
  areas,
  CLINIC,
  COUNTY,
  GENERAL,
  GENERAL_MAIL,
  HOSPITAL,
  TOWNSHIP,
} from "../lib/county.mjs";

export const name = "institutions";

export async function travel(journey, centre) {
  const { origin } = await journey.on(centre.open());
  await areas(origin);
  await hire(origin, ATTENDING);
  const keeper = await journey.staff(SYSTEM);
  await keeper.signIn();
  await journey.step("a hospital that admits by the green channel", () => hospital(keeper));
  await journey.step("one without a system, and a clinic that it guides", () => others(keeper));
  await journey.step("a psychiatrist, whose title somebody verifies", () => member(keeper));
  await journey.step("what is entered can be changed", () => changes(keeper));
}

const saved = async ({ page, dialog }) => {
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("heading", { name: "登记信息" }).waitFor();
};

async function hospital(keeper) {
  const { page, dialog } = keeper;
  await keeper.goes("机构", "转介");
  await page.getByText("还没有机构。请先添加本地区的医院").waitFor();
  await keeper.look("institutions-empty");
  await keeper.button("添加机构").click();
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.getByText(/请填写.*机构名称/).waitFor();
  await dialog.getByLabel("机构名称").fill(HOSPITAL);
  await dialog.getByLabel("机构代码").fill("H6");
  await dialog.getByLabel("绿色通道顺序").fill("1");
  await dialog.getByLabel("值班电话").fill("0571-2222333");
  await keeper.look("institution-new");
  await saved(keeper);
}

async function others(keeper) {
  const { page, dialog } = keeper;
  await page.getByRole("link", { name: "返回机构列表" }).click();
  await keeper.button("添加机构").click();
  await dialog.getByLabel("机构名称").fill(GENERAL);
  await keeper.choose(dialog.getByLabel("类别"), "综合医院");
  await dialog.getByLabel("服务地区").click();
  await page.getByTitle(COUNTY, { exact: true }).last().click();
  await dialog.getByLabel("机构代码").fill("R1");
  await dialog.getByLabel("绿色通道顺序").fill("2");
  await keeper.choose(dialog.getByLabel("怎样联系"), "邮件里的一次性页面");
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.getByText(/请填写.*值班邮箱/).waitFor();
  await dialog.getByLabel("值班邮箱").fill(GENERAL_MAIL);
  await saved(keeper);
  await page.getByRole("link", { name: "返回机构列表" }).click();
  await keeper.button("添加机构").click();
  await dialog.getByLabel("机构名称").fill(CLINIC);
  await keeper.choose(dialog.getByLabel("类别"), "基层医疗卫生机构");
  await keeper.choose(dialog.getByLabel("服务地区"), `${COUNTY} ${TOWNSHIP}`);
  await dialog.getByLabel("机构代码").fill("C1");
  await keeper.choose(dialog.getByLabel("分片包干医院"), HOSPITAL);
  await saved(keeper);
  await page.getByRole("link", { name: "返回机构列表" }).click();
  await keeper.row(CLINIC).getByText(HOSPITAL).waitFor();
  await keeper.look("institutions");
}

async function member(keeper) {
  const { page, dialog } = keeper;
  await page.getByRole("link", { name: HOSPITAL }).first().click();
  await page.getByText("还没有人员").waitFor();
  await keeper.button("添加人员").click();
  await dialog.getByLabel("姓名").click();
  await page.getByTitle(new RegExp(ATTENDING.name)).last().click();
  await dialog.getByLabel("精神科执业医师").check();
  await dialog.getByText("主治医师", { exact: true }).click();
  await dialog.getByLabel("执业证编号").fill("110382");
  await keeper.look("institution-member");
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.waitFor({ state: "detached" });
  await keeper.row(ATTENDING.name).getByText("未核实").waitFor();
  await keeper.button(`核实 ${ATTENDING.name} 的职称`).click();
  await dialog.getByRole("button", { name: "核实", exact: true }).click();
  await keeper
    .row(ATTENDING.name)
    .getByText(new RegExp(`${SYSTEM.name} .* 核实`))
    .waitFor();
  await keeper.look("institution");
}

async function changes(keeper) {
  const { page, dialog } = keeper;
  await keeper.button("修改").first().click();
  await dialog.getByLabel("值班电话").fill("0571-4444555");
  await dialog.getByRole("button", { name: "保存" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("0571-4444555").waitFor();
}
