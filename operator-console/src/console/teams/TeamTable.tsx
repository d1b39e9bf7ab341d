// The teams: where each works, who is on call, who cannot be reached, and the first minute that nobody covers.
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { TeamRow, Timestamp } from "../../protocol/generated";
import { ExportButton } from "../components/ExportButton";
import { ListTable } from "../components/ListTable";
import { ReasonedButton, usePermitWords } from "../components/ReasonedButton";
import { Loaded } from "../components/states";
import { useTeams } from "./queries";
import { NewTeamDialog } from "./TeamDialog";

export function TeamsCard() {
  const { t } = useTranslation();
  const query = useTeams();
  const permitWords = usePermitWords();
  const [adding, setAdding] = useState<"no" | "yes">("no");
  const rows = query.data?.teams ?? [];
  return (
    <section className="card" aria-labelledby="teams-list">
      <div className="between">
        <h2 id="teams-list">{t("teams.list")}</h2>
        <span className="gap">
          <TeamExport rows={rows} />
          {query.data !== undefined && (
            <ReasonedButton why={permitWords(query.data.keep)} type="primary" onAct={() => setAdding("yes")}>
              {t("teams.new")}
            </ReasonedButton>
          )}
        </span>
      </div>
      <Loaded query={query}>{() => <TeamTable rows={rows} />}</Loaded>
      {adding === "yes" && <NewTeamDialog onClose={() => setAdding("no")} />}
    </section>
  );
}

function TeamTable({ rows }: { rows: readonly TeamRow[] }) {
  const { t } = useTranslation();
  return (
    <ListTable<TeamRow>
      rows={rows}
      rowKey="team"
      empty={t("teams.none")}
      rowClassName={({ closed_at }) => (closed_at === null ? "" : "closed-row")}
      columns={[
        {
          title: t("teams.name"),
          render: (_, { team, name }) => (
            <Link to="/teams/$team" params={{ team }} search={{}}>
              <b>{name}</b>
            </Link>
          ),
        },
        { title: t("teams.level"), render: (_, { level }) => t(`teamLevel.${level}`) },
        { title: t("teams.area"), render: (_, { area_name }) => area_name },
        { title: t("teams.members"), render: (_, { members }) => <span className="num">{members}</span> },
        {
          title: t("teams.onCallNow"),
          render: (_, { on_call }) => <span className={on_call === 0 ? "late num" : "num"}>{on_call}</span>,
        },
        {
          title: t("teams.unproven"),
          render: (_, { unproven }) =>
            unproven === 0 ? <span className="muted">–</span> : <Some n={unproven} />,
        },
        {
          title: t("teams.uncovered"),
          render: (_, { first_uncovered, closed_at }) =>
            closed_at === null ? <Uncovered at={first_uncovered} /> : t("teams.closed"),
        },
      ]}
    />
  );
}

function Some({ n }: { n: number }) {
  return (
    <span className="risk risk-moderate num">
      <span aria-hidden="true">▲</span>
      {n}
    </span>
  );
}

function Uncovered({ at }: { at: Timestamp | null }) {
  const { t } = useTranslation();
  return at === null ? (
    <span className="risk risk-low">
      <span aria-hidden="true">●</span>
      {t("teams.allCovered")}
    </span>
  ) : (
    <span className="risk risk-high num">
      <span aria-hidden="true">◆</span>
      {t("teams.gapFrom", { t: dayAndTime(at) })}
    </span>
  );
}

function TeamExport({ rows }: { rows: readonly TeamRow[] }) {
  const { t } = useTranslation();
  return (
    <ExportButton
      name={t("teams.list")}
      head={[
        t("teams.name"),
        t("teams.level"),
        t("teams.area"),
        t("teams.members"),
        t("teams.onCallNow"),
        t("teams.unproven"),
        t("teams.uncovered"),
      ]}
      rows={rows.map((row) => [
        row.name,
        t(`teamLevel.${row.level}`),
        row.area_name,
        String(row.members),
        String(row.on_call),
        String(row.unproven),
        row.first_uncovered === null ? t("teams.allCovered") : dayAndTime(row.first_uncovered),
      ])}
    />
  );
}
