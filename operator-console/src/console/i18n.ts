// Languages of the console: Chinese unless the person chose English. The choice is kept on this machine.
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { codesEn } from "../locales/codes.en";
import { codesZhCN } from "../locales/codes.zh-CN";
import { en } from "../locales/en";
import { zhCN } from "../locales/zh-CN";
import type { ledgersZhCN } from "../locales/zh-CN.ledgers";

export const LANGUAGES = ["zh-CN", "en"] as const;
export type ConsoleLanguage = (typeof LANGUAGES)[number];

const resources = {
  "zh-CN": { translation: { ...zhCN, ...codesZhCN } },
  en: { translation: { ...en, ...codesEn } },
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
    // Those of the ledgers come with the pages behind the door.
    resources: { translation: (typeof resources)["zh-CN"]["translation"] & typeof ledgersZhCN };
  }
}
