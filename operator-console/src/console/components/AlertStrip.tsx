// What a supervisor should look at, on every page but the board, which shows them all: the most urgent open alert, and
// how many more.
import { AlertOutlined } from "@ant-design/icons";
import { Link, useMatches, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Alert, SessionId } from "../../protocol/generated";
import { api } from "../api";
import { useDesk } from "../desk/desk";
import { whyNot } from "../desk/state";
import { useAsk } from "../desk/use-ask";
import { useSaving } from "../desk/use-saving";
import { mostUrgentFirst } from "../floor/alarms";
import { Hush } from "../floor/Hush";
import { useAlarmSound } from "../floor/use-alarms";
import { Elapsed } from "./Elapsed";

export function AlertStrip() {
  const { t } = useTranslation();
  const alerts = useDesk((desk) => desk.alerts);
  // What is shown, not where the address already is: the strip goes in the moment the board comes.
  const onBoard = useMatches({
    select: (matches) =>
      matches.some(({ routeId, search }) => routeId === "/supervision" && !("watch" in search)),
  });
  const first = mostUrgentFirst(alerts)[0];
  useAlarmSound();
  return (
    <>
      {first !== undefined && !onBoard && (
        <section className="alert-strip" aria-label={t("alerts.first")}>
          <AlertOutlined aria-hidden />
          <AlertWords alert={first} />
          <span className="grow" />
          {alerts.length > 1 && <Link to="/supervision">{t("alerts.more", { n: alerts.length - 1 })}</Link>}
          <Hush />
          <AlertActions alert={first} />
        </section>
      )}
      <span className="sr" role="status">
        {first === undefined ? "" : `${t("alerts.title")} ${t(`alert.${first.kind}`)}`}
      </span>
    </>
  );
}

export function AlertWords({ alert }: { alert: Alert }) {
  const { t } = useTranslation();
  return (
    <>
      <b>{t(`alert.${alert.kind}`)}</b>
      <span className="ell">
        {[alert.dispatch_number, alert.alias, alert.staff_name, alert.wish]
          .filter((part) => part !== null && part !== "")
          .join(" · ")}
      </span>
      <span className="num muted">
        <Elapsed since={alert.raised_at} />
      </span>
    </>
  );
}

export function AlertActions({ alert }: { alert: Alert }) {
  const { t } = useTranslation();
  const ask = useAsk();
  return (
    <span className="gap alert-actions">
      {alert.dispatch !== null && (
        <Link to="/dispatches/$dispatch" params={{ dispatch: alert.dispatch }}>
          {t("alerts.dispatch")}
        </Link>
      )}
      {alert.referral !== null && (
        <Link to="/referrals/$referral" params={{ referral: alert.referral }}>
          {t("alerts.referral")}
        </Link>
      )}
      {alert.kind === "system_troubled" && <Link to="/exchange">{t("nav.exchange")}</Link>}
      {alert.session !== null && <WatchLink session={alert.session} />}
      {alert.session !== null && (
        <Link to="/sessions/$session" params={{ session: alert.session }}>
          {t("alerts.open")}
        </Link>
      )}
      {alert.kind === "record_left" && alert.session !== null ? (
        <TakeOver session={alert.session} />
      ) : (
        <Button size="small" onClick={() => void ask({ type: "settle_alert", alert: alert.alert })}>
          {t("alerts.settle")}
        </Button>
      )}
    </span>
  );
}

/** Where the talk still goes on. */
function WatchLink({ session }: { session: SessionId }) {
  const { t } = useTranslation();
  const row = useDesk(({ floor }) => floor?.rows.find((one) => one.session === session));
  if (row === undefined || whyNot(row.actions, "watch") !== null) return null;
  return (
    <Link to="/supervision" search={{ watch: session }} aria-label={t("board.watchOf", { alias: row.alias })}>
      {t("board.watch")}
    </Link>
  );
}

/** A record that nobody can finish any more comes onto one's own desk; the alert goes with it. */
function TakeOver({ session }: { session: SessionId }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { busy, save } = useSaving(session);
  const takeOver = () =>
    save(
      { session },
      (id) => api.post(`sessions/${session}/take-over`, { id }),
      () => void navigate({ to: "/", search: { session } }),
    );
  return (
    <Button size="small" loading={busy} onClick={() => void takeOver()}>
      {t("alerts.takeOver")}
    </Button>
  );
}
