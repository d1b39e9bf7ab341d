// Erasing callers for good, for the privacy officer: a caller is found, and what was erased so far stands in a register.
import { useTranslation } from "react-i18next";
import { MoreButton } from "../components/MoreButton";
import { Loaded } from "../components/states";
import "../erasures/erasures.css";
import { useErasures } from "../erasures/queries";
import { RegisterExport, RegisterTable } from "../erasures/RegisterTable";
import { SearchCard } from "../erasures/SearchCard";
import "../erasures/words";

export function ErasuresPage() {
  const { t } = useTranslation();
  const query = useErasures();
  const rows = query.data ?? [];
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("erasures.title")}</h1>
        <span className="muted">{t("erasures.hint")}</span>
      </div>
      <SearchCard />
      <section className="card" aria-labelledby="erasures-register">
        <div className="between">
          <h2 id="erasures-register">{t("erasures.register")}</h2>
          <RegisterExport rows={rows} />
        </div>
        <Loaded query={query}>{() => <RegisterTable rows={rows} />}</Loaded>
        <MoreButton query={query} />
      </section>
    </main>
  );
}
