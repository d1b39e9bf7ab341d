// Readings, for the auditor: who opened which session, when, and in which capacity.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Input } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { dayAndTime, timeWithSeconds } from "../../core/format.ts";
import type { ReadingRow } from "../../protocol/generated";
import { ExportButton } from "../components/ExportButton";
import { ListTable } from "../components/ListTable";
import { MoreButton } from "../components/MoreButton";
import { Loaded } from "../components/states";
import { type ReadingFilter, readReadingFilter } from "../review/readings";
import "../review/review.css";
import { useWindows } from "../windows";

export function ReadingsPage() {
  const { t } = useTranslation();
  const filter = useSearch({ from: "/readings" });
  const query = useWindows<ReadingRow>(
    `readings?${new URLSearchParams({ ...filter }).toString()}`.replace(/\?$/, ""),
  );
  const rows = query.data ?? [];
  const capacityOf = useCapacity();
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("readings.title")}</h1>
        <span className="muted">{t("readings.hint")}</span>
        <span className="grow" />
        <ExportButton
          name={t("readings.title")}
          head={[
            t("readings.seq"),
            t("readings.at"),
            t("readings.staff"),
            t("readings.person"),
            t("readings.capacity"),
            t("readings.session"),
            t("readings.sessionId"),
          ]}
          rows={rows.map((row) => [
            row.seq,
            new Date(row.at / 1000).toISOString(),
            row.staff_name,
            row.staff,
            capacityOf(row),
            row.alias,
            row.session,
          ])}
        />
      </div>
      <section className="card" aria-label={t("finder.filters")}>
        <Filters key={JSON.stringify(filter)} filter={filter} />
      </section>
      <section className="card" aria-label={t("readings.title")}>
        <Loaded query={query}>{() => <ReadingTable rows={rows} filter={filter} />}</Loaded>
        <MoreButton query={query} />
      </section>
    </main>
  );
}

function useCapacity(): (row: ReadingRow) => string {
  const { t } = useTranslation();
  return ({ capacity }) =>
    capacity.kind === "watched" ? t("readings.watched") : t(`readings.opened.${capacity.what}`);
}

function useGo(): (filter: ReadingFilter) => void {
  const navigate = useNavigate();
  return (filter) => void navigate({ to: "/readings", search: filter });
}

function Filters({ filter }: { filter: ReadingFilter }) {
  const { t } = useTranslation();
  const go = useGo();
  // What is none of ours is left out, as when somebody writes it into the address.
  const change = (name: keyof ReadingFilter, value: string) =>
    go(readReadingFilter({ ...filter, [name]: value.trim() }));
  return (
    <fieldset className="finder" aria-label={t("finder.filters")}>
      <Field
        label={t("readings.from")}
        type="date"
        value={filter.from}
        onChange={(to) => change("from", to)}
      />
      <Field label={t("readings.to")} type="date" value={filter.to} onChange={(to) => change("to", to)} />
      <Field
        label={t("readings.person")}
        type="text"
        value={filter.staff}
        onChange={(to) => change("staff", to)}
      />
      <Field
        label={t("readings.sessionId")}
        type="text"
        value={filter.session}
        onChange={(to) => change("session", to)}
      />
      <Button className="finder-clear" disabled={Object.keys(filter).length === 0} onClick={() => go({})}>
        {t("readings.clear")}
      </Button>
    </fieldset>
  );
}

interface FieldProps {
  label: string;
  type: "date" | "text";
  value: string | undefined;
  onChange: (value: string) => void;
}

function Field({ label, type, value, onChange }: FieldProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {type === "date" ? (
        <Input id={id} type="date" value={value ?? ""} onChange={({ target }) => onChange(target.value)} />
      ) : (
        <Input
          id={id}
          defaultValue={value}
          autoComplete="off"
          onBlur={({ target }) => onChange(target.value)}
          onPressEnter={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )}
    </div>
  );
}

function ReadingTable({ rows, filter }: { rows: readonly ReadingRow[]; filter: ReadingFilter }) {
  const { t } = useTranslation();
  const go = useGo();
  const capacityOf = useCapacity();
  return (
    <ListTable<ReadingRow>
      rows={rows}
      rowKey="seq"
      empty={t("readings.none")}
      columns={[
        { title: t("readings.seq"), dataIndex: "seq" },
        {
          title: t("readings.at"),
          render: (_, { at }) => (
            <time className="num">
              {dayAndTime(at)}:{timeWithSeconds(at).slice(-2)}
            </time>
          ),
        },
        {
          title: t("readings.staff"),
          render: (_, { staff, staff_name }) => (
            <Button type="link" size="small" title={staff} onClick={() => go({ ...filter, staff })}>
              {staff_name}
            </Button>
          ),
        },
        { title: t("readings.capacity"), render: (_, row) => <span className="num">{capacityOf(row)}</span> },
        {
          title: t("readings.session"),
          render: (_, { session, alias }) => (
            <Button type="link" size="small" title={session} onClick={() => go({ ...filter, session })}>
              {alias} <span className="muted">…{session.slice(-8)}</span>
            </Button>
          ),
        },
      ]}
    />
  );
}
