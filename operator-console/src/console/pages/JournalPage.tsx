// The journal, for the auditor: what happened, in order, without a caller's words.
import { Table } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime, timeWithSeconds } from "../../core/format.ts";
import type { JournalRow } from "../../protocol/generated";
import { CsvButton } from "../components/CsvButton";
import { MoreButton } from "../components/MoreButton";
import { Empty, Loaded } from "../components/states";
import { useWindows } from "../windows";

function factsOf({ facts }: JournalRow): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join("  ");
}

/** The last digits tell people apart; the whole id is in the title and in the export. */
function shortened(id: string): string {
  return id.replace(/[0-9a-f]{8}-[0-9a-f-]{19}(?=[0-9a-f]{8}$)/, "…");
}

export function JournalPage() {
  const { t } = useTranslation();
  const query = useWindows<JournalRow>("journal");
  const rows = query.data ?? [];
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("journal.title")}</h1>
        <span className="muted">{t("journal.hint")}</span>
        <span className="grow" />
        <CsvButton
          name="journal"
          head={[
            t("journal.seq"),
            t("journal.at"),
            t("journal.kind"),
            t("journal.actor"),
            t("journal.subject"),
            t("journal.facts"),
          ]}
          rows={rows.map((row) => [
            row.seq,
            new Date(row.at / 1000).toISOString(),
            row.kind,
            row.actor,
            row.subject ?? "",
            factsOf(row),
          ])}
        />
      </div>
      <section className="card">
        <Loaded query={query}>
          {() => (
            <Table<JournalRow>
              size="small"
              rowKey="seq"
              pagination={false}
              scroll={{ x: true }}
              dataSource={rows}
              locale={{ emptyText: <Empty>{t("journal.none")}</Empty> }}
              columns={[
                { title: t("journal.seq"), dataIndex: "seq" },
                {
                  title: t("journal.at"),
                  render: (_, { at }) => (
                    <time className="num" title={timeWithSeconds(at)}>
                      {dayAndTime(at)}:{timeWithSeconds(at).slice(-2)}
                    </time>
                  ),
                },
                { title: t("journal.kind"), dataIndex: "kind" },
                {
                  title: t("journal.actor"),
                  render: (_, { actor }) => <code title={actor}>{shortened(actor)}</code>,
                },
                {
                  title: t("journal.subject"),
                  render: (_, { subject }) => <code title={subject ?? ""}>{shortened(subject ?? "")}</code>,
                },
                {
                  title: t("journal.facts"),
                  render: (_, row) => <span className="facts">{factsOf(row)}</span>,
                },
              ]}
            />
          )}
        </Loaded>
        <MoreButton query={query} />
      </section>
    </main>
  );
}
