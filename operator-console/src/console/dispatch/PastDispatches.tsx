// Dispatches that are over, the latest first: how each ended.
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { clock, dayAndTime } from "../../core/format.ts";
import { millisBetween } from "../../core/server-clock.ts";
import type { DispatchStrip } from "../../protocol/generated";
import { ExportButton } from "../components/ExportButton";
import { ListTable } from "../components/ListTable";
import { MoreButton } from "../components/MoreButton";
import { Loaded } from "../components/states";
import { useWindows } from "../windows";
import { DrillMark } from "./marks";

export function PastDispatches() {
  const { t } = useTranslation();
  const query = useWindows<DispatchStrip>("dispatches?state=over");
  const rows = query.data ?? [];
  return (
    <section className="card" aria-label={t("dispatches.past")}>
      <div className="between">
        <span className="muted">{t("dispatches.pastHint")}</span>
        <PastExport rows={rows} />
      </div>
      <Loaded query={query}>{() => <PastTable rows={rows} />}</Loaded>
      <MoreButton query={query} />
    </section>
  );
}

/** How long it took, from the request to the end. */
const tookOf = ({ requested_at, end }: DispatchStrip) =>
  end === null ? "–" : clock(millisBetween(requested_at, end.at));

function PastTable({ rows }: { rows: readonly DispatchStrip[] }) {
  const { t } = useTranslation();
  return (
    <ListTable<DispatchStrip>
      rows={rows}
      rowKey="dispatch"
      empty={t("dispatches.noPast")}
      columns={[
        {
          title: t("dispatches.number"),
          render: (_, { dispatch, number, purpose }) => (
            <span className="gap still-row num">
              <Link to="/dispatches/$dispatch" params={{ dispatch }}>
                {number}
              </Link>
              <DrillMark purpose={purpose} />
            </span>
          ),
        },
        {
          title: t("dispatches.requestedAt"),
          render: (_, { requested_at }) => <span className="num">{dayAndTime(requested_at)}</span>,
        },
        { title: t("request.area"), render: (_, { area_name }) => area_name },
        { title: t("dispatches.team"), render: (_, { team_name }) => team_name },
        { title: t("request.class"), render: (_, { class: asked }) => t(`responseClass.${asked}`) },
        { title: t("dispatches.stage"), render: (_, strip) => <Ended strip={strip} /> },
        { title: t("timeline.took"), render: (_, strip) => <span className="num">{tookOf(strip)}</span> },
      ]}
    />
  );
}

function Ended({ strip: { stage, end } }: { strip: DispatchStrip }) {
  const { t } = useTranslation();
  const because = end?.because ?? null;
  return (
    <>
      <b>{t(`dispatchStage.${stage}`)}</b> {because !== null && t(`endReason.${because}`)}{" "}
      <span className="muted">{end?.by_name}</span>
    </>
  );
}

function PastExport({ rows }: { rows: readonly DispatchStrip[] }) {
  const { t } = useTranslation();
  return (
    <ExportButton
      name={t("dispatches.past")}
      head={[
        t("dispatches.number"),
        t("request.purpose"),
        t("dispatches.requestedAt"),
        t("request.area"),
        t("dispatches.team"),
        t("request.class"),
        t("dispatches.stage"),
        t("endDispatch.because"),
        t("timeline.took"),
      ]}
      rows={rows.map((strip) => [
        strip.number,
        t(`purpose.${strip.purpose}`),
        dayAndTime(strip.requested_at),
        strip.area_name,
        strip.team_name,
        t(`responseClass.${strip.class}`),
        t(`dispatchStage.${strip.stage}`),
        strip.end?.because == null ? "" : t(`endReason.${strip.end.because}`),
        tookOf(strip),
      ])}
    />
  );
}
