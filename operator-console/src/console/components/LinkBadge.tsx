// Connection and latency, always in sight; said from the socket's own state.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { millisBetween, serverNow } from "../../core/server-clock.ts";
import { useNow } from "../clock";
import { retryNow, useDesk } from "../desk/desk";

export function LinkBadge() {
  const { t } = useTranslation();
  const link = useDesk((desk) => desk.link);
  const latency = useDesk((desk) => desk.latencyMs);
  useNow();
  const words = () => {
    switch (link.kind) {
      case "connecting":
        return t("link.connecting");
      case "online":
        return latency === null ? t("link.online") : t("link.onlineMs", { ms: latency });
      case "retrying":
        return t("link.retrying", { s: Math.max(0, Math.ceil((link.nextRetryAt - Date.now()) / 1000)) });
      case "offline":
        return t("link.offline");
      case "stopped":
        return link.reason === "replaced" ? t("link.replaced") : t("link.stopped");
    }
  };
  const down = link.kind === "retrying" || link.kind === "offline";
  return (
    <span className={`link link-${link.kind}`} title={t("link.measured")}>
      <i aria-hidden="true" className="dot" />
      <span data-testid="link">{words()}</span>
      <span className="sr" role="status">
        {link.kind === "online" ? t("link.online") : link.kind === "offline" ? t("link.offline") : ""}
      </span>
      {down && (
        <Button size="small" type="link" onClick={retryNow}>
          {t("link.retry")}
        </Button>
      )}
    </span>
  );
}

/** Seconds until an instant of the server, never negative. */
export function secondsUntil(at: number): number {
  return Math.max(0, Math.ceil(millisBetween(serverNow(), at) / 1000));
}
