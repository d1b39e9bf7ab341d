// Declared emergencies, those under way first by their age: which plan each activated, and how many of its cases are open.
import { Link } from "@tanstack/react-router";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { Emergency } from "../../protocol/generated";
import { ListTable } from "../components/ListTable";
import { useReport } from "../desk/use-ask";
import { DrillMark } from "../dispatch/marks";
import { PermitButton } from "../dispatch/PermitButton";
import { useDispatchCommand } from "../dispatch/queries";

export function EmergencyTable({ rows }: { rows: readonly Emergency[] }) {
  const { t } = useTranslation();
  return (
    <ListTable<Emergency>
      rows={rows}
      rowKey="emergency"
      empty={t("emergencies.none")}
      columns={[
        {
          title: t("emergencies.what"),
          render: (_, { emergency, title, purpose }) => (
            <span className="gap">
              <DrillMark purpose={purpose} />
              <Link to="/emergencies/$emergency" params={{ emergency }}>
                <b>{title}</b>
              </Link>
            </span>
          ),
        },
        { title: t("teams.area"), render: (_, { area_name }) => area_name },
        { title: t("emergencies.plan"), render: (_, one) => <PlanLink emergency={one} /> },
        { title: t("emergencies.cases"), render: (_, one) => <Cases emergency={one} /> },
        {
          title: t("emergencies.declared"),
          render: (_, { declared_by_name, declared_at }) => (
            <span className="num">
              {declared_by_name} · {dayAndTime(declared_at)}
            </span>
          ),
        },
        { title: t("emergencies.state"), render: (_, one) => <State emergency={one} /> },
      ]}
    />
  );
}

export function PlanLink({ emergency: { plan, plan_title, plan_version } }: { emergency: Emergency }) {
  const { t } = useTranslation();
  return (
    <Link to="/emergencies" search={{ view: "plans", plan }} className="num">
      {plan_title} · {t("plans.version", { n: plan_version })}
    </Link>
  );
}

export function Cases({ emergency: { cases, open_cases } }: { emergency: Emergency }) {
  const { t } = useTranslation();
  return <span className="num">{t("emergencies.casesOf", { open: open_cases, all: cases })}</span>;
}

function State({ emergency }: { emergency: Emergency }) {
  const { t } = useTranslation();
  if (emergency.ended_at !== null)
    return (
      <span className="muted num">
        {t("emergencies.ended", { name: emergency.ended_by_name ?? "", t: dayAndTime(emergency.ended_at) })}
      </span>
    );
  return (
    <span className="risk risk-high">
      <span aria-hidden="true">◆</span>
      {t("emergencies.underWay")}
    </span>
  );
}

export function EndEmergencyButton({ emergency }: { emergency: Emergency }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const report = useReport();
  const sending = useDispatchCommand();
  if (emergency.ended_at !== null) return null;
  const end = () =>
    modal.confirm({
      title: t("emergencies.endTitle", { title: emergency.title }),
      content: t("emergencies.endBody"),
      okText: t("emergencies.end"),
      cancelText: t("cancel"),
      onOk: () =>
        sending.send(`emergencies/${emergency.emergency}/end`, {}, { done: () => {}, failed: report }),
    });
  return (
    <PermitButton permit={emergency.end} loading={sending.busy} onAct={end}>
      {t("emergencies.end")}
    </PermitButton>
  );
}
