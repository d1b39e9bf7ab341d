// Before a caller is erased: whose sessions they are, how much would go, what the law keeps, and what is to be closed first.
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { ErasableSession, ErasurePlan } from "../../protocol/generated";
import { ListTable } from "../components/ListTable";
import { referenceOf } from "../referrals/reference";
import { CountList, HindranceList, KeptList } from "./Lists";

export function PlanCards({ plan }: { plan: ErasurePlan }) {
  const { t } = useTranslation();
  return (
    <>
      {plan.hindrances.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t("erasures.hinders")}
          description={
            <>
              <p>{t("erasures.hindersHint")}</p>
              <HindranceList hindrances={plan.hindrances} />
            </>
          }
        />
      )}
      <section className="card" aria-labelledby="erasure-sessions">
        <h2 id="erasure-sessions">{t("erasures.sessions")}</h2>
        <p className="muted lead">{t("erasures.sessionsHint")}</p>
        <SessionTable rows={plan.sessions} />
        {plan.more > 0 && <p className="late num">{t("erasures.more", { n: plan.more })}</p>}
      </section>
      <section className="card" aria-labelledby="erasure-goes">
        <h2 id="erasure-goes">{t("erasures.goes")}</h2>
        <CountList counts={plan.goes} />
        <p className="muted">{t("erasures.figuresStay")}</p>
      </section>
      <section className="card" aria-labelledby="erasure-stays">
        <h2 id="erasure-stays">{t("erasures.stays")}</h2>
        <p className="muted lead">{t("erasures.staysHint")}</p>
        <KeptList kept={plan.kept} />
      </section>
    </>
  );
}

function SessionTable({ rows }: { rows: readonly ErasableSession[] }) {
  const { t } = useTranslation();
  return (
    <ListTable<ErasableSession>
      rows={rows}
      rowKey="session"
      empty=""
      columns={[
        {
          title: t("erasures.number"),
          render: (_, { session }) => <b className="num">{referenceOf(session)}</b>,
        },
        { title: t("erasures.channel"), render: (_, { channel }) => t(`channel.${channel}`) },
        {
          title: t("erasures.opened"),
          render: (_, { opened_at }) => <span className="num">{dayAndTime(opened_at)}</span>,
        },
        {
          title: t("erasures.closed"),
          render: (_, { closed_at }) =>
            closed_at === null ? (
              <span className="late">{t("erasures.stillOpen")}</span>
            ) : (
              <span className="num">{dayAndTime(closed_at)}</span>
            ),
        },
      ]}
    />
  );
}
