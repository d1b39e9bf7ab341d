// One report, laid out like the paper form: numbers that open their sessions, what is typed, and the signatures.
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Loaded } from "../components/states";
import { fullDay } from "../ledgers/calendar";
import { useReport } from "../reports/queries";
import { ReportSheet } from "../reports/ReportSheet";
import { StageTag } from "../reports/StageTag";
import "../figures.css";

export function ReportPage() {
  const { t, i18n } = useTranslation();
  const { report } = useParams({ from: "/reports/$report" });
  const query = useReport(report);
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("reports.one")}</h1>
        {query.data !== undefined && (
          <>
            <span className="muted num">
              {fullDay(query.data.first_day, i18n.language)} – {fullDay(query.data.last_day, i18n.language)}
            </span>
            <StageTag stage={query.data.stage} />
          </>
        )}
      </div>
      {/* What somebody types stays until they save it, whatever is read again meanwhile. */}
      <Loaded query={query}>
        {(one) => <ReportSheet key={`${one.report}-${one.stage.kind}`} report={one} />}
      </Loaded>
    </main>
  );
}
