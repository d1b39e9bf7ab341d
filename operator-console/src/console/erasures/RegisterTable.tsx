// The register of erasures: who was erased by whom on what ground, and what is left of it where. Numbers and dates only.
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { Erasure } from "../../protocol/generated";
import { ExportButton } from "../components/ExportButton";
import { ListTable } from "../components/ListTable";
import { referenceOf } from "../referrals/reference";
import { BackupMark, StoreMark, useBackupWords, useStoreWords } from "./marks";

export function RegisterTable({ rows }: { rows: readonly Erasure[] }) {
  const { t } = useTranslation();
  return (
    <ListTable<Erasure>
      rows={rows}
      rowKey="erasure"
      empty={t("erasures.none")}
      columns={[
        {
          title: t("erasures.erased"),
          render: (_, { erased_at, by_name }) => (
            <span className="num">
              {dayAndTime(erased_at)} <span className="muted">{by_name}</span>
            </span>
          ),
        },
        { title: t("erasures.counts.sessions"), render: (_, { sessions }) => <Sessions of={sessions} /> },
        { title: t("erasures.ground"), render: (_, { ground }) => t(`erasures.grounds.${ground}`) },
        {
          title: t("erasures.state"),
          render: (_, { store, backups }) => (
            <div className="stack">
              <div>
                <StoreMark store={store} />
              </div>
              <div>
                <BackupMark backups={backups} />
              </div>
            </div>
          ),
        },
      ]}
    />
  );
}

/** The first of them leads to what was erased. */
function Sessions({ of: [first, ...others] }: { of: readonly string[] }) {
  if (first === undefined) return null;
  return (
    <span className="num">
      <Link to="/erasures/$session" params={{ session: first }}>
        {referenceOf(first)}
      </Link>
      {others.length > 0 && <span className="muted"> +{others.length}</span>}
    </span>
  );
}

export function RegisterExport({ rows }: { rows: readonly Erasure[] }) {
  const { t } = useTranslation();
  const storeWords = useStoreWords();
  const backupWords = useBackupWords();
  return (
    <ExportButton
      name={t("erasures.register")}
      head={[
        t("erasures.erased"),
        t("erasures.sessions"),
        t("erasures.ground"),
        t("erasures.store"),
        t("erasures.backups"),
        t("erasures.digest"),
      ]}
      rows={rows.map((row) => [
        t("erasures.erasedBy", { name: row.by_name, t: dayAndTime(row.erased_at) }),
        row.sessions.join(" "),
        t(`erasures.grounds.${row.ground}`),
        storeWords(row.store),
        backupWords(row.backups),
        t("erasures.digestBy", { t: dayAndTime(row.backups_destroyed_by) }),
      ])}
    />
  );
}
