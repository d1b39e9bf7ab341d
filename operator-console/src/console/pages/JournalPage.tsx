// The journal, for the auditor: what happened, in order, without a caller's words.
import { Table } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime, timeWithSeconds } from "../../core/format.ts";
import type { JournalRow } from "../../protocol/generated";
import { ExportButton } from "../components/ExportButton";
import { MoreButton } from "../components/MoreButton";
import { Empty, Loaded } from "../components/states";
import { shortened, useJournalWords } from "../journal-words";
import { useWindows } from "../windows";

export function JournalPage() {
  const { t } = useTranslation();
  const query = useWindows<JournalRow>("journal");
  const rows = query.data ?? [];
  const words = useJournalWords();
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("journal.title")}</h1>
        <span className="muted">{t("journal.hint")}</span>
        <span className="grow" />
        <ExportButton
          name={t("journal.title")}
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
            words.event(row),
            words.actor(row),
            row.subject ?? "",
            words.facts(row),
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
                {
                  title: t("journal.kind"),
                  render: (_, row) => (
                    <span className="num" title={row.kind}>
                      {words.event(row)}
                    </span>
                  ),
                },
                {
                  title: t("journal.actor"),
                  render: (_, row) => (
                    <span className="num" title={row.actor}>
                      {shortened(words.actor(row))}
                    </span>
                  ),
                },
                {
                  title: t("journal.subject"),
                  render: (_, { subject }) => (
                    <span className="num" title={subject ?? ""}>
                      {shortened(subject ?? "")}
                    </span>
                  ),
                },
                {
                  title: t("journal.facts"),
                  render: (_, row) => (
                    <span className="facts" title={words.facts(row)}>
                      {shortened(words.facts(row))}
                    </span>
                  ),
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
