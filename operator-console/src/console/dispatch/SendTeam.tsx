// The one button that sends the crisis team, beside the talk; what it asks comes in a drawer that leaves the talk in sight.
import { SendOutlined } from "@ant-design/icons";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MySession } from "../../protocol/generated";
import { ActionButton } from "../components/ActionButton";
import { isUnderWay } from "./glance";

/** Loaded when somebody is in danger, and kept: an operator must not wait for it twice. */
const SendTeamDrawer = lazy(() => import("./SendTeamDrawer"));

export function SendTeam({ session }: { session: MySession }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<"no" | "yes">("no");
  if (isUnderWay(session.dispatch)) return null;
  return (
    <>
      <ActionButton
        action="request_dispatch"
        actions={session.actions}
        shortcut="dispatch"
        danger
        type={session.tier === "imminent" ? "primary" : "default"}
        icon={<SendOutlined />}
        onAct={() => setAsking("yes")}
      >
        {t("glance.send")}
      </ActionButton>
      {asking === "yes" && (
        <Suspense>
          <SendTeamDrawer session={session} onClose={() => setAsking("no")} />
        </Suspense>
      )}
    </>
  );
}
