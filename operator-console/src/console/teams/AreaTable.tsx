// Areas: counties with their townships, who would be sent there, and keeping them.
import { Link } from "@tanstack/react-router";
import { App, Button, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Area, NewArea } from "../../protocol/generated";
import { ListTable } from "../components/ListTable";
import { Loaded } from "../components/states";
import { useReport } from "../desk/use-ask";
import { markRefused } from "../forms/mark-refused";
import { FormDialog, useRequired } from "../ledgers/FormDialog";
import { useRight } from "../sign-in";
import { useAreas, useTeamCommand } from "./queries";

/** Same as `protocol::limits::TEAM_NAME_CHARS`. */
const NAME_CHARS = 60;

export function AreasCard() {
  const { t } = useTranslation();
  const query = useAreas();
  const keeps = useRight("keep_teams");
  const [open, setOpen] = useState<Area | "new" | null>(null);
  return (
    <section className="card" aria-labelledby="teams-areas">
      <div className="between">
        <h2 id="teams-areas">{t("teams.areas")}</h2>
        {keeps && (
          <Button size="small" onClick={() => setOpen("new")}>
            {t("teams.newArea")}
          </Button>
        )}
      </div>
      <Loaded query={query}>{({ areas }) => <AreaTable areas={areas} onRename={setOpen} />}</Loaded>
      {open === "new" && <NewAreaDialog onClose={() => setOpen(null)} />}
      {open !== null && open !== "new" && <RenameDialog area={open} onClose={() => setOpen(null)} />}
    </section>
  );
}

function AreaTable({ areas, onRename }: { areas: readonly Area[]; onRename: (area: Area) => void }) {
  const { t } = useTranslation();
  const keeps = useRight("keep_teams");
  return (
    <ListTable<Area>
      rows={areas}
      rowKey="area"
      empty={t("teams.noAreas")}
      rowClassName={({ closed_at }) => (closed_at === null ? "" : "closed-row")}
      columns={[
        {
          title: t("teams.area"),
          render: (_, { name, level }) =>
            level === "county" ? <b>{name}</b> : <span className="township">{name}</span>,
        },
        { title: t("teams.areaLevel"), render: (_, { level }) => t(`areaLevel.${level}`) },
        { title: t("teams.servedBy"), render: (_, area) => <ServedBy area={area} /> },
        {
          title: t("teams.actions"),
          render: (_, area) =>
            keeps && area.closed_at === null && <AreaActions area={area} onRename={onRename} />,
        },
      ]}
    />
  );
}

function ServedBy({ area: { served_by, closed_at } }: { area: Area }) {
  const { t } = useTranslation();
  if (closed_at !== null) return <span className="muted">{t("teams.closed")}</span>;
  if (served_by !== null)
    return (
      <Link to="/teams/$team" params={{ team: served_by.team }} search={{}}>
        {served_by.name}
      </Link>
    );
  return (
    <span className="risk risk-high">
      <span aria-hidden="true">◆</span>
      {t("teams.servedByNobody")}
    </span>
  );
}

function AreaActions({ area, onRename }: { area: Area; onRename: (area: Area) => void }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const report = useReport();
  const sending = useTeamCommand();
  const close = () =>
    modal.confirm({
      title: t("teams.closeArea", { name: area.name }),
      content: t("teams.closeAreaBody"),
      okText: t("teams.close"),
      okButtonProps: { danger: true },
      cancelText: t("cancel"),
      onOk: () => sending.send(`areas/${area.area}/close`, {}, { done: () => {}, failed: report }),
    });
  return (
    <span className="gap still-row">
      <Button
        size="small"
        aria-label={t("teams.renameOf", { name: area.name })}
        onClick={() => onRename(area)}
      >
        {t("teams.rename")}
      </Button>
      <Button
        size="small"
        aria-label={t("teams.closeOf", { name: area.name })}
        loading={sending.busy}
        onClick={close}
      >
        {t("teams.close")}
      </Button>
    </span>
  );
}

function NewAreaDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Omit<NewArea, "id">>();
  const required = useRequired();
  const sending = useTeamCommand();
  const counties = (useAreas().data?.areas ?? []).filter(
    ({ level, closed_at }) => level === "county" && closed_at === null,
  );
  return (
    <FormDialog<Omit<NewArea, "id">>
      title={t("teams.newArea")}
      form={form}
      initialValues={{ name: "", county: null }}
      sending={sending}
      onFinish={(filled) =>
        void sending.send("areas", filled, {
          done: onClose,
          failed: (error) => markRefused(form, error, t("refusedField")),
        })
      }
      onClose={onClose}
    >
      <Form.Item name="name" label={t("teams.areaName")} rules={required(t("teams.areaName"))}>
        <Input autoComplete="off" maxLength={NAME_CHARS} />
      </Form.Item>
      <Form.Item name="county" label={t("teams.within")} extra={t("teams.withinHint")}>
        <Select
          options={[
            { value: null, label: t("teams.isCounty") },
            ...counties.map(({ area, name }) => ({ value: area, label: name })),
          ]}
        />
      </Form.Item>
    </FormDialog>
  );
}

function RenameDialog({ area, onClose }: { area: Area; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ name: string }>();
  const required = useRequired();
  const sending = useTeamCommand();
  return (
    <FormDialog<{ name: string }>
      title={t("teams.renameOf", { name: area.name })}
      form={form}
      initialValues={{ name: area.name }}
      sending={sending}
      onFinish={(filled) =>
        void sending.put(`areas/${area.area}`, filled, {
          done: onClose,
          failed: (error) => markRefused(form, error, t("refusedField")),
        })
      }
      onClose={onClose}
    >
      <Form.Item name="name" label={t("teams.areaName")} rules={required(t("teams.areaName"))}>
        <Input autoComplete="off" maxLength={NAME_CHARS} />
      </Form.Item>
    </FormDialog>
  );
}
