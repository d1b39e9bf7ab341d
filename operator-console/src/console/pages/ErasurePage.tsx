// One caller, by a session of theirs: what would go and what hinders; once it is done, what went and where it still is.
import { ArrowLeftOutlined } from "@ant-design/icons";
import { Link, useParams } from "@tanstack/react-router";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import "../cases/cases.css";
import { Loaded } from "../components/states";
import { ErasedCards } from "../erasures/ErasedCards";
import { EraseForm } from "../erasures/EraseForm";
import "../erasures/erasures.css";
import { PlanCards } from "../erasures/PlanCards";
import { useErasurePlan } from "../erasures/queries";
import "../erasures/words";
import { referenceOf } from "../referrals/reference";

export function ErasurePage() {
  const { t } = useTranslation();
  const { session } = useParams({ from: "/erasures/$session" });
  const query = useErasurePlan(session);
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <Link to="/erasures" aria-label={t("erasures.back")}>
          <ArrowLeftOutlined aria-hidden />
        </Link>
        <h1 className="num">{t("erasures.oneOf", { number: referenceOf(session) })}</h1>
      </div>
      <Loaded query={query}>
        {(plan) =>
          plan.erasure === null ? (
            <>
              <Alert type="info" showIcon title={t("erasures.dry")} />
              <PlanCards plan={plan} />
              <EraseForm session={session} plan={plan} />
            </>
          ) : (
            <ErasedCards erasure={plan.erasure} />
          )
        }
      </Loaded>
    </main>
  );
}
