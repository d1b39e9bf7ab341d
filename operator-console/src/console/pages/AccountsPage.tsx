// Accounts: who works here, as what, and whether callers are offered to them.
import { PlusOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Input, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { day, dayAndTime } from "../../core/format.ts";
import type { Account } from "../../protocol/generated";
import { AccountActions } from "../components/AccountActions";
import { AccountDialog } from "../components/AccountDialog";
import { CsvButton } from "../components/CsvButton";
import { MoreButton } from "../components/MoreButton";
import { type Handover, OneTimePasswordDialog } from "../components/OneTimePasswordDialog";
import { QualificationDialog } from "../components/QualificationDialog";
import { Empty, Loaded } from "../components/states";
import { useWindows } from "../windows";

type Dialog = { kind: "new" } | { kind: "edit" | "qualify"; account: Account };

export function AccountsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { find = "" } = useSearch({ from: "/accounts" });
  const query = useWindows<Account>("staff");
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [handover, setHandover] = useState<Handover | null>(null);
  const changed = () => void queries.invalidateQueries({ queryKey: ["staff"] });
  const close = () => setDialog(null);
  const words = useAccountWords();
  const needle = find.toLowerCase();
  const rows = (query.data ?? []).filter((account) =>
    [account.name, account.username, account.badge, words.roles(account)].some((text) =>
      text.toLowerCase().includes(needle),
    ),
  );
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("accounts.title")}</h1>
        <span className="grow" />
        <Input.Search
          className="find"
          aria-label={t("search")}
          placeholder={t("search")}
          value={find}
          allowClear
          onChange={({ target }) =>
            void navigate({
              to: "/accounts",
              search: target.value === "" ? {} : { find: target.value },
              replace: true,
            })
          }
        />
        <CsvButton
          name="accounts"
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
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setDialog({ kind: "new" })}>
          {t("accounts.new")}
        </Button>
      </div>
      <section className="card">
        <Loaded query={query}>
          {() => (
            <Table<Account>
              size="small"
              rowKey="staff"
              pagination={false}
              scroll={{ x: true }}
              dataSource={rows}
              locale={{ emptyText: <Empty>{t("accounts.none")}</Empty> }}
              columns={[
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
                {
                  title: t("accounts.standing"),
                  render: (_, one) => (
                    <span className={one.standing.kind === "active" ? "" : "late"}>
                      {words.standing(one)}
                    </span>
                  ),
                },
                {
                  title: t("accounts.qualification"),
                  render: (_, one) => (
                    <span
                      className={one.qualification.kind === "qualified" ? "good" : "muted"}
                      title={one.qualification.kind === "unset" ? undefined : one.qualification.reason}
                    >
                      {words.qualification(one)}
                    </span>
                  ),
                },
                {
                  title: t("accounts.lastSignIn"),
                  render: (_, one) => <span className="num">{words.lastSignIn(one)}</span>,
                },
                {
                  title: t("accounts.actions"),
                  render: (_, one) => (
                    <AccountActions
                      account={one}
                      onEdit={() => setDialog({ kind: "edit", account: one })}
                      onQualify={() => setDialog({ kind: "qualify", account: one })}
                      onPassword={setHandover}
                      onChanged={changed}
                    />
                  ),
                },
              ]}
            />
          )}
        </Loaded>
        <MoreButton query={query} />
      </section>
      {dialog !== null && dialog.kind !== "qualify" && (
        <AccountDialog
          account={dialog.kind === "edit" ? dialog.account : null}
          onClose={close}
          onChanged={changed}
          onPassword={setHandover}
        />
      )}
      {dialog?.kind === "qualify" && (
        <QualificationDialog account={dialog.account} onClose={close} onChanged={changed} />
      )}
      <OneTimePasswordDialog handover={handover} onClose={() => setHandover(null)} />
    </main>
  );
}

function useAccountWords() {
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
