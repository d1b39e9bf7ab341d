// On every page of a demonstration, so that nobody takes it for a hotline.
import { useTranslation } from "react-i18next";
import { useCentre } from "../centre";

export function DemonstrationBanner() {
  const { t } = useTranslation();
  if (useCentre()?.mark !== "demonstration") return null;
  return (
    <aside className="demonstration" aria-label={t("demonstrationLabel")}>
      {t("demonstration")}
    </aside>
  );
}
