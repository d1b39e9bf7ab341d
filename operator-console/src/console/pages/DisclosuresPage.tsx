// The register of everything that departments were told: for whoever watches over privacy. Never what was told.
import { useTranslation } from "react-i18next";
import { MoreButton } from "../components/MoreButton";
import { Loaded } from "../components/states";
import { useDisclosures } from "../disclosures/queries";
import { RegisterExport, RegisterTable } from "../disclosures/RegisterTable";
import "../patients/words";

export function DisclosuresPage() {
  const { t } = useTranslation();
  const query = useDisclosures();
  const rows = query.data ?? [];
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("disclosures.title")}</h1>
        <span className="muted">{t("disclosures.hint")}</span>
      </div>
      <section className="card" aria-label={t("disclosures.title")}>
        <div className="between">
          <span className="muted num">{t("disclosures.count", { n: rows.length })}</span>
          <RegisterExport rows={rows} />
        </div>
        <Loaded query={query}>{() => <RegisterTable rows={rows} />}</Loaded>
        <MoreButton query={query} />
      </section>
    </main>
  );
}
