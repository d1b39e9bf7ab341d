// Somebody of a crisis team with a phone: what they do and see, by role and label.
import { Person } from "./chromium.mjs";
import { PASSWORD } from "./console.mjs";
import { look } from "./look.mjs";

/** Longer than what a duress answer is held for. */
const DURESS_HOLD_MS = 3_300;

export class CrewPhone {
  static async comes(browser, hotline, { name, username }) {
    const phone = new CrewPhone();
    phone.origin = hotline.origin;
    phone.username = username;
    phone.person = await Person.meet(browser, { name, seat: "phone", hasTouch: true });
    phone.page = phone.person.page;
    return phone;
  }

  button(name) {
    return this.page.getByRole("button", { name });
  }

  open() {
    return this.page.goto(`${this.origin}/crew/`);
  }

  /** Opens what stands in a page that was sent. */
  async opensLink(link) {
    await this.page.goto(link);
  }

  async signsIn({ keep = null } = {}) {
    await this.page.getByLabel("用户名").fill(this.username);
    await this.page.getByLabel("密码").fill(PASSWORD);
    if (keep !== null) {
      await this.page.getByLabel(/在这部手机上保持登录/).check();
      await this.page.getByLabel("这部手机叫什么").fill(keep);
    }
    await this.button("登录").click();
    await this.sees("已连接");
  }

  sees(words) {
    return this.page.getByText(words).first().waitFor();
  }

  /** For what asks to be tapped twice. */
  async isSure(name) {
    await this.button(name).click();
    await this.button("再点一次确认").click();
  }

  async opensDispatch(number) {
    await this.page.getByRole("link", { name: `打开 ${number}` }).click();
    await this.button("导航")
      .or(this.page.getByRole("link", { name: "导航" }))
      .waitFor();
  }

  async saysSafe() {
    await this.button("平安").click();
  }

  /** To whoever stands beside, the same. */
  async saysSafeUnderDuress() {
    await this.button("平安").click({ delay: DURESS_HOLD_MS });
  }

  dress = async ({ language, theme }) => {
    await this.page.evaluate(
      ([language, theme]) => {
        localStorage.setItem("language", language);
        localStorage.setItem("theme", theme);
        dispatchEvent(new StorageEvent("storage"));
      },
      [language === "en" ? "en" : "zh-CN", theme],
    );
  };

  look(name) {
    return look(this.person, `crew-${name}`, this.dress);
  }
}
