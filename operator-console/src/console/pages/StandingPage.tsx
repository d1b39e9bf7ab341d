// Standing: who is trained and supervised as asked, whoever is in arrears first.
import { EditOutlined } from "@ant-design/icons";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import type { Requirement, Standings, StandingView, StandingWord } from "../../protocol/generated";
import { ExportButton } from "../components/ExportButton";
import { ListTable } from "../components/ListTable";
import { Empty, Loaded } from "../components/states";
import { fullDay, monthOf, monthsFrom, periodName } from "../ledgers/calendar";
import { useStandings, useSupervisions } from "../ledgers/queries";
import { useReasonWords } from "../ledgers/reason-words";
import { StandingDrawer } from "../ledgers/StandingDrawer";
import { StandingTag } from "../ledgers/StandingTag";
import { current, lacking, lastSupervised, WORDS } from "../ledgers/standing";

export function StandingPage() {
  const { t } = useTranslation();
  const query = useStandings();
  return (
    <main id="main" className="page" tabIndex={-1}>
      <Loaded query={query}>{(standings) => <Everybody standings={standings} />}</Loaded>
      {query.data === undefined && <h1 className="sr">{t("standing.title")}</h1>}
    </main>
  );
}

type Columns = ReturnType<typeof useColumns>;

/** What each cell says, on the screen and in the export. */
function useColumns({ on }: Standings) {
  const { t, i18n } = useTranslation();
  const { say, short } = useReasonWords();
  const month = monthOf(on);
  const before = monthsFrom(month, -1);
  const lists = [useSupervisions(month), useSupervisions(before)];
  const loaded = lists.every(({ data }) => data !== undefined);
  const supervisions = lists.flatMap(({ data }) => data?.supervisions ?? []);
  const count = ({ standing }: StandingView, requirement: Requirement) => {
    const reason = current(standing, requirement);
    return reason === undefined ? "–" : say(reason);
  };
  const last = ({ staff, standing }: StandingView) => {
    if (current(standing, "supervision") === undefined) return "–";
    if (!loaded) return "…";
    const day = lastSupervised(staff, supervisions);
    const earlier = t("standing.lastBefore", { month: periodName(before, i18n.language) });
    return day === null ? earlier : periodName(monthOf(day), i18n.language);
  };
  const missing = ({ standing }: StandingView) =>
    lacking(standing).map(short).join(" · ") || t("standing.nothingMissing");
  return { count, last, missing };
}

function Everybody({ standings }: { standings: Standings }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { word, person } = useSearch({ from: "/ledgers/standing" });
  const columns = useColumns(standings);
  const all = standings.standings;
  const rows = word === undefined ? all : all.filter(({ standing }) => standing.word === word);
  const chosen = all.find(({ staff }) => staff === person);
  const filter = word === undefined ? {} : { word };
  return (
    <>
      <div className="page-h">
        <h1>{t("standing.title")}</h1>
        <span className="muted">{t("standing.on", { day: fullDay(standings.on, i18n.language) })}</span>
        <span className="grow" />
        <WordFilter all={all} word={word} />
        <StandingExport rows={rows} columns={columns} />
      </div>
      <section className="card">
        {all.length === 0 ? (
          <Empty>{t("standing.nobody")}</Empty>
        ) : (
          <StandingTable rows={rows} columns={columns} />
        )}
      </section>
      {chosen !== undefined && (
        <StandingDrawer
          view={chosen}
          onClose={() => void navigate({ to: "/ledgers/standing", search: filter })}
        />
      )}
    </>
  );
}

function WordFilter({ all, word }: { all: readonly StandingView[]; word: StandingWord | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const counted = WORDS.map((one) => ({
    value: one,
    label: `${t(`standingWord.${one}`)} ${all.filter(({ standing }) => standing.word === one).length}`,
  }));
  return (
    <Segmented<StandingWord | "all">
      aria-label={t("standing.filter")}
      value={word ?? "all"}
      options={[{ value: "all", label: `${t("standing.all")} ${all.length}` }, ...counted]}
      onChange={(value) =>
        void navigate({ to: "/ledgers/standing", search: value === "all" ? {} : { word: value } })
      }
    />
  );
}

interface RowsProps {
  rows: readonly StandingView[];
  columns: Columns;
}

const LOOK_OF_MISSING: Record<StandingWord, string> = {
  qualified: "muted",
  due: "",
  overdue: "late",
  suspended: "late",
};

function StandingTable({ rows, columns }: RowsProps) {
  const { t } = useTranslation();
  return (
    <ListTable<StandingView>
      rows={rows}
      rowKey="staff"
      empty={t("standing.none")}
      columns={[
        { title: t("standing.name"), render: (_, { name }) => <b className="num">{name}</b> },
        { title: t("standing.word"), render: (_, { standing }) => <StandingTag word={standing.word} /> },
        { title: t("standing.trainings"), render: (_, one) => columns.count(one, "training") },
        { title: t("standing.supervisions"), render: (_, one) => columns.count(one, "supervision") },
        { title: t("standing.last"), render: (_, one) => columns.last(one) },
        {
          title: t("standing.missing"),
          render: (_, one) => (
            <span className={LOOK_OF_MISSING[one.standing.word]}>{columns.missing(one)}</span>
          ),
        },
        { title: t("standing.actions"), render: (_, one) => <RowActions view={one} /> },
      ]}
    />
  );
}

function RowActions({ view: { staff, name } }: { view: StandingView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <span className="gap still-row">
      <Button
        size="small"
        aria-label={t("standing.detailsOf", { name })}
        onClick={() =>
          void navigate({
            to: "/ledgers/standing",
            search: (before: { word?: StandingWord }) => ({ ...before, person: staff }),
          })
        }
      >
        {t("standing.details")}
      </Button>
      <Link
        to="/ledgers/supervision"
        search={{ write: staff }}
        aria-label={t("standing.writeFor", { name })}
        className="num"
      >
        <EditOutlined aria-hidden /> {t("standing.write")}
      </Link>
    </span>
  );
}

function StandingExport({ rows, columns }: RowsProps) {
  const { t } = useTranslation();
  return (
    <ExportButton
      name={t("standing.title")}
      head={[
        t("standing.name"),
        t("standing.word"),
        t("standing.trainings"),
        t("standing.supervisions"),
        t("standing.last"),
        t("standing.missing"),
      ]}
      rows={rows.map((one) => [
        one.name,
        t(`standingWord.${one.standing.word}`),
        columns.count(one, "training"),
        columns.count(one, "supervision"),
        columns.last(one),
        columns.missing(one),
      ])}
    />
  );
}
