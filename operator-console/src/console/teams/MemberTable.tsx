// Who is in a team: what they are, how each is reached and whether that has proven to work, and whether they can be asked.
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { Team, TeamMember } from "../../protocol/generated";
import { ExportButton } from "../components/ExportButton";
import { ListTable } from "../components/ListTable";
import { ReasonedButton, usePermitWords } from "../components/ReasonedButton";
import { useReport } from "../desk/use-ask";
import { AvailabilityButton, useAvailabilityWords } from "./AvailabilityButton";
import { ContactList } from "./ContactList";
import { MemberDialog } from "./MemberDialog";
import { useProofWords } from "./ProofTag";
import { useTeamCommand } from "./queries";

export function MemberTable({ team }: { team: Team }) {
  const { t } = useTranslation();
  const permitWords = usePermitWords();
  const [open, setOpen] = useState<TeamMember | "new" | null>(null);
  return (
    <div className="stack">
      <div className="between">
        <span className="muted">{t("teams.membersHint")}</span>
        <span className="gap">
          <MemberExport team={team} />
          <ReasonedButton type="primary" why={permitWords(team.keep)} onAct={() => setOpen("new")}>
            {t("teams.addMember")}
          </ReasonedButton>
        </span>
      </div>
      <ListTable<TeamMember>
        rows={team.members}
        rowKey="staff"
        empty={t("teams.noMembers")}
        columns={[
          { title: t("teams.member"), render: (_, member) => <Who member={member} /> },
          { title: t("teams.can"), render: (_, member) => <Can member={member} /> },
          {
            title: t("teams.contacts"),
            render: (_, member) => <ContactList member={member} keep={team.keep} />,
          },
          { title: t("teams.state"), render: (_, member) => <State member={member} /> },
          {
            title: t("teams.actions"),
            render: (_, member) => <Actions team={team} member={member} onChange={() => setOpen(member)} />,
          },
        ]}
      />
      {open !== null && (
        <MemberDialog team={team} member={open === "new" ? null : open} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}

function Who({ member }: { member: TeamMember }) {
  const { t } = useTranslation();
  return (
    <span className="stack tight">
      <b>{member.name}</b>
      <span className="muted">{t(`duty.${member.duty}`)}</span>
      <span className="num">{member.phone}</span>
    </span>
  );
}

function Can({ member }: { member: TeamMember }) {
  const { t } = useTranslation();
  const words = [
    ...member.professions.map((one) => t(`profession.${one}`)),
    ...member.skills.map((one) => t(`skill.${one}`)),
    ...member.languages.map((one) => t(`language.${one}`)),
  ];
  return (
    <span className="flags wrapped">
      {words.map((word) => (
        <span key={word} className="flag">
          {word}
        </span>
      ))}
    </span>
  );
}

function State({ member }: { member: TeamMember }) {
  const { t } = useTranslation();
  const permitWords = usePermitWords();
  const availabilityWords = useAvailabilityWords();
  const unproven = permitWords(member.go_on_call);
  return (
    <span className="stack tight">
      {member.engaged !== null && <span className="stage">{t("teams.engaged")}</span>}
      {member.on_call_until !== null && (
        <span className="good num">
          <span aria-hidden="true">● </span>
          {t("teams.onCallUntil", { t: dayAndTime(member.on_call_until) })}
        </span>
      )}
      {member.availability.kind === "away" && (
        <span className="late">{availabilityWords(member.availability)}</span>
      )}
      {member.resting_until !== null && (
        <span className="num">{t("teams.restingUntil", { t: dayAndTime(member.resting_until) })}</span>
      )}
      {unproven !== null && (
        <span className="late" title={unproven}>
          <span aria-hidden="true">▲ </span>
          {t("teams.mayNotGoOnCall")}
        </span>
      )}
    </span>
  );
}

function Actions({ team, member, onChange }: { team: Team; member: TeamMember; onChange: () => void }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const report = useReport();
  const sending = useTeamCommand();
  const remove = () =>
    modal.confirm({
      title: t("teams.removeTitle", { name: member.name }),
      content: t("teams.removeBody"),
      okText: t("remove"),
      okButtonProps: { danger: true },
      cancelText: t("cancel"),
      onOk: () =>
        sending.remove(`teams/${team.team}/members/${member.staff}`, { done: () => {}, failed: report }),
    });
  return (
    <span className="gap">
      <AvailabilityButton member={member} />
      {team.keep.kind === "yes" && (
        <>
          <Button size="small" aria-label={t("teams.changeOf", { name: member.name })} onClick={onChange}>
            {t("teams.change")}
          </Button>
          <Button size="small" aria-label={t("teams.removeOf", { name: member.name })} onClick={remove}>
            {t("remove")}
          </Button>
        </>
      )}
    </span>
  );
}

function MemberExport({ team }: { team: Team }) {
  const { t } = useTranslation();
  const proofWords = useProofWords();
  const availabilityWords = useAvailabilityWords();
  return (
    <ExportButton
      name={`${team.form.name} ${t("teams.members")}`}
      head={[
        t("teams.member"),
        t("teams.duty"),
        t("teams.professions"),
        t("teams.skills"),
        t("teams.phone"),
        t("teams.contacts"),
        t("teams.state"),
      ]}
      rows={team.members.map((member) => [
        member.name,
        t(`duty.${member.duty}`),
        member.professions.map((one) => t(`profession.${one}`)).join(" · "),
        member.skills.map((one) => t(`skill.${one}`)).join(" · "),
        member.phone,
        member.contacts
          .map(({ channel, proof }) =>
            channel === "console"
              ? t("pageChannel.console")
              : `${t(`pageChannel.${channel}`)} (${proofWords(proof)})`,
          )
          .join(" · "),
        availabilityWords(member.availability),
      ])}
    />
  );
}
