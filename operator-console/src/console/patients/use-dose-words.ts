// A dose in words: by day, or an injection that lasts.
import { useTranslation } from "react-i18next";
import type { Dose } from "../../protocol/generated";
import "./words";

const UG_PER_MG = 1_000;

export function useDoseWords(): (dose: Dose) => string {
  const { t } = useTranslation();
  const mg = (ug: number) => ug / UG_PER_MG;
  return (dose) =>
    dose.kind === "daily"
      ? t("patients.dose.daily", {
          morning: mg(dose.morning_ug),
          noon: mg(dose.noon_ug),
          night: mg(dose.night_ug),
        })
      : t("patients.dose.depot", { weeks: dose.every_weeks, dose: mg(dose.dose_ug) });
}
