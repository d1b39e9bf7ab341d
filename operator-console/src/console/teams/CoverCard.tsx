// The proof of the next 14 days: whether every profession that is asked for is on call at every minute, in every area.
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { AreaCover, OnCallProof, Profession, ProfessionCover } from "../../protocol/generated";
import { ExportButton } from "../components/ExportButton";
import { ListTable } from "../components/ListTable";
import { Loaded } from "../components/states";
import { firstGap, professionsOf } from "./cover";
import { useProof } from "./queries";

export function CoverCard() {
  const { t } = useTranslation();
  const query = useProof();
  return (
    <section className="card" aria-labelledby="teams-cover">
      <div className="between">
        <h2 id="teams-cover">{t("teams.cover")}</h2>
        {query.data !== undefined && <CoverExport proof={query.data} />}
      </div>
      <Loaded query={query}>
        {(proof) => (
          <>
            <Verdict proof={proof} />
            <CoverTable proof={proof} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function Verdict({ proof }: { proof: OnCallProof }) {
  const { t } = useTranslation();
  const first = firstGap(proof);
  if (proof.areas.length === 0) return null;
  if (first === null)
    return (
      <p className="lead">
        <span className="risk risk-low">
          <span aria-hidden="true">●</span>
          {t("teams.covered", { t: dayAndTime(proof.until) })}
        </span>
      </p>
    );
  return (
    <p className="lead">
      <span className="risk risk-high num">
        <span aria-hidden="true">◆</span>
        {t("teams.firstUncovered", { area: first.area_name, t: dayAndTime(first.at) })}
      </span>
    </p>
  );
}

function CoverTable({ proof }: { proof: OnCallProof }) {
  const { t } = useTranslation();
  const professions = professionsOf(proof);
  return (
    <ListTable<AreaCover>
      rows={proof.areas}
      rowKey="area"
      empty={t("teams.noAreas")}
      columns={[
        {
          title: t("teams.area"),
          render: (_, { area_name, level }) =>
            level === "county" ? <b>{area_name}</b> : <span className="township">{area_name}</span>,
        },
        {
          title: t("teams.team"),
          render: (_, { team }) =>
            team === null ? (
              <span className="late">{t("teams.servedByNobody")}</span>
            ) : (
              <Link to="/teams/$team" params={{ team: team.team }} search={{ tab: "on_call" }}>
                {team.name}
              </Link>
            ),
        },
        ...professions.map((profession) => ({
          title: t(`profession.${profession}`),
          render: (_: unknown, area: AreaCover) => <Cell area={area} profession={profession} />,
        })),
      ]}
    />
  );
}

const coverOf = (area: AreaCover, profession: Profession): ProfessionCover | undefined =>
  area.professions.find((one) => one.profession === profession);

function Cell({ area, profession }: { area: AreaCover; profession: Profession }) {
  const { t } = useTranslation();
  const cover = coverOf(area, profession);
  if (cover === undefined) return <span className="muted">–</span>;
  const [first] = cover.gaps;
  if (first === undefined)
    return (
      <span className="risk risk-low">
        <span aria-hidden="true">●</span>
        {t("teams.allCovered")}
      </span>
    );
  return (
    <details className="gaps">
      <summary className="num late">
        <span aria-hidden="true">◆ </span>
        {t("teams.gapFrom", { t: dayAndTime(first.from) })}
      </summary>
      <ul className="plain">
        {cover.gaps.map(({ from, until, on_call }) => (
          <li key={from} className="num">
            {dayAndTime(from)} – {dayAndTime(until)} · {on_call} / {cover.count}
          </li>
        ))}
      </ul>
    </details>
  );
}

function CoverExport({ proof }: { proof: OnCallProof }) {
  const { t } = useTranslation();
  const rows = proof.areas.flatMap((area) =>
    area.professions.flatMap((cover) =>
      (cover.gaps.length === 0 ? [null] : cover.gaps).map((gap) => [
        area.area_name,
        area.team?.name ?? "",
        t(`profession.${cover.profession}`),
        String(cover.count),
        gap === null ? t("teams.allCovered") : dayAndTime(gap.from),
        gap === null ? "" : dayAndTime(gap.until),
        gap === null ? "" : String(gap.on_call),
      ]),
    ),
  );
  return (
    <ExportButton
      name={t("teams.cover")}
      head={[
        t("teams.area"),
        t("teams.team"),
        t("teams.profession"),
        t("teams.wanted"),
        t("teams.gapBegins"),
        t("teams.gapEnds"),
        t("teams.onCallThen"),
      ]}
      rows={rows}
    />
  );
}
