// Drills, each beside the one before it: how long it took to each stage, and by how much longer or shorter.
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { clock, dayAndTime } from "../../core/format.ts";
import type { Drill, DrillCompared, DrillCounts } from "../../protocol/generated";
import { ExportButton } from "../components/ExportButton";
import { ListTable } from "../components/ListTable";
import { MoreButton } from "../components/MoreButton";
import { Loaded } from "../components/states";
import { useDrills } from "../dispatch/queries";
import { difference } from "./difference";

export function DrillsCard() {
  const { t } = useTranslation();
  const query = useDrills();
  const rows = query.data ?? [];
  return (
    <section className="card" aria-labelledby="drills-title">
      <div className="between">
        <h2 id="drills-title">{t("drills.title")}</h2>
        <DrillsExport rows={rows} />
      </div>
      <Loaded query={query}>{() => <DrillTable rows={rows} />}</Loaded>
      <MoreButton query={query} />
    </section>
  );
}

function DrillTable({ rows }: { rows: readonly Drill[] }) {
  const { t } = useTranslation();
  return (
    <ListTable<Drill>
      rows={rows}
      rowKey="dispatch"
      empty={t("drills.none")}
      columns={[
        {
          title: t("dispatches.number"),
          render: (_, { dispatch, number }) => (
            <Link to="/dispatches/$dispatch" params={{ dispatch }} className="num">
              {number}
            </Link>
          ),
        },
        { title: t("teams.team"), render: (_, { team_name }) => team_name },
        {
          title: t("emergencies.plan"),
          render: (_, { plan_title, plan_version }) =>
            plan_title === null ? (
              <span className="muted">{t("drills.noPlan")}</span>
            ) : (
              `${plan_title} · ${t("plans.version", { n: plan_version ?? 1 })}`
            ),
        },
        {
          title: t("drills.begun"),
          render: (_, { begun_at }) => <span className="num">{dayAndTime(begun_at)}</span>,
        },
        { title: t("drills.compared"), render: (_, drill) => <Compared drill={drill} /> },
        { title: t("drills.counts"), render: (_, { counts }) => <Counts counts={counts} /> },
      ]}
    />
  );
}

const COUNTS_LOOK: Record<DrillCounts, string> = { yes: "good", not_yet: "muted", no: "late" };

function Counts({ counts }: { counts: DrillCounts }) {
  const { t } = useTranslation();
  return <span className={COUNTS_LOOK[counts]}>{t(`drillCounts.${counts}`)}</span>;
}

function Compared({ drill: { compared, before } }: { drill: Drill }) {
  const { t } = useTranslation();
  return (
    <>
      <ul className="plain">
        {compared.map((one) => (
          <Stretch key={one.stage} compared={one} />
        ))}
      </ul>
      {before === null ? (
        <span className="muted">{t("drills.first")}</span>
      ) : (
        <span className="muted num">
          {t("drills.against", { number: before.number, t: dayAndTime(before.begun_at) })}
        </span>
      )}
    </>
  );
}

function Stretch({ compared: { stage, took_ms, longer_ms } }: { compared: DrillCompared }) {
  const { t } = useTranslation();
  const by = difference(longer_ms);
  return (
    <li className="num">
      {t(`dispatchStage.${stage}`)} {took_ms === null ? t("drills.notReached") : clock(took_ms)}{" "}
      {by.kind !== "unknown" && (
        <span className={by.kind === "longer" ? "late" : "good"}>
          {t(`drills.${by.kind}`, { t: clock(by.ms) })}
        </span>
      )}
    </li>
  );
}

function DrillsExport({ rows }: { rows: readonly Drill[] }) {
  const { t } = useTranslation();
  return (
    <ExportButton
      name={t("drills.title")}
      head={[
        t("dispatches.number"),
        t("teams.team"),
        t("emergencies.plan"),
        t("drills.begun"),
        t("drills.compared"),
        t("drills.counts"),
      ]}
      rows={rows.map((drill) => [
        drill.number,
        drill.team_name,
        drill.plan_title ?? "",
        dayAndTime(drill.begun_at),
        drill.compared
          .map(
            ({ stage, took_ms }) =>
              `${t(`dispatchStage.${stage}`)} ${took_ms === null ? "–" : clock(took_ms)}`,
          )
          .join(" · "),
        t(`drillCounts.${drill.counts}`),
      ])}
    />
  );
}
