// Referrals as a list, in the server's order: overdue first, then whichever is due first.
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { ReferralRow } from "../../protocol/generated";
import { ExportButton } from "../components/ExportButton";
import { ListTable } from "../components/ListTable";
import { Awaited, CancelMark, Impossible, PriorityTag, StageTag } from "./marks";
import type { ReferralList } from "./queries";
import { referenceOf } from "./reference";
import { useStageWords } from "./standing";

export function ReferralTable({ list, rows }: { list: ReferralList; rows: readonly ReferralRow[] }) {
  const { t } = useTranslation();
  return (
    <ListTable<ReferralRow>
      rows={rows}
      rowKey="referral"
      empty={t(`referrals.none.${list}`)}
      columns={[
        {
          title: t("referrals.reference"),
          render: (_, { referral }) => (
            <Link to="/referrals/$referral" params={{ referral }} className="num">
              {referenceOf(referral)}
            </Link>
          ),
        },
        { title: t("referrals.awaiting"), render: (_, row) => <Awaited row={row} /> },
        {
          title: t("referrals.stage"),
          render: (_, row) => (
            <span className="gap">
              <StageTag stage={row.stage} />
              <CancelMark row={row} />
              <Impossible row={row} />
            </span>
          ),
        },
        { title: t("referrals.priority"), render: (_, { priority }) => <PriorityTag priority={priority} /> },
        { title: t("referrals.from"), render: (_, { from }) => from.name },
        { title: t("referrals.to"), render: (_, { to }) => to.name },
        {
          title: t("referrals.direction"),
          render: (_, { direction }) => t(`referralDirection.${direction}`),
        },
        {
          title: t("referrals.sentAt"),
          render: (_, { sent_at }) => <span className="num">{dayAndTime(sent_at)}</span>,
        },
      ]}
    />
  );
}

export function ReferralExport({ list, rows }: { list: ReferralList; rows: readonly ReferralRow[] }) {
  const { t } = useTranslation();
  const stageWords = useStageWords();
  return (
    <ExportButton
      name={t(`referrals.list.${list}`)}
      head={[
        t("referrals.reference"),
        t("referrals.awaiting"),
        t("referrals.due"),
        t("referrals.stage"),
        t("referrals.priority"),
        t("referrals.from"),
        t("referrals.to"),
        t("referrals.direction"),
        t("referrals.sentAt"),
      ]}
      rows={rows.map((row) => [
        referenceOf(row.referral),
        row.awaited === null ? "" : t(`awaitedStep.${row.awaited.step}`),
        row.awaited === null ? "" : dayAndTime(row.awaited.due_at),
        stageWords(row.stage),
        t(`referralPriority.${row.priority}`),
        row.from.name,
        row.to.name,
        t(`referralDirection.${row.direction}`),
        dayAndTime(row.sent_at),
      ])}
    />
  );
}
