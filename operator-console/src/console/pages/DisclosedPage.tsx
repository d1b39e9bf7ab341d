// What one's own department was told, the latest first.
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { DisclosedRow } from "../../protocol/generated";
import { ListTable } from "../components/ListTable";
import { MoreButton } from "../components/MoreButton";
import { Loaded } from "../components/states";
import { DangerTag, ReceiptTag } from "../disclosures/marks";
import { useDisclosed } from "../disclosures/queries";
import "../patients/words";

export function DisclosedPage() {
  const { t } = useTranslation();
  const query = useDisclosed();
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("disclosed.title")}</h1>
        <span className="muted">{t("disclosed.hint")}</span>
      </div>
      <section className="card" aria-label={t("disclosed.title")}>
        <Loaded query={query}>{(rows) => <DisclosedTable rows={rows} />}</Loaded>
        <MoreButton query={query} />
      </section>
    </main>
  );
}

function DisclosedTable({ rows }: { rows: readonly DisclosedRow[] }) {
  const { t } = useTranslation();
  return (
    <ListTable<DisclosedRow>
      rows={rows}
      rowKey="disclosure"
      empty={t("disclosed.none")}
      columns={[
        {
          title: t("disclosed.number"),
          render: (_, { disclosure, number }) => (
            <Link to="/disclosed/$disclosure" params={{ disclosure }} className="num">
              {number}
            </Link>
          ),
        },
        { title: t("disclosed.danger"), render: (_, { danger }) => <DangerTag danger={danger} /> },
        { title: t("disclosures.receipt"), render: (_, { receipt }) => <ReceiptTag receipt={receipt} /> },
        {
          title: t("disclosures.toldAt"),
          render: (_, { told_at }) => <span className="num">{dayAndTime(told_at)}</span>,
        },
        {
          title: t("disclosures.dueAt"),
          render: (_, { due_at }) => <span className="num">{dayAndTime(due_at)}</span>,
        },
      ]}
    />
  );
}
