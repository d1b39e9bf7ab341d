// A duty officer of an institution without a system, with a phone: opens the link of a letter, and answers.
import { Person } from "./chromium.mjs";
import { look } from "./look.mjs";

export class Receiver {
  static async comes(browser, { origin }, { name }) {
    const receiver = new Receiver();
    receiver.origin = origin;
    receiver.person = await Person.meet(browser, { name, seat: "phone", hasTouch: true });
    receiver.page = receiver.person.page;
    return receiver;
  }

  button(name) {
    return this.page.getByRole("button", { name });
  }

  sees(words) {
    return this.page.getByText(words).first().waitFor();
  }

  dress = async ({ language, theme }) => {
    await this.page.emulateMedia({ colorScheme: theme });
    const now = await this.page.evaluate(() => document.documentElement.lang);
    if (now.startsWith(language)) return;
    const wanted = language === "en" ? "English" : "中文";
    await this.button(wanted).click();
    await this.page.waitForFunction(
      (heading) => document.title === heading,
      language === "en" ? "Answer to a referral" : "转介答复",
    );
  };

  look(name) {
    return look(this.person, `referral-${name}`, this.dress);
  }
}

/** The link that stands in a letter. */
export const linkIn = (words) => /https?:\/\/\S+#r=[\w.~-]+/.exec(words)?.[0] ?? "";
