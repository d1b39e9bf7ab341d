// Choices of a closed set of words, in the language of the screen.
import { useTranslation } from "react-i18next";
import type { CodeWords } from "../locales/codes";
import { codesEn } from "../locales/codes.en";
import { codesZhCN } from "../locales/codes.zh-CN";

export interface Word<T> {
  value: T;
  label: string;
}

/** Every value of the set, in its declared order, with its word. */
export function useWords<K extends keyof CodeWords>(set: K): Word<keyof CodeWords[K]>[] {
  const { i18n } = useTranslation();
  const words = (i18n.language === "en" ? codesEn : codesZhCN)[set];
  return (Object.entries(words) as [keyof CodeWords[K], string][]).map(([value, label]) => ({
    value,
    label,
  }));
}
