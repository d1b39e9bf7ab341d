// Short waits in words: seconds, and from two minutes on minutes.
import { useTranslation } from "react-i18next";

const MINUTES_FROM_MS = 120_000;

export function useSeconds(): (ms: number) => string {
  const { t } = useTranslation();
  return (ms) =>
    ms < MINUTES_FROM_MS
      ? t("kpis.seconds", { n: Math.round(ms / 100) / 10 })
      : t("kpis.minutes", { n: Math.round(ms / 6_000) / 10 });
}
