// Accounts as a table, and their standing in words.
import { Table } from "antd";
import type { ColumnsType } from "antd/es/table";
import { useTranslation } from "react-i18next";
import { day, dayAndTime } from "../../core/format.ts";
import type { Account } from "../../protocol/generated";
import { AccountActions } from "./AccountActions";
import { ExportButton } from "./ExportButton";
import type { Handover } from "./OneTimePasswordDialog";
import { Empty } from "./states";

interface Props {
  rows: readonly Account[];
  onEdit: (account: Account) => void;
  onQualify: (account: Account) => void;
  onEmploy: (account: Account) => void;
  onPassword: (handover: Handover) => void;
  onChanged: () => void;
}

export function AccountTable({ rows, onEdit, onQualify, onEmploy, onPassword, onChanged }: Props) {
  const { t } = useTranslation();
  const who = useWhoColumns();
  const standing = useStandingColumns();
  const actions: ColumnsType<Account> = [
    {
      title: t("accounts.actions"),
      render: (_, one) => (
        <AccountActions
          account={one}
          onEdit={() => onEdit(one)}
          onQualify={() => onQualify(one)}
          onEmploy={() => onEmploy(one)}
          onPassword={onPassword}
          onChanged={onChanged}
        />
      ),
    },
  ];
  return (
    <Table<Account>
      size="small"
      rowKey="staff"
      pagination={false}
      scroll={{ x: true }}
      dataSource={[...rows]}
      locale={{ emptyText: <Empty>{t("accounts.none")}</Empty> }}
      columns={[...who, ...standing, ...actions]}
    />
  );
}

function useWhoColumns(): ColumnsType<Account> {
  const { t } = useTranslation();
  const words = useAccountWords();
  return [
    {
      title: t("accounts.name"),
      render: (_, one) => (
        <>
          <b>{one.name}</b> <span className="muted">{one.badge}</span>
        </>
      ),
    },
    { title: t("accounts.username"), dataIndex: "username" },
    { title: t("accounts.roles"), render: (_, one) => words.roles(one) },
    { title: t("accounts.grade"), render: (_, one) => t(`grade.${one.grade}`) },
  ];
}

function useStandingColumns(): ColumnsType<Account> {
  const { t } = useTranslation();
  const words = useAccountWords();
  return [
    {
      title: t("accounts.standing"),
      render: (_, one) => (
        <span className={one.standing.kind === "active" ? "" : "late"}>{words.standing(one)}</span>
      ),
    },
    {
      title: t("accounts.qualification"),
      render: (_, { qualification, ...one }) => (
        <span
          className={qualification.kind === "qualified" ? "good" : "muted"}
          title={qualification.kind === "unset" ? undefined : qualification.reason}
        >
          {words.qualification({ qualification, ...one })}
        </span>
      ),
    },
    {
      title: t("accounts.lastSignIn"),
      render: (_, one) => <span className="num">{words.lastSignIn(one)}</span>,
    },
  ];
}

export function AccountExport({ rows }: { rows: readonly Account[] }) {
  const { t } = useTranslation();
  const words = useAccountWords();
  return (
    <ExportButton
      name={t("accounts.title")}
      head={[
        t("accounts.name"),
        t("accounts.username"),
        t("accounts.badge"),
        t("accounts.roles"),
        t("accounts.standing"),
        t("accounts.qualification"),
        t("accounts.lastSignIn"),
      ]}
      rows={rows.map((one) => [
        one.name,
        one.username,
        one.badge,
        words.roles(one),
        words.standing(one),
        words.qualification(one),
        words.lastSignIn(one),
      ])}
    />
  );
}

export function useAccountWords() {
  const { t } = useTranslation();
  return {
    roles: ({ roles }: Account) => roles.map((role) => t(`role.${role}`)).join(" · "),
    standing: ({ standing }: Account) => {
      switch (standing.kind) {
        case "active":
          return t("accounts.active");
        case "locked":
          return t("accounts.locked", { t: dayAndTime(standing.until) });
        case "disabled":
          return t("accounts.disabled", { t: day(standing.since) });
      }
    },
    qualification: ({ qualification }: Account) => {
      switch (qualification.kind) {
        case "unset":
          return t("accounts.unset");
        case "qualified":
          return t("accounts.qualified", { t: day(qualification.since) });
        case "suspended":
          return t("accounts.suspended", { t: day(qualification.since) });
      }
    },
    lastSignIn: ({ last_sign_in_at }: Account) =>
      last_sign_in_at === null ? t("accounts.never") : dayAndTime(last_sign_in_at),
  };
}
