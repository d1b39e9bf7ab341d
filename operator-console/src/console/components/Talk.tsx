// Centre pane: who I am talking with, what was said, and my reply.
import { AlertOutlined, SwapOutlined } from "@ant-design/icons";
import { Alert, App, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { clock, timeWithSeconds } from "../../core/format.ts";
import { millisBetween } from "../../core/server-clock.ts";
import type { MySession } from "../../protocol/generated";
import { ReferButton } from "../cases/Refer";
import { SessionReferralsStrip } from "../cases/SessionReferralsStrip";
import { useNow } from "../clock";
import { useAsk } from "../desk/use-ask";
import { GlanceStrip } from "../dispatch/GlanceStrip";
import { SendTeam } from "../dispatch/SendTeam";
import { BesideMe } from "../floor/BesideMe";
import { CallerInRegistryStrip } from "../patients/CallerInRegistryStrip";
import { ActionButton } from "./ActionButton";
import { Composer } from "./Composer";
import { Elapsed } from "./Elapsed";
import { LineLog } from "./LineLog";
import { CHANNEL_ICON } from "./QueuePane";
import { RiskTag } from "./RiskTag";
import { TransferDialog } from "./TransferDialog";

export function Talk({ session }: { session: MySession }) {
  return (
    <>
      <TalkHead session={session} />
      <TalkState session={session} />
      <BesideMe session={session} />
      <GlanceStrip session={session} />
      <SessionReferralsStrip session={session.session} as="strip" />
      <CallerInRegistryStrip session={session.session} />
      <LineLog session={session} />
      {session.stage.kind !== "wrap_up" && session.channel === "web" && <Composer session={session} />}
    </>
  );
}

function TalkHead({ session }: { session: MySession }) {
  const { t } = useTranslation();
  const [transferring, setTransferring] = useState(false);
  const over = session.stage.kind === "wrap_up";
  return (
    <div className="chat-h">
      <h1>{session.alias}</h1>
      <RiskTag tier={session.tier} />
      <span className="muted num">
        {CHANNEL_ICON[session.channel]} {t(`channel.${session.channel}`)}
        {session.stage.kind === "talking" && (
          <>
            {" · "}
            <span className="sr">{t("talk.since")} </span>
            <Elapsed since={session.stage.since} />
          </>
        )}
      </span>
      {/* Also once the talk is over: who was referred is not forgotten with it. */}
      <ReferButton
        origin={{ kind: "session", session: session.session }}
        of={session.alias}
        size="small"
        className="refer-here"
      />
      {!over && (
        <div className="chat-actions">
          <ActionButton
            action="transfer"
            actions={session.actions}
            shortcut="transfer"
            icon={<SwapOutlined />}
            onAct={() => setTransferring(true)}
          >
            {t("talk.transfer")}
          </ActionButton>
          <SendTeam session={session} />
          <Hand session={session} />
          <End session={session} />
          <TransferDialog open={transferring} onClose={() => setTransferring(false)} session={session} />
        </div>
      )}
    </div>
  );
}

function Hand({ session }: { session: MySession }) {
  const { t } = useTranslation();
  const ask = useAsk();
  const [asking, setAsking] = useState(false);
  const [wish, setWish] = useState("");
  const of = { session: session.session, fence: session.fence };
  if (session.hand_raised_at !== null)
    return (
      <ActionButton
        action="lower_hand"
        actions={session.actions}
        shortcut="hand"
        className="raised"
        icon={<AlertOutlined />}
        onAct={() => void ask({ type: "lower_hand", ...of })}
      >
        {t("talk.lowerHand")}
      </ActionButton>
    );
  const raise = async () => {
    if ((await ask({ type: "raise_hand", ...of, wish: wish.trim() })) === "refused") return;
    setAsking(false);
    setWish("");
  };
  return (
    <>
      <ActionButton
        action="raise_hand"
        actions={session.actions}
        shortcut="hand"
        danger
        icon={<AlertOutlined />}
        onAct={() => setAsking(true)}
      >
        {t("talk.hand")}
      </ActionButton>
      <Modal
        open={asking}
        title={t("talk.handTitle")}
        okText={t("talk.handSend")}
        cancelText={t("cancel")}
        onOk={() => void raise()}
        onCancel={() => setAsking(false)}
        mask={{ closable: false }}
        destroyOnHidden
      >
        <label>
          {t("talk.handWish")}
          <Input.TextArea rows={3} value={wish} onChange={({ target }) => setWish(target.value)} autoFocus />
        </label>
      </Modal>
    </>
  );
}

function End({ session }: { session: MySession }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const ask = useAsk();
  const confirm = () =>
    modal.confirm({
      title: t("talk.endTitle", { alias: session.alias }),
      content: (
        <>
          <p>{t("talk.endBody")}</p>
          {session.caller.kind === "gone" && <p className="late">{t("talk.endGone")}</p>}
        </>
      ),
      okText: t("talk.end"),
      okButtonProps: { danger: true },
      cancelText: t("cancel"),
      autoFocusButton: "cancel",
      onOk: async () => {
        await ask({ type: "end", session: session.session, fence: session.fence });
      },
    });
  return (
    <ActionButton action="end" actions={session.actions} shortcut="end" onAct={confirm}>
      {t("talk.end")}
    </ActionButton>
  );
}

/** Whether the caller is there, and since when not; whether I am. */
function TalkState({ session }: { session: MySession }) {
  const { t } = useTranslation();
  const now = useNow();
  const { stage, caller } = session;
  if (stage.kind === "wrap_up")
    return (
      <Alert
        banner
        type="info"
        showIcon
        title={`${t(`endedBy.${stage.ended_by}`)} · ${timeWithSeconds(stage.ended_at)} · ${t("talk.endedHint")}`}
      />
    );
  if (stage.kind === "detached")
    return (
      <Alert
        banner
        type="warning"
        showIcon
        title={t("talk.detached", { t: clock(millisBetween(now, stage.until)) })}
      />
    );
  switch (caller.kind) {
    case "here":
      return null;
    case "phone":
      return <Alert banner type="info" showIcon title={t("talk.phone")} />;
    case "gone":
      return (
        <Alert
          banner
          type="warning"
          showIcon
          data-testid="caller-gone"
          title={t("talk.goneFor", {
            t: clock(millisBetween(caller.since, now)),
            at: timeWithSeconds(caller.since),
          })}
        />
      );
  }
}
