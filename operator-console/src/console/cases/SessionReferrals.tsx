// Where the person of a session was referred, and how it ended. Nothing of what the receiver wrote.
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { ReferralRow } from "../../protocol/generated";
import { Awaited, PriorityTag, StageTag } from "../referrals/marks";
import "./cases.css";
import "./words";

interface Props {
  rows: readonly ReferralRow[];
  as: "strip" | "card";
}

export default function SessionReferrals({ rows, as }: Props) {
  const { t } = useTranslation();
  return (
    <section
      className={as === "strip" ? "glance" : "card"}
      aria-label={t("referrals.ofSession")}
      data-testid="session-referrals"
    >
      {as === "card" && <h2>{t("referrals.ofSession")}</h2>}
      <ul className="plain">
        {rows.map((row) => (
          <li key={row.referral} className="gap">
            <Link to="/cases/$case" params={{ case: row.case }}>
              {t("referrals.referredTo", { name: row.to.name })}
            </Link>
            <StageTag stage={row.stage} />
            {row.priority !== "routine" && <PriorityTag priority={row.priority} />}
            {row.awaited === null ? (
              <span className="muted num">{dayAndTime(row.since)}</span>
            ) : (
              <Awaited row={row} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
