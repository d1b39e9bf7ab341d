// A year of the teams: each one's drill and the trainings its people attended, and the courses that the city held.
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { day } from "../../core/format.ts";
import type { CourseFound, TeamYear } from "../../protocol/generated";
import { BoardTag } from "../compliance/BoardTag";
import { ExportButton } from "../components/ExportButton";
import { ListTable } from "../components/ListTable";
import { Loaded } from "../components/states";
import { yearOf } from "../ledgers/calendar";
import { PeriodPicker } from "../ledgers/PeriodPicker";
import { useRight } from "../sign-in";
import { useToday } from "../today";
import { useCrisisYear } from "./queries";

export function YearCard() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const today = useToday();
  const search = useSearch({ from: "/teams" });
  const year = search.year ?? yearOf(today);
  const query = useCrisisYear(year);
  return (
    <section className="card" aria-labelledby="teams-year">
      <div className="between">
        <span className="gap">
          <h2 id="teams-year">{t("crisisYear.title")}</h2>
          <PeriodPicker
            shown={year}
            words={{
              label: t("crisisYear.label"),
              earlier: t("crisisYear.earlier"),
              later: t("crisisYear.later"),
            }}
            onStep={(by) => void navigate({ to: "/teams", search: { year: String(Number(year) + by) } })}
          />
          <span className="muted">{t("crisisYear.hint")}</span>
        </span>
        <YearExport year={year} rows={query.data?.teams ?? []} />
      </div>
      <Loaded query={query}>
        {(found) => (
          <div className="stack">
            <YearTable rows={found.teams} />
            <Courses year={year} courses={found.courses} />
          </div>
        )}
      </Loaded>
    </section>
  );
}

function YearTable({ rows }: { rows: readonly TeamYear[] }) {
  const { t } = useTranslation();
  return (
    <ListTable<TeamYear>
      rows={rows}
      rowKey="team"
      empty={t("crisisYear.none")}
      columns={[
        {
          title: t("teams.name"),
          render: (_, { team, name }) => (
            <Link to="/teams/$team" params={{ team }} search={{}}>
              <b>{name}</b>
            </Link>
          ),
        },
        { title: t("crisisYear.drills"), render: (_, { drills }) => <Found found={drills} /> },
        { title: t("crisisYear.lastDrill"), render: (_, { last_drill }) => <LastDrill at={last_drill} /> },
        { title: t("crisisYear.trainings"), render: (_, { trainings }) => <Found found={trainings} /> },
      ]}
    />
  );
}

function LastDrill({ at }: { at: TeamYear["last_drill"] }) {
  const { t } = useTranslation();
  return at === null ? (
    <span className="muted">{t("crisisYear.neverDrilled")}</span>
  ) : (
    <span className="num">{day(at)}</span>
  );
}

function Found({ found: { held, needed, finding } }: { found: CourseFound }) {
  const { t } = useTranslation();
  return (
    <span className="gap still-row">
      <span className="num">{t("crisisYear.of", { held, needed })}</span>
      <BoardTag finding={finding} />
    </span>
  );
}

function Courses({ year, courses }: { year: string; courses: readonly CourseFound[] }) {
  const { t } = useTranslation();
  const directs = useRight("direct_dispatches");
  return (
    <div className="year-courses">
      <b>{t("crisisYear.courses")}</b>
      {courses.map((found) => (
        <span key={found.target} className="gap still-row">
          {t(`courseTarget.${found.target}`)}
          <Found found={found} />
        </span>
      ))}
      <span className="grow" />
      <Link to="/ledgers/training" search={{ year }}>
        {t("crisisYear.toTraining")}
      </Link>
      {directs && (
        <Link to="/emergencies" search={{ view: "drills" }}>
          {t("crisisYear.toDrills")}
        </Link>
      )}
    </div>
  );
}

function YearExport({ year, rows }: { year: string; rows: readonly TeamYear[] }) {
  const { t } = useTranslation();
  const words = ({ held, needed, finding }: CourseFound) =>
    `${t("crisisYear.of", { held, needed })} ${t(`boardFinding.${finding}`)}`;
  return (
    <ExportButton
      name={`${t("crisisYear.title")} ${year}`}
      head={[t("teams.name"), t("crisisYear.drills"), t("crisisYear.lastDrill"), t("crisisYear.trainings")]}
      rows={rows.map(({ name, drills, last_drill, trainings }) => [
        name,
        words(drills),
        last_drill === null ? "" : day(last_drill),
        words(trainings),
      ])}
    />
  );
}
