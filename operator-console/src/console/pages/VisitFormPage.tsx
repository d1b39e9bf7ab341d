// Writes down a follow-up visit: the whole form, on a phone as well as at a desk; afterwards, when the next one is due.
import { ArrowLeftOutlined } from "@ant-design/icons";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { VisitHandedIn } from "../../protocol/generated";
import "../cases/cases.css";
import { Empty, Loaded } from "../components/states";
import "../dispatch/beside.css";
import { HandedIn } from "../visits/HandedIn";
import { useVisitDesk } from "../visits/queries";
import { VisitWhole } from "../visits/VisitWhole";
import "../visits/visits.css";
import "../visits/words";

export function VisitFormPage() {
  const { t } = useTranslation();
  const { patient } = useParams({ from: "/patients/$patient/visit" });
  const query = useVisitDesk(patient);
  const [result, setResult] = useState<VisitHandedIn | null>(null);
  const desk = query.data;
  return (
    <main id="main" className="page visit-page" tabIndex={-1}>
      <div className="page-h">
        <Link to="/visits" aria-label={t("visits.back")} className="large-link">
          <ArrowLeftOutlined aria-hidden />
        </Link>
        <h1>{desk === undefined ? t("visits.form") : t("visits.formOf", { name: desk.name })}</h1>
        {desk !== undefined && (
          <Link to="/patients/$patient" params={{ patient }} className="num large-link">
            {desk.number}
          </Link>
        )}
      </div>
      {result !== null ? (
        <HandedIn result={result} patient={patient} />
      ) : (
        <Loaded query={query}>
          {(known) =>
            known.actions.includes("hand_in") ? (
              <VisitWhole desk={known} onHandedIn={setResult} />
            ) : (
              <Empty>{t("visits.over")}</Empty>
            )
          }
        </Loaded>
      )}
    </main>
  );
}
