// Words of follow-up visits and indicators: they come with the first page that needs them.
import i18next from "i18next";
import { useTranslation } from "react-i18next";
import { visitCodesEn } from "../../locales/codes.en.visits";
import type { VisitCodeWords } from "../../locales/codes.visits";
import { visitCodesZhCN } from "../../locales/codes.zh-CN.visits";
import { visitsEn } from "../../locales/en.visits";
import { visitsZhCN } from "../../locales/zh-CN.visits";
import type { Word } from "../words";
import "../patients/words";

i18next.addResourceBundle("zh-CN", "translation", visitsZhCN);
i18next.addResourceBundle("en", "translation", visitsEn);

/** Every value of the set, in its declared order, with its word. */
export function useVisitWords<K extends keyof VisitCodeWords>(set: K): Word<keyof VisitCodeWords[K]>[] {
  const { i18n } = useTranslation();
  const words = (i18n.language === "en" ? visitCodesEn : visitCodesZhCN)[set];
  return (Object.entries(words) as [keyof VisitCodeWords[K], string][]).map(([value, label]) => ({
    value,
    label,
  }));
}
