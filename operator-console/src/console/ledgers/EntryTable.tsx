// Entries of a ledger as a table: their day and version, what they say, and changes for whoever answers for them.
import { Button, type TableProps } from "antd";
import { useTranslation } from "react-i18next";
import type { EntryMark, StaffId } from "../../protocol/generated";
import { ListTable } from "../components/ListTable";
import { useMe } from "../sign-in";
import { type Day, fullDay } from "./calendar";
import { MarkTag } from "./StandingTag";

interface Entry {
  on: Day;
  mark: EntryMark;
}

/** What may be done with an entry by whoever keeps it. */
export interface Changes<Row> {
  onCorrect: (entry: Row) => void;
  onWithdraw: (entry: Row) => void;
  /** Those that were corrected, as they were before. */
  onVersions: (entry: Row) => void;
}

interface Props<Row> {
  rows: readonly Row[];
  rowKey: keyof Row & string;
  empty: string;
  keeper: (entry: Row) => StaffId;
  words: { day: string; actions: string; correct: string; withdraw: string };
  changes: Changes<Row>;
  /** Between the day and what may be done. */
  columns: NonNullable<TableProps<Row>["columns"]>;
}

/** Whether there is more of it than one version. */
const HAS_VERSIONS: Record<EntryMark, boolean> = {
  first: false,
  imported: false,
  corrected: true,
  withdrawn: true,
};

export function EntryTable<Row extends Entry>(props: Props<Row>) {
  const { rows, rowKey, empty, keeper, words, changes, columns } = props;
  const { t, i18n } = useTranslation();
  const me = useMe();
  return (
    <ListTable<Row>
      rows={rows}
      rowKey={rowKey}
      empty={empty}
      rowClassName={({ mark }) => (mark === "withdrawn" ? "withdrawn" : "")}
      columns={[
        {
          title: words.day,
          render: (_, entry) => (
            <span className="num">
              {fullDay(entry.on, i18n.language)} <MarkTag mark={entry.mark} />
              {HAS_VERSIONS[entry.mark] && (
                <Button
                  type="link"
                  size="small"
                  aria-label={t("versions.title", { day: fullDay(entry.on, i18n.language) })}
                  onClick={() => changes.onVersions(entry)}
                >
                  {t("versions.show")}
                </Button>
              )}
            </span>
          ),
        },
        ...columns,
        {
          title: words.actions,
          render: (_, entry) =>
            keeper(entry) === me?.staff &&
            entry.mark !== "withdrawn" && (
              <span className="gap still-row">
                <Button size="small" onClick={() => changes.onCorrect(entry)}>
                  {words.correct}
                </Button>
                <Button size="small" danger onClick={() => changes.onWithdraw(entry)}>
                  {words.withdraw}
                </Button>
              </span>
            ),
        },
      ]}
    />
  );
}
