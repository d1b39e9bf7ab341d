// One follow-up visit, to read: the whole form as it was handed in, what the rules proposed and what was decided.
import { ArrowLeftOutlined } from "@ant-design/icons";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import "../cases/cases.css";
import { Loaded } from "../components/states";
import { useVisit } from "../visits/queries";
import { VisitRead } from "../visits/VisitRead";
import "../visits/visits.css";
import "../visits/words";

export function VisitPage() {
  const { t } = useTranslation();
  const { visit } = useParams({ from: "/visits/$visit" });
  const query = useVisit(visit);
  return (
    <main id="main" className="page" tabIndex={-1}>
      {query.data === undefined && <h1 className="sr">{t("visits.one")}</h1>}
      <Loaded query={query}>
        {(view) => (
          <>
            <div className="page-h">
              <Link
                to="/patients/$patient"
                params={{ patient: view.patient }}
                aria-label={t("visits.toPatient")}
                className="large-link"
              >
                <ArrowLeftOutlined aria-hidden />
              </Link>
              <h1 className="num">{t("visits.oneOn", { on: view.row.on })}</h1>
              <span className="muted">{t("visits.opened")}</span>
            </div>
            <VisitRead view={view} />
          </>
        )}
      </Loaded>
    </main>
  );
}
