// Calls to make: follow-ups of high-risk sessions and call-backs that were asked for, what is overdue first.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Segmented, Select } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { Call } from "../../protocol/generated";
import { CallDrawer } from "../calls/CallDrawer";
import { CallTable } from "../calls/CallTable";
import { useCallWords } from "../calls/call-words";
import { type CallFilter, useCalls } from "../calls/queries";
import { ExportButton } from "../components/ExportButton";
import { MoreButton } from "../components/MoreButton";
import { Loaded } from "../components/states";
import { useWords } from "../words";
import "../figures.css";

export function CallsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { call, ...filter } = useSearch({ from: "/calls" });
  const query = useCalls(filter);
  const rows = query.data ?? [];
  const show = filter.state ?? "open";
  const go = (search: CallFilter & { call?: string }) => void navigate({ to: "/calls", search });
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("calls.title")}</h1>
        <Filters filter={filter} onFilter={go} />
        <span className="grow" />
        <CallExport rows={rows} />
      </div>
      <section className="card">
        <Loaded query={query}>
          {() => (
            <CallTable
              rows={rows}
              show={show}
              empty={t(emptyWords(filter))}
              onOpen={(chosen) => go({ ...filter, call: chosen })}
            />
          )}
        </Loaded>
        <MoreButton query={query} />
      </section>
      {call !== undefined && <CallDrawer key={call} call={call} onClose={() => go(filter)} />}
    </main>
  );
}

function emptyWords({ state, whose, source }: CallFilter) {
  if (state === "settled") return "calls.noneSettled";
  return whose === undefined && source === undefined ? "calls.none" : "calls.noneSuch";
}

const ALL = "all";

interface FiltersProps {
  filter: CallFilter;
  onFilter: (filter: CallFilter) => void;
}

function Filters({ filter, onFilter }: FiltersProps) {
  const { t } = useTranslation();
  const sources = useWords("callSource");
  const { state, whose, source } = filter;
  return (
    <>
      <Segmented
        aria-label={t("calls.state")}
        value={state ?? "open"}
        options={[
          { value: "open", label: t("calls.openOnes") },
          { value: "settled", label: t("calls.settledOnes") },
        ]}
        onChange={(value) => {
          const { state: _, ...others } = filter;
          onFilter(value === "settled" ? { ...others, state: value } : others);
        }}
      />
      <Segmented
        aria-label={t("calls.whoseFilter")}
        value={whose ?? ALL}
        options={[
          { value: ALL, label: t("calls.anybodys") },
          { value: "mine", label: t("calls.mine") },
          { value: "nobody", label: t("calls.nobodys") },
        ]}
        onChange={(value) => {
          const { whose: _, ...others } = filter;
          onFilter(value === "mine" || value === "nobody" ? { ...others, whose: value } : others);
        }}
      />
      <Select
        aria-label={t("calls.sourceFilter")}
        className="source"
        value={source ?? ALL}
        options={[{ value: ALL, label: t("calls.anySource") }, ...sources]}
        onChange={(value) => {
          const { source: _, ...others } = filter;
          onFilter(value === "follow_up" || value === "callback" ? { ...others, source: value } : others);
        }}
      />
    </>
  );
}

function CallExport({ rows }: { rows: readonly Call[] }) {
  const { t } = useTranslation();
  const words = useCallWords();
  return (
    <ExportButton
      name={t("calls.title")}
      head={[
        t("calls.when"),
        t("calls.timing"),
        t("calls.source"),
        t("calls.who"),
        t("card.language"),
        t("calls.whose"),
        t("calls.triesHead"),
      ]}
      rows={rows.map((call) => [
        dayAndTime(call.try_at),
        call.state.kind === "settled" ? "" : t(`callTiming.${call.timing}`),
        words.source(call),
        words.who(call),
        t(`language.${call.language}`),
        words.state(call),
        call.not_reached,
      ])}
    />
  );
}
