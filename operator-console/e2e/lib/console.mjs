// Somebody of the staff at the console: what they do and see, by role and label.
import { Person } from "./chromium.mjs";
import { look } from "./look.mjs";

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

  /** A line as a screen reader has it: who, then the words. */
  said(text) {
    return this.log.getByText(new RegExp(`^(我|来访者|热线) ${text}$`));
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
