// Somebody of the staff at the console: what they do and see, by role and label.
import { readFile } from "node:fs/promises";
import { Person } from "./chromium.mjs";
import { look } from "./look.mjs";

/** A way to a room may say behind its name how much waits there. */
const called = (name) => new RegExp(`^${name}( |$)`);

export const PASSWORD = "a quiet lamp by the river";

export class StaffMember {
  static async comes(browser, hotline, { name, username, ...more }) {
    return new StaffMember(await Person.meet(browser, { name, ...more }), hotline, username);
  }

  /** With a context that is there already. */
  static async sits(context, hotline, { name, username }) {
    return new StaffMember(await Person.in(context, name), hotline, username);
  }

  constructor(person, hotline, username) {
    this.origin = hotline.origin;
    this.username = username;
    this.person = person;
    this.page = person.page;
  }

  button(name) {
    return this.page.getByRole("button", { name });
  }

  get box() {
    return this.page.getByRole("textbox", { name: "回复", exact: true });
  }

  get log() {
    return this.page.getByRole("log");
  }

  get offer() {
    return this.page.getByRole("region", { name: "新来访者" });
  }

  get dialog() {
    return this.page.getByRole("dialog");
  }

  open(path = "") {
    return this.page.goto(`${this.origin}/console/${path}`);
  }

  /** To a room; one that stands in a group by way of the group. */
  async goes(room, group = null) {
    const main = this.page.getByRole("navigation", { name: "主导航" });
    await main.getByRole("link", { name: called(group ?? room) }).click();
    if (group === null) return;
    const rooms = this.page.getByRole("navigation", { name: group, exact: true });
    await rooms.getByRole("link", { name: called(room) }).click();
  }

  async signIn(password = PASSWORD) {
    await this.open();
    await this.page.getByLabel("登录名").fill(this.username);
    await this.page.getByLabel("密码", { exact: true }).fill(password);
    await this.page.keyboard.press("Enter");
  }

  async startShift() {
    await this.signIn();
    await this.button("开始值班").click();
    await this.page.getByText("请从左侧选择一个会话").waitFor();
  }

  /** After a crash: the state is still the one that was left. */
  async comesBack() {
    await this.signIn();
    await this.page.getByText("请从左侧选择一个会话").waitFor();
  }

  async chooseState(word) {
    await this.choose(this.page.getByLabel("我的状态"), word);
  }

  /** One of a list that opens on demand. */
  async choose(select, word) {
    await select.click();
    await this.page.getByTitle(word).last().click();
  }

  async accept() {
    await this.offer.waitFor();
    await this.page.keyboard.press("Alt+a");
    await this.box.waitFor();
  }

  async say(text) {
    await this.box.fill(text);
    await this.box.press("Enter");
    await this.said(text).waitFor();
  }

  /** A line as a screen reader has it: who, then the words. Others of our side stand by their names. */
  said(text) {
    return this.log.getByText(new RegExp(`^(督导 )?\\S+ ${text}$`));
  }

  /** Says why there is no assessment, writes the record, and closes; the talk has ended. */
  async finish() {
    await this.page.keyboard.press("Alt+r");
    await this.page.getByText("无法评估", { exact: true }).click();
    await this.page.getByLabel("来访者中途离开").check();
    await this.button("完成评估").click();
    await this.page.getByText(/记为无法评估/).waitFor({ state: "attached" });
    await this.writeRecord();
    await this.page.keyboard.press("Alt+c");
    await this.page.getByText("会话已关闭").waitFor();
  }

  /** A telephone talk that comes to imminent danger, recorded and closed with its five follow-ups. */
  async talksAtHighRisk(number) {
    const { page, dialog } = this;
    await this.goes("工作台");
    await page.keyboard.press("Alt+o");
    await dialog.getByLabel("对方号码").fill(number);
    await this.button("开始记录").click();
    await page.getByText(/电话会话：对话在电话中进行/).waitFor();
    await page.keyboard.press("Alt+r");
    await page.getByRole("slider", { name: /求死意愿/ }).focus();
    for (let time = 0; time < 16; time++) await page.keyboard.press("ArrowRight");
    await page.getByRole("group", { name: "自杀计划" }).getByText("有", { exact: true }).click();
    await this.choose(page.getByLabel("打算何时"), "72 小时内");
    await this.button("其余记为未知").click();
    await page.getByText("有计划，72 小时内可能实施").waitFor();
    await this.button("采用建议").click();
    await this.button("完成评估").click();
    await page
      .getByText(/ 已评估/)
      .first()
      .waitFor();
    await this.end();
    await this.writeRecord();
    await page.getByLabel("随访时间 5").waitFor();
    await page.keyboard.press("Alt+c");
    await page.getByText("会话已关闭").waitFor();
  }

  /** A row of a list, by some of its words. */
  row(words) {
    return this.page.getByRole("row").filter({ hasText: words });
  }

  /** Whatever lies over the page. */
  async closes() {
    await this.page.keyboard.press("Escape");
    await this.dialog.waitFor({ state: "detached" });
  }

  /** The file that comes of a button and one of its choices. */
  async takesAway(button, format) {
    await this.button(button).click();
    const choice = this.page.getByRole("menuitem", { name: format }).first();
    await choice.waitFor();
    const coming = this.page.waitForEvent("download");
    await choice.click();
    return readFile(await (await coming).path());
  }

  async end() {
    await this.page.keyboard.press("Alt+x");
    await this.dialog.getByRole("button", { name: "结束对话" }).click();
    await this.page.getByText(/请完成评估和记录，然后关闭会话/).waitFor();
  }

  async writeRecord() {
    await this.page.keyboard.press("Alt+w");
    await this.page.getByLabel("情绪").check();
    await this.page.getByLabel("心理咨询").check();
    await this.choose(this.page.getByLabel("结果"), "有所缓解");
    await this.page.getByLabel(/^摘要/).fill("睡眠差，约好下周再聊");
    await this.button("保存记录").click();
    await this.page.getByText("记录已保存，可继续修改").waitFor();
  }

  /** The switches work under an open dialog too, where a pointer would not reach them. */
  dress = async ({ language, theme }) => {
    const switches = this.page.getByRole("radiogroup", { name: "语言 / Language", includeHidden: true });
    const chosen = switches.getByRole("radio", {
      name: language === "en" ? "EN" : "中文",
      includeHidden: true,
    });
    await chosen.evaluate((it) => it.click());
    const night = this.page.getByRole("button", {
      name: /^(夜间模式|Night mode|Dark mode)$/,
      includeHidden: true,
    });
    const pressed = (await night.getAttribute("aria-pressed")) === "true";
    if (pressed !== (theme === "dark")) await night.evaluate((it) => it.click());
  };

  look(name) {
    return look(this.person, `console-${name}`, this.dress);
  }
}
