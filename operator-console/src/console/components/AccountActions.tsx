// What can be done with one account; what hurts is asked about first.
import { App, Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import type { Account, OneTimePassword, StandingChange } from "../../protocol/generated";
import { api } from "../api";
import { useReport } from "../desk/use-ask";
import { keepKey } from "../shortcuts";
import type { Handover } from "./OneTimePasswordDialog";

interface Props {
  account: Account;
  onEdit: () => void;
  onQualify: () => void;
  onEmploy: () => void;
  onPassword: (handover: Handover) => void;
  onChanged: () => void;
}

export function AccountActions({ account, onEdit, onQualify, onEmploy, onPassword, onChanged }: Props) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const report = useReport();
  const { name, standing } = account;
  const change = async (to: StandingChange) => {
    try {
      await api.put(`staff/${account.staff}/standing`, { to });
      void message.success(t("done"));
    } catch (error) {
      report(error);
    }
    onChanged();
  };
  const disable = () =>
    modal.confirm({
      title: t("accounts.disableTitle", { name }),
      content: t("accounts.disableBody"),
      okText: t("accounts.disable"),
      okButtonProps: { danger: true },
      cancelText: t("cancel"),
      autoFocusButton: "cancel",
      onOk: () => change("disable"),
    });
  const reset = () =>
    modal.confirm({
      title: t("accounts.resetTitle", { name }),
      content: t("accounts.resetBody"),
      okText: t("accounts.reset"),
      cancelText: t("cancel"),
      autoFocusButton: "cancel",
      onOk: async () => {
        try {
          const { password } = await api.post<OneTimePassword>(`staff/${account.staff}/reset-password`);
          onPassword({ name, password });
        } catch (error) {
          report(error);
        }
        onChanged();
      },
    });
  const items = [
    { key: "qualify", label: t("accounts.qualify"), onClick: onQualify },
    { key: "employ", label: t("employment.menu"), onClick: onEmploy },
    { key: "reset", label: t("accounts.reset"), onClick: reset },
    ...(standing.kind === "locked"
      ? [{ key: "unlock", label: t("accounts.unlock"), onClick: () => void change("unlock") }]
      : []),
    standing.kind === "disabled"
      ? { key: "enable", label: t("accounts.enable"), onClick: () => void change("enable") }
      : { key: "disable", label: t("accounts.disable"), danger: true, onClick: disable },
  ];
  return (
    <span className="gap">
      <Button size="small" onClick={onEdit} aria-label={t("accounts.editTitle", { name })}>
        {t("accounts.edit")}
      </Button>
      <Dropdown trigger={["click"]} menu={{ items, onClick: keepKey }} autoFocus>
        <Button size="small" aria-label={`${t("accounts.more")} ${name}`}>
          …
        </Button>
      </Dropdown>
    </span>
  );
}
