// The caller's earlier sessions: same return code or same phone.
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { SessionRecord } from "../../protocol/generated";
import { CHANNEL_ICON } from "./QueuePane";
import { RiskTag } from "./RiskTag";
import { Empty } from "./states";

export function EarlierList({ record }: { record: SessionRecord }) {
  const { t } = useTranslation();
  if (record.earlier.length === 0) return <Empty>{t("earlier.none")}</Empty>;
  return (
    <ul className="plain pad">
      {record.earlier.map((session) => (
        <li key={session.session} className="note">
          <span className="gap">
            {CHANNEL_ICON[session.channel]} <b className="num">{dayAndTime(session.opened_at)}</b>
            <RiskTag tier={session.tier} />
          </span>
          <span>{session.summary === "" ? t("earlier.noSummary") : session.summary}</span>
          <span className="between">
            <span className="muted">
              {session.holder_name !== null && t("earlier.by", { name: session.holder_name })}
            </span>
            <Link to="/sessions/$session" params={{ session: session.session }}>
              {t("earlier.open")}
            </Link>
          </span>
        </li>
      ))}
    </ul>
  );
}
