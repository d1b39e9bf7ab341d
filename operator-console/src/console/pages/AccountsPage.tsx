// Accounts: who works here, as what, and whether callers are offered to them.
import { PlusOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Account } from "../../protocol/generated";
import { AccountDialog } from "../components/AccountDialog";
import { AccountExport, AccountTable, useAccountWords } from "../components/AccountTable";
import { MoreButton } from "../components/MoreButton";
import { type Handover, OneTimePasswordDialog } from "../components/OneTimePasswordDialog";
import { QualificationDialog } from "../components/QualificationDialog";
import { Loaded } from "../components/states";
import { EmploymentDialog } from "../ledgers/EmploymentDialog";
import { useWindows } from "../windows";

type Dialog = { kind: "new" } | { kind: "edit" | "qualify" | "employ"; account: Account };

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
        <AccountExport rows={rows} />
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setDialog({ kind: "new" })}>
          {t("accounts.new")}
        </Button>
      </div>
      <section className="card">
        <Loaded query={query}>
          {() => (
            <AccountTable
              rows={rows}
              onEdit={(account) => setDialog({ kind: "edit", account })}
              onQualify={(account) => setDialog({ kind: "qualify", account })}
              onEmploy={(account) => setDialog({ kind: "employ", account })}
              onPassword={setHandover}
              onChanged={changed}
            />
          )}
        </Loaded>
        <MoreButton query={query} />
      </section>
      {(dialog?.kind === "new" || dialog?.kind === "edit") && (
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
      {dialog?.kind === "employ" && <EmploymentDialog account={dialog.account} onClose={close} />}
      <OneTimePasswordDialog handover={handover} onClose={() => setHandover(null)} />
    </main>
  );
}
