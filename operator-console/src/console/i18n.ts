// Languages of the console: Chinese unless the person chose English. The choice is kept on this machine.
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { CodeWords } from "../locales/codes";
import { en } from "../locales/en";
import { zhCN } from "../locales/zh-CN";
import type { casesZhCN } from "../locales/zh-CN.cases";
import type { crisisZhCN } from "../locales/zh-CN.crisis";
import type { dispatchZhCN } from "../locales/zh-CN.dispatch";
import type { erasuresZhCN } from "../locales/zh-CN.erasures";
import type { exchangeZhCN } from "../locales/zh-CN.exchange";
import type { figuresZhCN } from "../locales/zh-CN.figures";
import type { floorZhCN } from "../locales/zh-CN.floor";
import type { ledgersZhCN } from "../locales/zh-CN.ledgers";
import type { referralsZhCN } from "../locales/zh-CN.referrals";
import type { registryZhCN } from "../locales/zh-CN.registry";
import type { reviewZhCN } from "../locales/zh-CN.review";
import type { teamsZhCN } from "../locales/zh-CN.teams";
import type { visitsZhCN } from "../locales/zh-CN.visits";

export const LANGUAGES = ["zh-CN", "en"] as const;
export type ConsoleLanguage = (typeof LANGUAGES)[number];

const resources = {
  "zh-CN": { translation: zhCN },
  en: { translation: en },
};

const STORED_AS = "language";

void i18next.use(initReactI18next).init({
  resources,
  lng: localStorage.getItem(STORED_AS) === "en" ? "en" : "zh-CN",
  fallbackLng: "zh-CN",
  interpolation: { escapeValue: false },
  returnNull: false,
});
document.documentElement.lang = i18next.language;

export function language(): ConsoleLanguage {
  return i18next.language === "en" ? "en" : "zh-CN";
}

export function chooseLanguage(chosen: ConsoleLanguage): void {
  localStorage.setItem(STORED_AS, chosen);
  document.documentElement.lang = chosen;
  void i18next.changeLanguage(chosen);
}

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    // All but the first come with the pages behind the door.
    resources: {
      translation: typeof zhCN &
        CodeWords &
        typeof ledgersZhCN &
        typeof figuresZhCN &
        typeof floorZhCN &
        typeof reviewZhCN &
        typeof teamsZhCN &
        typeof dispatchZhCN &
        typeof casesZhCN &
        typeof referralsZhCN &
        typeof exchangeZhCN &
        typeof erasuresZhCN &
        typeof registryZhCN &
        typeof visitsZhCN &
        typeof crisisZhCN;
    };
  }
}
