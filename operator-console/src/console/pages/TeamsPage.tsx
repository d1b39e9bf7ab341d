// Crisis teams: whether everybody is covered for the next 14 days, the teams and their year, and the areas they work in.
import { useTranslation } from "react-i18next";
import { useRight } from "../sign-in";
import { AreasCard } from "../teams/AreaTable";
import { CoverCard } from "../teams/CoverCard";
import { TeamsCard } from "../teams/TeamTable";
import { YearCard } from "../teams/YearCard";
import "../teams/teams.css";

export function TeamsPage() {
  const { t } = useTranslation();
  const keeps = useRight("keep_teams");
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("teams.title")}</h1>
        <span className="muted">{t("teams.hint")}</span>
      </div>
      <CoverCard />
      <TeamsCard />
      {keeps && <YearCard />}
      <AreasCard />
    </main>
  );
}
