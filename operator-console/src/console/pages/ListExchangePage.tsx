// Two lists laid beside each other: what they do not agree on, and nothing else.
import { ArrowLeftOutlined } from "@ant-design/icons";
import { Link, useParams } from "@tanstack/react-router";
import { Alert } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { DifferingLine, ListExchange, ListLine, OurLine } from "../../protocol/generated";
import { ExportButton } from "../components/ExportButton";
import { ListTable } from "../components/ListTable";
import { Loaded } from "../components/states";
import { useExchange } from "../disclosures/queries";
import { LevelTag } from "../patients/marks";
import "../patients/words";
import { useRight } from "../sign-in";

export function ListExchangePage() {
  const { t } = useTranslation();
  const { exchange } = useParams({ from: "/list-exchanges/$exchange" });
  const query = useExchange(exchange);
  return (
    <main id="main" className="page" tabIndex={-1}>
      {query.data === undefined && <h1 className="sr">{t("exchanges.title")}</h1>}
      <Loaded query={query}>{(found) => <Whole found={found} />}</Loaded>
    </main>
  );
}

function Whole({ found: { row, difference } }: { found: ListExchange }) {
  const { t } = useTranslation();
  const { unsure, differing, only_ours, only_theirs } = difference;
  const nothing = [unsure, differing, only_ours, only_theirs].every(({ length }) => length === 0);
  const name = t("exchanges.one", { name: row.institution_name, t: dayAndTime(row.given_at) });
  return (
    <>
      <div className="page-h">
        <Link to="/list-exchanges" aria-label={t("exchanges.back")}>
          <ArrowLeftOutlined aria-hidden />
        </Link>
        <h1 className="num">{name}</h1>
        <span className="muted num">
          {row.given_by_name} · {t("exchanges.inBoth")} {row.in_both}
        </span>
        <span className="grow" />
        <DifferenceExport name={name} difference={difference} />
      </div>
      {nothing && <Alert type="info" showIcon title={t("exchanges.agree")} />}
      <Part title={t("exchanges.differing")} count={differing.length}>
        <BothTable rows={differing} />
      </Part>
      <Part title={t("exchanges.unsure")} count={unsure.length}>
        <BothTable rows={unsure} />
      </Part>
      <Part title={t("exchanges.onlyOurs")} count={only_ours.length}>
        <OurTable rows={only_ours} />
      </Part>
      <Part title={t("exchanges.onlyTheirs")} count={only_theirs.length}>
        <TheirTable rows={only_theirs} />
      </Part>
    </>
  );
}

function Part({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <section className="card" aria-label={title}>
      <h2>
        {title} <span className="muted num">{count}</span>
      </h2>
      {children}
    </section>
  );
}

/** A department opens what it was told; the office has the numbers to speak of. */
function OurNumber({ ours: { disclosure, number } }: { ours: OurLine }) {
  return useRight("see_disclosures") ? (
    <Link to="/disclosed/$disclosure" params={{ disclosure }} className="num">
      {number}
    </Link>
  ) : (
    <span className="num">{number}</span>
  );
}

function TheirLevel({ level }: Pick<ListLine, "level">) {
  const { t } = useTranslation();
  return level === null ? (
    <span className="muted">{t("exchanges.noLevel")}</span>
  ) : (
    <LevelTag level={level} />
  );
}

function BothTable({ rows }: { rows: readonly DifferingLine[] }) {
  const { t } = useTranslation();
  return (
    <ListTable<DifferingLine>
      rows={rows}
      rowKey={({ ours }) => ours.disclosure}
      empty=""
      columns={[
        { title: t("patients.number"), render: (_, { ours }) => <OurNumber ours={ours} /> },
        {
          title: t("exchanges.ours"),
          render: (_, { ours }) => (
            <span className="gap">
              {ours.person} <LevelTag level={ours.level} />
            </span>
          ),
        },
        {
          title: t("exchanges.theirs"),
          render: (_, { theirs }) => (
            <span className="gap">
              {theirs.name} <TheirLevel level={theirs.level} />
            </span>
          ),
        },
        {
          title: t("exchanges.born"),
          render: (_, { theirs }) => <span className="num">{theirs.born_on}</span>,
        },
        { title: t("exchanges.by"), render: (_, { by }) => t(`listMatch.${by}`) },
      ]}
    />
  );
}

function OurTable({ rows }: { rows: readonly OurLine[] }) {
  const { t } = useTranslation();
  return (
    <ListTable<OurLine>
      rows={rows}
      rowKey="disclosure"
      empty=""
      columns={[
        { title: t("patients.number"), render: (_, ours) => <OurNumber ours={ours} /> },
        { title: t("exchanges.person"), render: (_, { person }) => person },
        { title: t("exchanges.level"), render: (_, { level }) => <LevelTag level={level} /> },
      ]}
    />
  );
}

function TheirTable({ rows }: { rows: readonly ListLine[] }) {
  const { t } = useTranslation();
  return (
    <ListTable<ListLine>
      rows={rows}
      rowKey={({ name, born_on }) => `${name} ${born_on}`}
      empty=""
      columns={[
        { title: t("exchanges.person"), render: (_, { name }) => name },
        { title: t("exchanges.born"), render: (_, { born_on }) => <span className="num">{born_on}</span> },
        { title: t("exchanges.level"), render: (_, { level }) => <TheirLevel level={level} /> },
      ]}
    />
  );
}

function DifferenceExport({ name, difference }: { name: string; difference: ListExchange["difference"] }) {
  const { t } = useTranslation();
  const { unsure, differing, only_ours, only_theirs } = difference;
  const said = (level: number | null) => (level === null ? "" : String(level));
  const both = (what: string, rows: readonly DifferingLine[]) =>
    rows.map(({ ours, theirs }) => [
      what,
      ours.number,
      ours.person,
      theirs.born_on,
      said(ours.level),
      said(theirs.level),
    ]);
  return (
    <ExportButton
      name={name.replaceAll(":", "-")}
      head={[
        t("exchanges.title"),
        t("patients.number"),
        t("exchanges.person"),
        t("exchanges.born"),
        t("exchanges.ours"),
        t("exchanges.theirs"),
      ]}
      rows={[
        ...both(t("exchanges.differing"), differing),
        ...both(t("exchanges.unsure"), unsure),
        ...only_ours.map(({ number, person, level }) => [
          t("exchanges.onlyOurs"),
          number,
          person,
          "",
          said(level),
          "",
        ]),
        ...only_theirs.map((theirs) => [
          t("exchanges.onlyTheirs"),
          "",
          theirs.name,
          theirs.born_on,
          "",
          said(theirs.level),
        ]),
      ]}
    />
  );
}
