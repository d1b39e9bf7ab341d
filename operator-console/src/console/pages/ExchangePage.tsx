// Other institutions' own systems: what of them is a human's, for supervisors; which there are, for who keeps institutions.
import { useTranslation } from "react-i18next";
import { SystemsCard } from "../exchange/SystemsCard";
import { TroublesCards } from "../exchange/TroublesCards";
import "../exchange/exchange.css";
import "../exchange/words";
import { useRight } from "../sign-in";

export function ExchangePage() {
  const { t } = useTranslation();
  const chases = useRight("chase_referrals");
  const keeps = useRight("keep_institutions");
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("exchange.title")}</h1>
        <span className="muted">{t("exchange.hint")}</span>
      </div>
      {chases && <TroublesCards />}
      {keeps && <SystemsCard />}
    </main>
  );
}
