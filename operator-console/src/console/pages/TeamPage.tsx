// One team: its members and how each is reached, who is on call, its escalation policy, and a dry run of it.
import { ArrowLeftOutlined } from "@ant-design/icons";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { App, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Team } from "../../protocol/generated";
import { ReasonedButton, usePermitWords } from "../components/ReasonedButton";
import { Loaded } from "../components/states";
import { useReport } from "../desk/use-ask";
import { useRight } from "../sign-in";
import { DryRunPanel } from "../teams/DryRunPanel";
import { MemberTable } from "../teams/MemberTable";
import { OnCallPanel } from "../teams/OnCallPanel";
import { PhonesPanel } from "../teams/PhonesPanel";
import { PolicyEditor } from "../teams/PolicyEditor";
import { useTeam, useTeamCommand } from "../teams/queries";
import { ChangeTeamDialog } from "../teams/TeamDialog";
import { TEAM_TABS, type TeamTab } from "../teams/tabs";
import "../teams/teams.css";

export function TeamPage() {
  const { t } = useTranslation();
  const { team } = useParams({ from: "/teams/$team" });
  const query = useTeam(team);
  return (
    <main id="main" className="page" tabIndex={-1}>
      {query.data === undefined && <h1 className="sr">{t("teams.title")}</h1>}
      <Loaded query={query}>{(one) => <OneTeam key={`${one.team} ${one.version}`} team={one} />}</Loaded>
    </main>
  );
}

function OneTeam({ team }: { team: Team }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const keeps = useRight("keep_teams");
  const search = useSearch({ from: "/teams/$team" });
  // Phones are for whoever may take one out of service; everybody has the own ones on the phone itself.
  const tabs = TEAM_TABS.filter((name) => keeps || name !== "phones");
  const tab = tabs.find((name) => name === search.tab) ?? "members";
  const panes: Record<TeamTab, React.ReactNode> = {
    members: <MemberTable team={team} />,
    on_call: <OnCallPanel team={team} />,
    policy: <PolicyEditor team={team} />,
    dry_run: <DryRunPanel team={team} />,
    phones: <PhonesPanel team={team} />,
  };
  return (
    <>
      <Head team={team} />
      <section className="card" aria-labelledby="team-tab">
        <h2 id="team-tab" className="sr">
          {t(`teams.tab.${tab}`)}
        </h2>
        <Tabs
          activeKey={tab}
          onChange={(key) =>
            void navigate({
              to: "/teams/$team",
              params: { team: team.team },
              search: key === "members" ? {} : { tab: key as TeamTab },
            })
          }
          items={tabs.map((name) => ({
            key: name,
            label: t(`teams.tab.${name}`),
            children: panes[name],
          }))}
        />
      </section>
    </>
  );
}

function Head({ team }: { team: Team }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const report = useReport();
  const permitWords = usePermitWords();
  const sending = useTeamCommand();
  const [changing, setChanging] = useState<"no" | "yes">("no");
  const close = () =>
    modal.confirm({
      title: t("teams.closeTeam", { name: team.form.name }),
      content: t("teams.closeTeamBody"),
      okText: t("teams.close"),
      okButtonProps: { danger: true },
      cancelText: t("cancel"),
      onOk: () =>
        sending.send(
          `teams/${team.team}/close`,
          {},
          { done: () => void navigate({ to: "/teams" }), failed: report },
        ),
    });
  const facts = [
    t(`teamLevel.${team.form.level}`),
    team.area_name,
    ...(team.neighbours.length === 0
      ? []
      : [t("teams.helpedBy", { names: team.neighbours.map(({ name }) => name).join(" → ") })]),
  ];
  return (
    <div className="page-h">
      <Link to="/teams" aria-label={t("teams.back")}>
        <ArrowLeftOutlined aria-hidden />
      </Link>
      <h1>{team.form.name}</h1>
      <span className="muted">{facts.join(" · ")}</span>
      {team.closed_at !== null && <span className="late">{t("teams.closed")}</span>}
      <span className="grow" />
      <ReasonedButton why={permitWords(team.keep)} onAct={() => setChanging("yes")}>
        {t("teams.change")}
      </ReasonedButton>
      {team.closed_at === null && (
        <ReasonedButton why={permitWords(team.close)} loading={sending.busy} onAct={close}>
          {t("teams.close")}
        </ReasonedButton>
      )}
      {changing === "yes" && <ChangeTeamDialog team={team} onClose={() => setChanging("no")} />}
    </div>
  );
}
