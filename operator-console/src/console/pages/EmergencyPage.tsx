// One declared emergency: the version of the plan that it activated, and the board of its own cases.
import { ArrowLeftOutlined, PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { Emergency } from "../../protocol/generated";
import { api } from "../api";
import { Empty, Loaded } from "../components/states";
import { useDesk } from "../desk/desk";
import { DrillMark, useNeedWords } from "../dispatch/marks";
import { PermitButton } from "../dispatch/PermitButton";
import { EMERGENCIES } from "../dispatch/queries";
import { Strip } from "../dispatch/Strip";
import { Cases, EndEmergencyButton, PlanLink } from "../emergencies/EmergencyTable";
import "../dispatch/dispatch.css";

const RequestDrawer = lazy(() => import("../dispatch/RequestDrawer"));
/** Others add cases too. */
const LOOK_AGAIN_MS = 30_000;

export function EmergencyPage() {
  const { t } = useTranslation();
  const { emergency } = useParams({ from: "/emergencies/$emergency" });
  const query = useQuery({
    queryKey: [EMERGENCIES, emergency],
    queryFn: () => api.get<Emergency>(`emergencies/${emergency}`),
    refetchInterval: LOOK_AGAIN_MS,
  });
  return (
    <main id="main" className="page" tabIndex={-1}>
      {query.data === undefined && <h1 className="sr">{t("emergencies.title")}</h1>}
      <Loaded query={query}>{(one) => <OneEmergency emergency={one} />}</Loaded>
    </main>
  );
}

function OneEmergency({ emergency }: { emergency: Emergency }) {
  const { t } = useTranslation();
  const needWords = useNeedWords();
  return (
    <>
      <div className="page-h">
        <Link to="/emergencies" search={{}} aria-label={t("emergencies.back")}>
          <ArrowLeftOutlined aria-hidden />
        </Link>
        <h1>{emergency.title}</h1>
        <DrillMark purpose={emergency.purpose} />
        <span className="muted num">
          {emergency.area_name} · {emergency.declared_by_name} · {dayAndTime(emergency.declared_at)}
        </span>
        {emergency.ended_at !== null && (
          <span className="muted num">
            {t("emergencies.ended", {
              name: emergency.ended_by_name ?? "",
              t: dayAndTime(emergency.ended_at),
            })}
          </span>
        )}
        <span className="grow" />
        <AddCase emergency={emergency} />
        <EndEmergencyButton emergency={emergency} />
      </div>
      <p className="gap">
        <span className="muted">{t("emergencies.plan")}</span> <PlanLink emergency={emergency} />
        <span>
          {needWords(emergency.needs)} · {t(`responseClass.${emergency.class}`)}
        </span>
        <Cases emergency={emergency} />
      </p>
      <OwnBoard emergency={emergency} />
    </>
  );
}

function OwnBoard({ emergency: { emergency } }: { emergency: Emergency }) {
  const { t } = useTranslation();
  const strips = useDesk(({ dispatches }) => dispatches?.strips) ?? [];
  const own = strips.filter((strip) => strip.emergency === emergency);
  if (own.length === 0) return <Empty>{t("emergencies.noOpenCase")}</Empty>;
  return (
    <ol className="strips" aria-label={t("emergencies.cases")}>
      {own.map((strip) => (
        <Strip key={strip.dispatch} strip={strip} />
      ))}
    </ol>
  );
}

function AddCase({ emergency }: { emergency: Emergency }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<"no" | "yes">("no");
  if (emergency.ended_at !== null) return null;
  return (
    <>
      <PermitButton
        type="primary"
        icon={<PlusOutlined />}
        permit={emergency.add_case}
        onAct={() => setAsking("yes")}
      >
        {t("emergencies.addCase")}
      </PermitButton>
      {asking === "yes" && (
        <Suspense>
          <RequestDrawer caseOf={emergency} onClose={() => setAsking("no")} />
        </Suspense>
      )}
    </>
  );
}
