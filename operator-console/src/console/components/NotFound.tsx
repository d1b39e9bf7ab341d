// An address that leads nowhere.
import { useTranslation } from "react-i18next";

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main id="main" className="page" tabIndex={-1}>
      <h1>{t("error.notFound")}</h1>
      <p>{t("error.notFoundDetail")}</p>
    </main>
  );
}
