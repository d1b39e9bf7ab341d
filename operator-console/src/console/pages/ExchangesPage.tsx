// Lists of departments that were laid beside what they were told: one's own, or those of one's county for its office.
import { PlusOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { ListExchangeRow } from "../../protocol/generated";
import { ListTable } from "../components/ListTable";
import { MoreButton } from "../components/MoreButton";
import { Loaded } from "../components/states";
import { useExchanges } from "../disclosures/queries";
import "../patients/patients.css";
import "../patients/words";
import { useRight } from "../sign-in";

const ExchangeDialog = lazy(() => import("../disclosures/ExchangeDialog"));

export function ExchangesPage() {
  const { t } = useTranslation();
  const department = useRight("see_disclosures");
  const [open, setOpen] = useState<"no" | "yes">("no");
  const query = useExchanges();
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("exchanges.title")}</h1>
        <span className="muted">{t(department ? "exchanges.hint" : "exchanges.officeHint")}</span>
        <span className="grow" />
        {department && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen("yes")}>
            {t("exchanges.new")}
          </Button>
        )}
        <Suspense>{open === "yes" && <ExchangeDialog onClose={() => setOpen("no")} />}</Suspense>
      </div>
      <section className="card" aria-label={t("exchanges.title")}>
        <Loaded query={query}>{(rows) => <ExchangeTable rows={rows} />}</Loaded>
        <MoreButton query={query} />
      </section>
    </main>
  );
}

function ExchangeTable({ rows }: { rows: readonly ListExchangeRow[] }) {
  const { t } = useTranslation();
  const count = (title: string, of: (row: ListExchangeRow) => number) => ({
    title,
    render: (_: unknown, row: ListExchangeRow) => <span className="num">{of(row)}</span>,
  });
  return (
    <ListTable<ListExchangeRow>
      rows={rows}
      rowKey="exchange"
      empty={t("exchanges.none")}
      columns={[
        {
          title: t("exchanges.givenAt"),
          render: (_, { exchange, given_at }) => (
            <Link to="/list-exchanges/$exchange" params={{ exchange }} className="num">
              {dayAndTime(given_at)}
            </Link>
          ),
        },
        { title: t("exchanges.institution"), render: (_, { institution_name }) => institution_name },
        { title: t("exchanges.givenBy"), render: (_, { given_by_name }) => given_by_name },
        count(t("exchanges.inBoth"), ({ in_both }) => in_both),
        count(t("exchanges.differing"), ({ differing }) => differing),
        count(t("exchanges.onlyOurs"), ({ only_ours }) => only_ours),
        count(t("exchanges.onlyTheirs"), ({ only_theirs }) => only_theirs),
      ]}
    />
  );
}
