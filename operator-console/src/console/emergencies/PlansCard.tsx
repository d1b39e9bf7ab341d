// Emergency plans of the areas: the newest version of each, every version of the one that is open, and writing the next.
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, Drawer } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { EmergencyPlan, EmergencyPlanDetail, PlanId } from "../../protocol/generated";
import { ListTable } from "../components/ListTable";
import { Loaded } from "../components/states";
import { useNeedWords } from "../dispatch/marks";
import { usePlan, usePlans } from "../dispatch/queries";
import { useRight } from "../sign-in";
import { PlanDialog } from "./PlanDialog";

export function PlansCard({ open }: { open: PlanId | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const query = usePlans();
  const keeps = useRight("keep_teams");
  const [writing, setWriting] = useState<"no" | "yes">("no");
  return (
    <section className="card" aria-labelledby="plans-title">
      <div className="between">
        <h2 id="plans-title">{t("plans.title")}</h2>
        {keeps && (
          <Button size="small" onClick={() => setWriting("yes")}>
            {t("plans.new")}
          </Button>
        )}
      </div>
      <Loaded query={query}>{(plans) => <PlanTable plans={plans} />}</Loaded>
      {writing === "yes" && <PlanDialog follows={null} onClose={() => setWriting("no")} />}
      {open !== undefined && (
        <PlanDrawer
          plan={open}
          onClose={() => void navigate({ to: "/emergencies", search: { view: "plans" } })}
        />
      )}
    </section>
  );
}

function PlanTable({ plans }: { plans: readonly EmergencyPlan[] }) {
  const { t } = useTranslation();
  const needWords = useNeedWords();
  return (
    <ListTable<EmergencyPlan>
      rows={plans}
      rowKey="plan"
      empty={t("plans.none")}
      columns={[
        { title: t("teams.area"), render: (_, { area_name }) => <b>{area_name}</b> },
        {
          title: t("plans.plan"),
          render: (_, { plan, title, version }) => (
            <Link to="/emergencies" search={{ view: "plans", plan }}>
              {title} · {t("plans.version", { n: version })}
            </Link>
          ),
        },
        { title: t("request.needs"), render: (_, { needs }) => needWords(needs) },
        { title: t("request.class"), render: (_, { class: asked }) => t(`responseClass.${asked}`) },
        { title: t("plans.drills"), render: (_, plan) => <Drills plan={plan} /> },
        {
          title: t("plans.written"),
          render: (_, { written_by_name, written_at }) => (
            <span className="num">
              {written_by_name} · {dayAndTime(written_at)}
            </span>
          ),
        },
      ]}
    />
  );
}

function Drills({ plan: { drills, drilled_at } }: { plan: EmergencyPlan }) {
  const { t } = useTranslation();
  return drilled_at === null ? (
    <span className="muted">{t("plans.neverDrilled")}</span>
  ) : (
    <span className="num">{t("plans.drilled", { n: drills, t: dayAndTime(drilled_at) })}</span>
  );
}

function PlanDrawer({ plan, onClose }: { plan: PlanId; onClose: () => void }) {
  const { t } = useTranslation();
  const query = usePlan(plan);
  return (
    <Drawer open size={640} title={query.data?.plan.title ?? t("plans.plan")} onClose={onClose}>
      <Loaded query={query}>{(detail) => <Detail detail={detail} />}</Loaded>
    </Drawer>
  );
}

function Detail({ detail: { plan, versions } }: { detail: EmergencyPlanDetail }) {
  const { t } = useTranslation();
  const needWords = useNeedWords();
  const keeps = useRight("keep_teams");
  const [writing, setWriting] = useState<"no" | "yes">("no");
  return (
    <div className="stack wide-gap">
      <p className="muted num">
        {plan.area_name} · {t("plans.version", { n: plan.version })} · {plan.written_by_name} ·{" "}
        {dayAndTime(plan.written_at)}
        {plan.superseded_at !== null && ` · ${t("plans.superseded")}`}
      </p>
      <p>
        <span className="muted">{t("request.needs")}</span> {needWords(plan.needs)} ·{" "}
        {t(`responseClass.${plan.class}`)}
      </p>
      <p className="plan-body">{plan.body}</p>
      {keeps && plan.superseded_at === null && (
        <span>
          <Button onClick={() => setWriting("yes")}>{t("plans.next")}</Button>
        </span>
      )}
      <h3>{t("plans.versions")}</h3>
      <ol className="plain">
        {versions.map((one) => (
          <li key={one.plan} className="entry">
            <Link
              to="/emergencies"
              search={{ view: "plans", plan: one.plan }}
              {...(one.plan === plan.plan ? { "aria-current": "true" as const } : {})}
            >
              {t("plans.version", { n: one.version })} · {one.title}
            </Link>{" "}
            <span className="muted num">
              {one.written_by_name} · {dayAndTime(one.written_at)}
            </span>{" "}
            <Drills plan={one} />
          </li>
        ))}
      </ol>
      {writing === "yes" && <PlanDialog follows={plan} onClose={() => setWriting("no")} />}
    </div>
  );
}
