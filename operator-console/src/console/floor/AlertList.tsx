// Alerts that nobody has seen to, on the board: the most urgent first, and how to be quiet about those that sound.
import { useTranslation } from "react-i18next";
import { AlertActions, AlertWords } from "../components/AlertStrip";
import { Empty } from "../components/states";
import { useDesk } from "../desk/desk";
import { mostUrgentFirst } from "./alarms";
import { Hush } from "./Hush";

export function AlertList() {
  const { t } = useTranslation();
  const alerts = useDesk((desk) => desk.alerts);
  return (
    <section className={`card ${alerts.length > 0 ? "alarming" : ""}`} aria-labelledby="board-alerts">
      <div className="between">
        <h2 id="board-alerts">
          {t("alerts.title")}
          {alerts.length > 0 && (
            <span className="count" aria-hidden="true">
              {alerts.length}
            </span>
          )}
        </h2>
        <Hush />
      </div>
      {alerts.length === 0 && <Empty>{t("alerts.none")}</Empty>}
      <ul className="plain">
        {mostUrgentFirst(alerts).map((alert) => (
          <li key={alert.alert} className="alert-row">
            <AlertWords alert={alert} />
            <span className="grow" />
            <AlertActions alert={alert} />
          </li>
        ))}
      </ul>
    </section>
  );
}
