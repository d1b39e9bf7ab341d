// Phones of the team's people that stay signed in: whose, since when, last used; and taking one out of service.
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { Device, Team } from "../../protocol/generated";
import { ExportButton } from "../components/ExportButton";
import { ListTable } from "../components/ListTable";
import { Loaded } from "../components/states";
import { useReport } from "../desk/use-ask";
import { usePhones, useTeamCommand } from "./queries";

/** A phone and whose it is. */
interface Phone {
  owner: string;
  device: Device;
}

export function PhonesPanel({ team }: { team: Team }) {
  const { t } = useTranslation();
  const query = usePhones(team.members.map(({ staff }) => staff));
  const owners = new Map(team.members.map(({ staff, name }) => [staff, name]));
  const rows = (query.data ?? []).map((device) => ({ owner: owners.get(device.staff) ?? "", device }));
  return (
    <div className="stack">
      <div className="between">
        <span className="muted">{t("phones.hint")}</span>
        <PhoneExport team={team.form.name} rows={rows} />
      </div>
      <Loaded query={query}>{() => <PhoneTable rows={rows} />}</Loaded>
    </div>
  );
}

function PhoneTable({ rows }: { rows: readonly Phone[] }) {
  const { t } = useTranslation();
  return (
    <ListTable<Phone>
      rows={rows}
      rowKey={({ device }) => device.sign_in}
      empty={t("phones.none")}
      columns={[
        { title: t("phones.owner"), render: (_, { owner }) => <b>{owner}</b> },
        { title: t("phones.name"), render: (_, { device }) => device.name },
        {
          title: t("phones.enrolled"),
          render: (_, { device }) => <span className="num">{dayAndTime(device.enrolled_at)}</span>,
        },
        {
          title: t("phones.seen"),
          render: (_, { device }) => <span className="num">{dayAndTime(device.seen_at)}</span>,
        },
        {
          title: t("phones.lasts"),
          render: (_, { device }) => <span className="num">{dayAndTime(device.lasts_until)}</span>,
        },
        { title: t("phones.actions"), render: (_, phone) => <Revoke phone={phone} /> },
      ]}
    />
  );
}

function Revoke({ phone: { owner, device } }: { phone: Phone }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const report = useReport();
  const sending = useTeamCommand();
  const words = { owner, name: device.name };
  const revoke = () =>
    modal.confirm({
      title: t("phones.revokeTitle", words),
      content: t("phones.revokeBody"),
      okText: t("phones.revoke"),
      okButtonProps: { danger: true },
      cancelText: t("cancel"),
      onOk: () =>
        sending.send(
          `devices/${device.sign_in}/revoke`,
          {},
          { done: () => void message.success(t("phones.revoked")), failed: report },
        ),
    });
  return (
    <Button size="small" danger aria-label={t("phones.revokeOf", words)} onClick={revoke}>
      {t("phones.revoke")}
    </Button>
  );
}

function PhoneExport({ team, rows }: { team: string; rows: readonly Phone[] }) {
  const { t } = useTranslation();
  return (
    <ExportButton
      name={`${team} ${t("phones.title")}`}
      head={[t("phones.owner"), t("phones.name"), t("phones.enrolled"), t("phones.seen"), t("phones.lasts")]}
      rows={rows.map(({ owner, device }) => [
        owner,
        device.name,
        dayAndTime(device.enrolled_at),
        dayAndTime(device.seen_at),
        dayAndTime(device.lasts_until),
      ])}
    />
  );
}
