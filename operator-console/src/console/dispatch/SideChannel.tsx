// Words between operator and team that the caller never sees, until contact is made. It stands beside the talk and looks
// like no part of it.
import { Button, Input } from "antd";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { timeOfDay } from "../../core/format.ts";
import type {
  SideChannel as Channel,
  DispatchId,
  MySession,
  SideMessage,
  StageWord,
} from "../../protocol/generated";
import { useScrollToEnd } from "../components/LineLog";
import { usePermitWords } from "../components/ReasonedButton";
import { Loaded } from "../components/states";
import { useReport } from "../desk/use-ask";
import { sends } from "../forms/composing";
import { ariaKeysOf, keysOf, useShortcut } from "../shortcuts";
import { useMe } from "../sign-in";
import { useDispatchCommand, useMessages } from "./queries";

/** Same as `protocol::limits::SIDE_MESSAGE_CHARS`. */
const MESSAGE_CHARS = 1_000;

/** Beside the operator's talk, while a team is under way. */
export function OperatorsSideChannel({ session: { dispatch } }: { session: MySession }) {
  if (dispatch === null || (dispatch.end !== null && dispatch.messages === 0)) return null;
  return <SideChannel dispatch={dispatch.dispatch} count={dispatch.messages} stage={dispatch.stage} />;
}

interface Props {
  dispatch: DispatchId;
  /** Messages so far. */
  count: number;
  stage: StageWord;
}

export function SideChannel({ dispatch, count, stage }: Props) {
  const { t } = useTranslation();
  const query = useMessages(dispatch, count, stage);
  return (
    <section className="side-channel" aria-labelledby="side-channel-title">
      <h2 id="side-channel-title">
        {t("sideChannel.title")}
        <span className="side-channel-tag">{t("sideChannel.notCaller")}</span>
      </h2>
      <Loaded query={query}>{(channel) => <Messages dispatch={dispatch} channel={channel} />}</Loaded>
    </section>
  );
}

function Messages({ dispatch, channel }: { dispatch: DispatchId; channel: Channel }) {
  const { t } = useTranslation();
  const list = useScrollToEnd(channel.messages.length);
  return (
    <>
      <div
        ref={list}
        className="side-channel-list"
        role="log"
        aria-live="polite"
        aria-label={t("sideChannel.title")}
        tabIndex={channel.messages.length > 0 ? 0 : -1}
      >
        {channel.messages.length === 0 && <p className="muted">{t("sideChannel.none")}</p>}
        {channel.messages.map((message) => (
          <Said key={message.id} message={message} />
        ))}
      </div>
      <Box dispatch={dispatch} channel={channel} />
    </>
  );
}

function Said({ message: { by, by_name, at, text } }: { message: SideMessage }) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <p className="side-message">
      <b>{by === me?.staff ? t("sideChannel.me") : by_name}</b> <time>{timeOfDay(at)}</time>
      <span>{text}</span>
    </p>
  );
}

function Box({ dispatch, channel }: { dispatch: DispatchId; channel: Channel }) {
  const { t } = useTranslation();
  const why = usePermitWords()(channel.write);
  const report = useReport();
  const sending = useDispatchCommand();
  const [text, setText] = useState("");
  useShortcut("sideChannel", () => document.getElementById("side-channel-box")?.focus());
  if (why !== null) return <p className="muted">{why}</p>;
  const words = text.trim();
  const send = async () => {
    if (words === "" || sending.busy) return;
    await sending.send(
      `dispatches/${dispatch}/messages`,
      { text: words },
      // It stays in the box until it has arrived.
      { done: () => setText(""), failed: report },
    );
    document.getElementById("side-channel-box")?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, shiftKey, keyCode, nativeEvent } = event;
    if (sends({ key, shiftKey, keyCode, isComposing: nativeEvent.isComposing }) === "no") return;
    event.preventDefault();
    void send();
  };
  return (
    <div className="side-channel-box">
      <Input.TextArea
        id="side-channel-box"
        rows={2}
        maxLength={MESSAGE_CHARS}
        aria-label={t("sideChannel.label")}
        aria-keyshortcuts={ariaKeysOf("sideChannel")}
        placeholder={t("sideChannel.placeholder")}
        value={text}
        readOnly={sending.busy}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="between">
        <span />
        <Button size="small" loading={sending.busy} disabled={words === ""} onClick={() => void send()}>
          {t("sideChannel.send")} <kbd>{keysOf("sideChannel")}</kbd>
        </Button>
      </div>
    </div>
  );
}
