// Call-back requests that callers left: taken by one person, worked off, or put back.
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Dropdown, Segmented, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { Callback, CallbackOutcome } from "../../protocol/generated";
import { api } from "../api";
import { useCommandIds } from "../command-id";
import { ExportButton } from "../components/ExportButton";
import { MoreButton } from "../components/MoreButton";
import { Empty, Loaded } from "../components/states";
import { useReport } from "../desk/use-ask";
import { useMe } from "../sign-in";
import { useWindows } from "../windows";
import { useWords } from "../words";

/** How often the list is looked at again: others take requests too. */
const LOOK_AGAIN_MS = 15_000;

export function CallbacksPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { show } = useSearch({ from: "/callbacks" });
  const query = useWindows<Callback>("callbacks", LOOK_AGAIN_MS);
  const stateOf = useCallbackState();
  const rows = (query.data ?? []).filter(({ state }) => show === "all" || state.kind !== "done");
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("callbacks.title")}</h1>
        <span className="grow" />
        <Segmented
          aria-label={t("callbacks.filter")}
          value={show ?? "open"}
          options={[
            { value: "open", label: t("callbacks.open") },
            { value: "all", label: t("callbacks.all") },
          ]}
          onChange={(value) =>
            void navigate({ to: "/callbacks", search: value === "all" ? { show: "all" } : {} })
          }
        />
        <ExportButton
          name={t("callbacks.title")}
          head={[t("callbacks.requested"), t("callbacks.name"), t("card.language"), t("callbacks.state")]}
          rows={rows.map((row) => [
            dayAndTime(row.requested_at),
            row.name,
            t(`language.${row.language}`),
            stateOf(row),
          ])}
        />
      </div>
      <section className="card">
        <Loaded query={query}>
          {() => (
            <Table<Callback>
              size="small"
              rowKey="callback"
              pagination={false}
              dataSource={rows}
              locale={{ emptyText: <Empty>{t("callbacks.none")}</Empty> }}
              columns={[
                {
                  title: t("callbacks.requested"),
                  render: (_, row) => <span className="num">{dayAndTime(row.requested_at)}</span>,
                },
                {
                  title: t("callbacks.name"),
                  render: (_, row) => row.name || <span className="muted">{t("callbacks.noName")}</span>,
                },
                { title: t("callbacks.phone"), render: (_, row) => <Phone row={row} /> },
                { title: t("card.language"), render: (_, row) => t(`language.${row.language}`) },
                { title: t("callbacks.note"), dataIndex: "note" },
                { title: t("callbacks.state"), render: (_, row) => stateOf(row) },
                { title: t("callbacks.action"), render: (_, row) => <Actions row={row} /> },
              ]}
            />
          )}
        </Loaded>
        <MoreButton query={query} />
      </section>
    </main>
  );
}

function useCallbackState(): (row: Callback) => string {
  const { t } = useTranslation();
  return ({ state }) => {
    switch (state.kind) {
      case "open":
        return t("callbacks.open");
      case "taken":
        return t("callbacks.taken", { name: state.by_name });
      case "done":
        return t("callbacks.doneBy", { name: state.by_name, outcome: t(`callbackOutcome.${state.outcome}`) });
    }
  };
}

function Phone({ row }: { row: Callback }) {
  const { t } = useTranslation();
  const me = useMe();
  const mine = row.state.kind === "taken" && row.state.by === me?.staff;
  if (mine) return <a href={`tel:${row.phone}`}>{row.phone}</a>;
  return (
    <span className="num" title={t("callbacks.masked")}>
      {row.phone}
    </span>
  );
}

function Actions({ row }: { row: Callback }) {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const report = useReport();
  const outcomes = useWords("callbackOutcome");
  const [busy, setBusy] = useState(false);
  const ids = useCommandIds();
  const act = async (what: "take" | "release" | "done", outcome?: CallbackOutcome) => {
    const id = ids.idFor({ what, outcome, from: row.state });
    setBusy(true);
    try {
      await api.post(`callbacks/${row.callback}/${what}`, outcome === undefined ? { id } : { id, outcome });
      ids.settled();
    } catch (error) {
      report(error);
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: ["callbacks"] });
    }
  };
  switch (row.state.kind) {
    case "open":
      return (
        <Button size="small" type="primary" loading={busy} onClick={() => void act("take")}>
          {t("callbacks.take")}
        </Button>
      );
    case "taken":
      return row.state.by !== me?.staff ? null : (
        <span className="gap">
          <Dropdown
            trigger={["click"]}
            autoFocus
            menu={{
              items: outcomes.map(({ value, label }) => ({ key: value, label })),
              onClick: ({ key }) => void act("done", key as CallbackOutcome),
            }}
          >
            <Button size="small" type="primary" loading={busy}>
              {t("callbacks.done")}
            </Button>
          </Dropdown>
          <Button size="small" disabled={busy} onClick={() => void act("release")}>
            {t("callbacks.release")}
          </Button>
        </span>
      );
    case "done":
      return null;
  }
}
