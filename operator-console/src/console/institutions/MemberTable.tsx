// Who belongs to an institution, with what title, and whether somebody else has looked at the licence.
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { day, dayAndTime } from "../../core/format.ts";
import type { InstitutionMember, InstitutionView } from "../../protocol/generated";
import { ListTable } from "../components/ListTable";
import { ReasonedButton, usePermitWords } from "../components/ReasonedButton";
import { useReport } from "../desk/use-ask";
import { MemberDialog } from "./MemberDialog";
import { useInstitutionCommand } from "./queries";

export function MemberTable({ view }: { view: InstitutionView }) {
  const { t } = useTranslation();
  const permitWords = usePermitWords();
  const [open, setOpen] = useState<InstitutionMember | "new" | null>(null);
  return (
    <section className="card" aria-labelledby="institution-members">
      <div className="between">
        <h2 id="institution-members">{t("institutions.members")}</h2>
        <ReasonedButton type="primary" why={permitWords(view.keep)} onAct={() => setOpen("new")}>
          {t("institutions.addMember")}
        </ReasonedButton>
      </div>
      <p className="muted lead">{t("institutions.membersHint")}</p>
      <ListTable<InstitutionMember>
        rows={view.members}
        rowKey="staff"
        empty={t("institutions.noMembers")}
        columns={[
          { title: t("institutions.member"), render: (_, { name }) => <b>{name}</b> },
          {
            title: t("institutions.roles"),
            render: (_, { roles }) => roles.map((role) => t(`role.${role}`)).join(" · "),
          },
          { title: t("institutions.titleAndRank"), render: (_, member) => <TitleOf member={member} /> },
          {
            title: t("institutions.licence"),
            render: (_, { licence }) => <span className="num">{licence || "–"}</span>,
          },
          { title: t("institutions.proof"), render: (_, member) => <ProofTag member={member} /> },
          {
            title: t("institutions.since"),
            render: (_, { since }) => <span className="num">{day(since)}</span>,
          },
          {
            title: t("teams.actions"),
            render: (_, member) => <Actions view={view} member={member} onChange={() => setOpen(member)} />,
          },
        ]}
      />
      {open !== null && (
        <MemberDialog view={view} member={open === "new" ? null : open} onClose={() => setOpen(null)} />
      )}
    </section>
  );
}

function TitleOf({ member: { title } }: { member: InstitutionMember }) {
  const { t } = useTranslation();
  if (title === null) return <span className="muted">{t("institutions.noTitle")}</span>;
  return (
    <>
      {t(`titleWord.${title.word}`)} · {t(`medicalRank.${title.rank}`)}
    </>
  );
}

function ProofTag({ member: { title, proof } }: { member: InstitutionMember }) {
  const { t } = useTranslation();
  if (title === null) return <span className="muted">–</span>;
  return proof.kind === "verified" ? (
    <span className="risk risk-low num">
      <span aria-hidden="true">●</span>
      {t("institutions.verified", { name: proof.by_name, t: dayAndTime(proof.at) })}
    </span>
  ) : (
    <span className="risk risk-moderate">
      <span aria-hidden="true">▲</span>
      {t("institutions.notVerified")}
    </span>
  );
}

interface ActionsProps {
  view: InstitutionView;
  member: InstitutionMember;
  onChange: () => void;
}

function Actions({ view, member, onChange }: ActionsProps) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const report = useReport();
  const permitWords = usePermitWords();
  const sending = useInstitutionCommand();
  const { name, staff, title, proof, licence } = member;
  const at = `institutions/${view.institution}/members/${staff}`;
  if (view.keep.kind === "no") return null;
  const verify = () =>
    modal.confirm({
      title: t("institutions.verifyTitle", { name }),
      content: t("institutions.verifyBody", { licence: licence || "–" }),
      okText: t("institutions.verify"),
      cancelText: t("cancel"),
      onOk: () => sending.send(`${at}/verify`, {}, { done: () => {}, failed: report }),
    });
  const remove = () =>
    modal.confirm({
      title: t("institutions.removeTitle", { name }),
      content: t("institutions.removeBody"),
      okText: t("remove"),
      okButtonProps: { danger: true },
      cancelText: t("cancel"),
      onOk: () => sending.remove(at, { done: () => {}, failed: report }),
    });
  return (
    <span className="gap still-row">
      {title !== null && proof.kind === "not_verified" && (
        <ReasonedButton
          size="small"
          type="primary"
          why={permitWords(member.verify)}
          aria-label={t("institutions.verifyOf", { name })}
          onAct={verify}
        >
          {t("institutions.verify")}
        </ReasonedButton>
      )}
      <Button size="small" aria-label={t("teams.changeOf", { name })} onClick={onChange}>
        {t("teams.change")}
      </Button>
      <Button size="small" aria-label={t("teams.removeOf", { name })} onClick={remove}>
        {t("remove")}
      </Button>
    </span>
  );
}
