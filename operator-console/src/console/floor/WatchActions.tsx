// What a supervisor may do with a talk. Each says before it is done what will happen, and to whom.
import { LogoutOutlined, StopOutlined, SwapOutlined, UserAddOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { App, Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Watched } from "../../protocol/generated";
import { ActionButton } from "../components/ActionButton";
import { useAsk, useReport } from "../desk/use-ask";
import { leave } from "../desk/watching";
import { ariaKeysOf, keysOf, useShortcut } from "../shortcuts";

const BlockDialog = lazy(() => import("./BlockDialog"));

export function WatchActions({ watched }: { watched: Watched }) {
  const { t } = useTranslation();
  const [blocking, setBlocking] = useState<"no" | "yes">("no");
  const { row, footing } = watched;
  return (
    <div className="chat-actions">
      {footing === "guest" ? <Leave watched={watched} /> : <Join watched={watched} />}
      <TakeOver watched={watched} />
      <ActionButton
        action="block"
        actions={row.actions}
        shortcut="block"
        icon={<StopOutlined />}
        onAct={() => setBlocking("yes")}
      >
        {t("watching.block")}
      </ActionButton>
      {blocking === "yes" && (
        <Suspense>
          <BlockDialog row={row} onClose={() => setBlocking("no")} />
        </Suspense>
      )}
    </div>
  );
}

function Join({ watched: { row } }: { watched: Watched }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const ask = useAsk();
  const confirm = () =>
    modal.confirm({
      title: t("watching.joinTitle", { alias: row.alias }),
      content: t("watching.joinBody", { name: row.holder_name ?? "" }),
      okText: t("watching.join"),
      cancelText: t("cancel"),
      onOk: async () => {
        await ask({ type: "join", session: row.session });
      },
    });
  return (
    <ActionButton
      action="join"
      actions={row.actions}
      shortcut="join"
      icon={<UserAddOutlined />}
      onAct={confirm}
    >
      {t("watching.join")}
    </ActionButton>
  );
}

function Leave({ watched: { row } }: { watched: Watched }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const report = useReport();
  const confirm = () =>
    modal.confirm({
      title: t("watching.leaveTitle", { alias: row.alias }),
      content: t("watching.leaveBody"),
      okText: t("watching.leave"),
      cancelText: t("cancel"),
      onOk: () => leave(row.session).then(() => void message.success(t("watching.left")), report),
    });
  useShortcut("join", confirm);
  return (
    <Button icon={<LogoutOutlined />} aria-keyshortcuts={ariaKeysOf("join")} onClick={confirm}>
      {t("watching.leave")} <kbd>{keysOf("join")}</kbd>
    </Button>
  );
}

function TakeOver({ watched: { row } }: { watched: Watched }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const ask = useAsk();
  const navigate = useNavigate();
  const confirm = () =>
    modal.confirm({
      title: t("watching.takeOverTitle", { alias: row.alias }),
      content: t("watching.takeOverBody", { name: row.holder_name ?? "" }),
      okText: t("watching.takeOver"),
      okButtonProps: { danger: true },
      cancelText: t("cancel"),
      autoFocusButton: "cancel",
      onOk: async () => {
        if ((await ask({ type: "take_over", session: row.session })) === "done")
          await navigate({ to: "/", search: { session: row.session } });
      },
    });
  return (
    <ActionButton
      action="take_over"
      actions={row.actions}
      shortcut="takeOver"
      danger
      icon={<SwapOutlined />}
      onAct={confirm}
    >
      {t("watching.takeOver")}
    </ActionButton>
  );
}
