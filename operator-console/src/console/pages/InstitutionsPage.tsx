// Institutions that send, receive and register: kept by the system administrator, seen by everybody who refers.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import "../cases/cases.css";
import "../cases/words";
import { ReasonedButton, usePermitWords } from "../components/ReasonedButton";
import { Loaded } from "../components/states";
import { NewInstitutionDialog } from "../institutions/InstitutionDialog";
import { InstitutionExport, InstitutionTable } from "../institutions/InstitutionTable";
import { useInstitutions } from "../institutions/queries";
import "../teams/teams.css";

export function InstitutionsPage() {
  const { t } = useTranslation();
  const query = useInstitutions();
  const permitWords = usePermitWords();
  const [adding, setAdding] = useState<"no" | "yes">("no");
  const rows = query.data?.institutions ?? [];
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("institutions.title")}</h1>
        <span className="muted">{t("institutions.hint")}</span>
        <span className="grow" />
        <InstitutionExport rows={rows} />
        {query.data !== undefined && (
          <ReasonedButton why={permitWords(query.data.keep)} type="primary" onAct={() => setAdding("yes")}>
            {t("institutions.new")}
          </ReasonedButton>
        )}
      </div>
      <section className="card" aria-label={t("institutions.title")}>
        <Loaded query={query}>{() => <InstitutionTable rows={rows} />}</Loaded>
      </section>
      {adding === "yes" && <NewInstitutionDialog onClose={() => setAdding("no")} />}
    </main>
  );
}
