// Declared emergencies with many cases, the plans they activate, and drills.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { Emergency } from "../../protocol/generated";
import { ExportButton } from "../components/ExportButton";
import { MoreButton } from "../components/MoreButton";
import { Loaded } from "../components/states";
import { useEmergencies } from "../dispatch/queries";
import { DeclareDialog } from "../emergencies/DeclareDialog";
import { DrillsCard } from "../emergencies/DrillsCard";
import { EmergencyTable } from "../emergencies/EmergencyTable";
import { PlansCard } from "../emergencies/PlansCard";
import "../dispatch/dispatch.css";

type View = "declared" | "plans" | "drills";

export function EmergenciesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { view = "declared", plan } = useSearch({ from: "/emergencies" });
  const [declaring, setDeclaring] = useState<"no" | "yes">("no");
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("emergencies.title")}</h1>
        <Segmented<View>
          aria-label={t("emergencies.view")}
          value={view}
          options={(["declared", "plans", "drills"] as const).map((one) => ({
            value: one,
            label: t(`emergencies.views.${one}`),
          }))}
          onChange={(one) =>
            void navigate({ to: "/emergencies", search: one === "declared" ? {} : { view: one } })
          }
        />
        <span className="grow" />
        <Button type="primary" danger onClick={() => setDeclaring("yes")}>
          {t("emergencies.declare")}
        </Button>
      </div>
      {view === "declared" && <Declared />}
      {view === "plans" && <PlansCard open={plan} />}
      {view === "drills" && <DrillsCard />}
      {declaring === "yes" && (
        <DeclareDialog
          onClose={() => setDeclaring("no")}
          onDeclared={({ emergency }) =>
            void navigate({ to: "/emergencies/$emergency", params: { emergency } })
          }
        />
      )}
    </main>
  );
}

function Declared() {
  const { t } = useTranslation();
  const query = useEmergencies();
  const rows: readonly Emergency[] = query.data ?? [];
  return (
    <section className="card" aria-label={t("emergencies.title")}>
      <div className="between">
        <span className="muted">{t("emergencies.hint")}</span>
        <ExportButton
          name={t("emergencies.title")}
          head={[
            t("emergencies.what"),
            t("request.purpose"),
            t("teams.area"),
            t("emergencies.plan"),
            t("emergencies.cases"),
            t("emergencies.declared"),
            t("emergencies.endedAt"),
          ]}
          rows={rows.map((one) => [
            one.title,
            t(`purpose.${one.purpose}`),
            one.area_name,
            `${one.plan_title} ${t("plans.version", { n: one.plan_version })}`,
            t("emergencies.casesOf", { open: one.open_cases, all: one.cases }),
            `${one.declared_by_name} ${dayAndTime(one.declared_at)}`,
            one.ended_at === null ? "" : dayAndTime(one.ended_at),
          ])}
        />
      </div>
      <Loaded query={query}>{() => <EmergencyTable rows={rows} />}</Loaded>
      <MoreButton query={query} />
    </section>
  );
}
