// Somebody who comes to the caller's page with a phone: what they do and see, by role and label.
import { Person } from "./chromium.mjs";
import { look } from "./look.mjs";

export class Caller {
  static async comes(browser, hotline, more = {}) {
    const caller = new Caller();
    caller.origin = hotline.origin;
    caller.person = await Person.meet(browser, { name: "caller", seat: "phone", ...more });
    caller.page = caller.person.page;
    return caller;
  }

  button(name) {
    return this.page.getByRole("button", { name });
  }

  get box() {
    return this.page.getByRole("textbox", { name: /^(想说什么都可以|Write here)/ });
  }

  get log() {
    return this.page.getByRole("log");
  }

  open() {
    return this.page.goto(`${this.origin}/help/`);
  }

  /** Without an answer to any question. */
  async entersQuietly(about = "") {
    await this.open();
    await this.button("开始文字聊天").click();
    if (about !== "") await this.page.getByLabel(/是什么让你想来聊聊/).fill(about);
    await this.button("进入聊天").click();
    await this.box.waitFor();
  }

  async says(text) {
    await this.box.fill(text);
    await this.box.press("Enter");
    await this.said(text).waitFor();
  }

  said(text) {
    return this.log.getByText(text, { exact: true });
  }

  sees(words) {
    return this.page.getByText(words).first().waitFor();
  }

  dress = async ({ language, theme }) => {
    await this.page.emulateMedia({ colorScheme: theme });
    const now = await this.page.evaluate(() => document.documentElement.lang);
    if (now.startsWith(language)) return;
    await this.page
      .getByRole("button", { name: language === "en" ? "English" : "中文", exact: true })
      .click();
  };

  look(name) {
    return look(this.person, `help-${name}`, this.dress);
  }
}
