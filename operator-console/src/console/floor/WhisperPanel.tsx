// Words between supervisor and operator that the caller never sees. It stands beside the talk, never where one writes
// to the caller, and looks like no part of it: a note with a dashed edge, its own words, its own button.
import { Button, Input } from "antd";
import type { TextAreaRef } from "antd/es/input/TextArea";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { timeOfDay } from "../../core/format.ts";
import type { Allowed, SessionId, Whisper } from "../../protocol/generated";
import { useScrollToEnd } from "../components/LineLog";
import { whyNot } from "../desk/state";
import { useAsk } from "../desk/use-ask";
import { sends } from "../forms/composing";
import { explainCode } from "../problems";
import { ariaKeysOf, keysOf, useShortcut } from "../shortcuts";
import { useMe } from "../sign-in";
import { WhisperIcon } from "./WhisperIcon";
import { useInView, useWhispers } from "./whispers";

/** Same as `protocol::limits::WHISPER_CHARS`. */
const WHISPER_CHARS = 1_000;
/** How much room is left is said from here on. */
const SAY_LEFT_FROM = 100;

export type Listener = { kind: "operator"; name: string } | { kind: "supervisor" };

interface Props {
  session: SessionId;
  to: Listener;
  actions: readonly Allowed[];
}

export function WhisperPanel({ session, to, actions }: Props) {
  const { t } = useTranslation();
  const whispers = useWhispers(session);
  const list = useScrollToEnd(whispers.length);
  useInView(session);
  return (
    <section className="whispers" aria-labelledby="whispers-title">
      <h2 id="whispers-title">
        <WhisperIcon /> {t(to.kind === "operator" ? "whisper.title" : "whisper.titleFrom")}
        <span className="whisper-tag">{t("whisper.notCaller")}</span>
      </h2>
      <div
        ref={list}
        className="whisper-list"
        role="log"
        aria-live="polite"
        tabIndex={whispers.length > 0 ? 0 : -1}
      >
        {whispers.length === 0 && <p className="muted">{t("whisper.none")}</p>}
        {whispers.map((one) => (
          <Whispered key={one.whisper} whisper={one} />
        ))}
      </div>
      <WhisperBox session={session} to={to} actions={actions} />
    </section>
  );
}

function Whispered({ whisper: { by, by_name, at, text } }: { whisper: Whisper }) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <p className="whispered">
      <b>{by === me?.staff ? t("whisper.me") : by_name}</b> <time>{timeOfDay(at)}</time>
      <span>{text}</span>
    </p>
  );
}

function WhisperBox({ session, to, actions }: Props) {
  const { t, i18n } = useTranslation();
  const ask = useAsk();
  const box = useRef<TextAreaRef>(null);
  const [text, setText] = useState("");
  const [state, setState] = useState<"writing" | "sending">("writing");
  useShortcut("whisper", () => box.current?.focus());
  const name = to.kind === "operator" ? to.name : "";
  const code = whyNot(actions, "whisper");
  const words = text.trim();
  const left = WHISPER_CHARS - [...text].length;
  const send = async () => {
    if (words === "" || code !== null || state === "sending" || left < 0) return;
    setState("sending");
    // It stays in the box until it has arrived.
    if ((await ask({ type: "whisper", session, text: words })) === "done") setText("");
    setState("writing");
    box.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, shiftKey, keyCode, nativeEvent } = event;
    if (sends({ key, shiftKey, keyCode, isComposing: nativeEvent.isComposing }) === "no") return;
    event.preventDefault();
    void send();
  };
  return (
    <div className="whisper-box">
      <Input.TextArea
        ref={box}
        className="whisper-input"
        aria-label={to.kind === "operator" ? t("whisper.label", { name }) : t("whisper.labelBack")}
        aria-keyshortcuts={ariaKeysOf("whisper")}
        placeholder={
          to.kind === "operator" ? t("whisper.placeholder", { name }) : t("whisper.placeholderBack")
        }
        rows={2}
        value={text}
        readOnly={state === "sending"}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="between">
        <span className={left < 0 ? "late" : "muted"} role="status">
          {state === "sending" && t("whisper.sending")}
          {state === "writing" && code !== null && explainCode(code, i18n.language).title}
          {state === "writing" && code === null && left <= SAY_LEFT_FROM && t("whisper.left", { n: left })}
        </span>
        <Button
          size="small"
          className="whisper-send"
          icon={<WhisperIcon />}
          disabled={words === "" || code !== null || left < 0}
          onClick={() => void send()}
        >
          {t("whisper.send")} <kbd>{keysOf("whisper")}</kbd>
        </Button>
      </div>
    </div>
  );
}
