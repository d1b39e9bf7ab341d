// A visit finds danger: a team is asked for in one action, whether the form is filled in or not.
import { SendOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useRight } from "../sign-in";
import { useVisitForm } from "./form-context";
import { TOLD_LEVEL } from "./visit-form";

/** Loaded when somebody is in danger. */
const VisitDispatchDrawer = lazy(() => import("./VisitDispatchDrawer"));

export function SendTeamFromVisit() {
  const { t } = useTranslation();
  const { desk, filled } = useVisitForm();
  const [asking, setAsking] = useState<"no" | "yes">("no");
  const isGrave = (filled.dangerousness ?? 0) >= TOLD_LEVEL;
  if (!desk.actions.includes("request_dispatch") || filled.sentTeam !== undefined) return null;
  return (
    <>
      <Button
        danger
        size="large"
        type={isGrave ? "primary" : "default"}
        icon={<SendOutlined />}
        onClick={() => setAsking("yes")}
      >
        {t("visits.danger")}
      </Button>
      {asking === "yes" && (
        <Suspense>
          <VisitDispatchDrawer onClose={() => setAsking("no")} />
        </Suspense>
      )}
    </>
  );
}

/** Stays until the visit is handed in, which names it. */
export function SentTeamStrip() {
  const { t } = useTranslation();
  const { sentTeam } = useVisitForm().filled;
  const maySee = useRight("see_dispatches");
  if (sentTeam === undefined) return null;
  return (
    <p className="card sent-team" role="status">
      <span aria-hidden="true">◆ </span>
      {t("visits.dangerSent", { number: sentTeam.number })}{" "}
      {maySee && (
        <Link to="/dispatches/$dispatch" params={{ dispatch: sentTeam.dispatch }}>
          {t("visits.dangerOpen")}
        </Link>
      )}
    </p>
  );
}
