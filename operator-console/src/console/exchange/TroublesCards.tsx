// What of other systems is a human's: which do not answer, and what they said that cannot be taken in.
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { FailingSystem, Oddity } from "../../protocol/generated";
import { ListTable } from "../components/ListTable";
import { Loaded } from "../components/states";
import { referenceOf } from "../referrals/reference";
import { OddityDrawer } from "./OddityDrawer";
import { useTroubles } from "./queries";

export function TroublesCards() {
  const { t } = useTranslation();
  const query = useTroubles();
  return (
    <Loaded query={query}>
      {({ failing, oddities }) => (
        <>
          <section className="card" aria-labelledby="exchange-failing">
            <h2 id="exchange-failing">{t("exchange.failing")}</h2>
            <p className="muted lead">{t("exchange.failingHint")}</p>
            <FailingTable rows={failing} />
          </section>
          <section className="card" aria-labelledby="exchange-oddities">
            <h2 id="exchange-oddities">{t("exchange.oddities")}</h2>
            <p className="muted lead">{t("exchange.odditiesHint")}</p>
            <OddityTable rows={oddities} />
          </section>
        </>
      )}
    </Loaded>
  );
}

function FailingTable({ rows }: { rows: readonly FailingSystem[] }) {
  const { t } = useTranslation();
  return (
    <ListTable<FailingSystem>
      rows={rows}
      rowKey="institution"
      empty={t("exchange.noneFailing")}
      columns={[
        {
          title: t("exchange.institution"),
          render: (_, { institution, institution_name }) => (
            <Link to="/institutions/$institution" params={{ institution }}>
              <b>{institution_name}</b>
            </Link>
          ),
        },
        {
          title: t("exchange.since"),
          render: (_, { since }) => (
            <span className="risk risk-high num">
              <span aria-hidden="true">◆</span>
              {dayAndTime(since)}
            </span>
          ),
        },
        { title: t("exchange.times"), dataIndex: "times", className: "num" },
        {
          title: t("exchange.answer"),
          render: (_, { answer }) => <code className="said">{answer}</code>,
        },
      ]}
    />
  );
}

function OddityTable({ rows }: { rows: readonly Oddity[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Oddity | null>(null);
  return (
    <>
      <ListTable<Oddity>
        rows={rows}
        rowKey="oddity"
        empty={t("exchange.noOddities")}
        columns={[
          {
            title: t("exchange.at"),
            render: (_, { at }) => <span className="num">{dayAndTime(at)}</span>,
          },
          {
            title: t("exchange.institution"),
            render: (_, { institution_name }) => <b>{institution_name}</b>,
          },
          {
            title: t("exchange.what"),
            render: (_, { what }) => (
              <span className="risk risk-moderate">
                <span aria-hidden="true">▲</span>
                {t(`oddityKind.${what}`)}
              </span>
            ),
          },
          { title: t("exchange.referral"), render: (_, oddity) => <OfReferral oddity={oddity} /> },
          {
            title: t("teams.actions"),
            render: (_, oddity) => (
              <Button
                size="small"
                aria-label={t("exchange.lookOf", { name: oddity.institution_name, t: dayAndTime(oddity.at) })}
                onClick={() => setOpen(oddity)}
              >
                {t("exchange.look")}
              </Button>
            ),
          },
        ]}
      />
      {open !== null && <OddityDrawer oddity={open} onClose={() => setOpen(null)} />}
    </>
  );
}

function OfReferral({ oddity: { referral } }: { oddity: Oddity }) {
  const { t } = useTranslation();
  if (referral === null) return <span className="muted">{t("exchange.noReferral")}</span>;
  return (
    <Link to="/referrals/$referral" params={{ referral }} className="num">
      {referenceOf(referral)}
    </Link>
  );
}
