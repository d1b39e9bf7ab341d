// The green channel's ladder: which hospitals were asked, what each said, and when the next one is asked.
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { clock, dayAndTime } from "../../core/format.ts";
import { millisBetween } from "../../core/server-clock.ts";
import type { LadderStanding, ReferralLadder } from "../../protocol/generated";
import { useNow } from "../clock";
import { StageTag } from "./marks";

export function LadderCard({ ladder }: { ladder: ReferralLadder }) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="referral-ladder">
      <h2 id="referral-ladder">{t("referrals.ladder")}</h2>
      <Standing standing={ladder.standing} />
      <ol className="ladder">
        {ladder.rungs.map(({ institution, name, referral, stage }) => (
          <li key={institution}>
            <span className="gap">
              {referral === null ? (
                <span>{name}</span>
              ) : (
                <Link to="/referrals/$referral" params={{ referral }}>
                  {name}
                </Link>
              )}
              {stage === null ? (
                <span className="muted">{t("referrals.notAsked")}</span>
              ) : (
                <StageTag stage={stage} />
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Standing({ standing }: { standing: LadderStanding }) {
  const { t } = useTranslation();
  const now = useNow();
  switch (standing.kind) {
    case "climbing":
      return (
        <p className="num">{t("referrals.climbing", { t: clock(millisBetween(now, standing.next_at)) })}</p>
      );
    case "used_up":
      return <p className="late num">{t("referrals.usedUp", { t: dayAndTime(standing.at) })}</p>;
    case "confirmed":
      return <p className="good num">{t("referrals.confirmed", { t: dayAndTime(standing.at) })}</p>;
    case "stopped":
      return <p className="muted num">{t("referrals.stopped", { t: dayAndTime(standing.at) })}</p>;
  }
}
