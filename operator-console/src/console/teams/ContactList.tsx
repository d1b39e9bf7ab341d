// How a member is reached, whether each way has proven to work, and a test page over it.
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { MemberContact, Permit, TeamMember } from "../../protocol/generated";
import { useReport } from "../desk/use-ask";
import { needsProof, ProofTag } from "./ProofTag";
import { useTeamCommand } from "./queries";

export function ContactList({ member, keep }: { member: TeamMember; keep: Permit }) {
  const { t } = useTranslation();
  const away = member.contacts.filter(needsProof);
  return (
    <ul className="plain contacts">
      {away.map((contact) => (
        <li key={contact.contact} className="gap">
          <span className="gap">
            {t(`pageChannel.${contact.channel}`)}
            {contact.address !== null && <span className="muted address">{contact.address}</span>}
          </span>
          <ProofTag proof={contact.proof} />
          {keep.kind === "yes" && <TestButton member={member} contact={contact} />}
        </li>
      ))}
      {away.length === 0 && <li className="late">{t("teams.onlyConsole")}</li>}
    </ul>
  );
}

function TestButton({ member, contact }: { member: TeamMember; contact: MemberContact }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const report = useReport();
  const sending = useTeamCommand();
  const channel = t(`pageChannel.${contact.channel}`);
  const test = () =>
    sending.send(
      `contacts/${contact.contact}/test`,
      {},
      {
        done: () => void message.success(t("teams.tested", { name: member.name, channel })),
        failed: report,
      },
    );
  return (
    <Button
      size="small"
      loading={sending.busy}
      aria-label={t("teams.testOf", { name: member.name, channel })}
      {...(contact.tested_at === null
        ? {}
        : { title: t("teams.testedAt", { t: dayAndTime(contact.tested_at) }) })}
      onClick={() => void test()}
    >
      {t("teams.test")}
    </Button>
  );
}
