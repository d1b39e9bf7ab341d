// What a supervisor who joined says to the caller, who sees it: where one always writes to callers.
import { SendOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import type { TextAreaRef } from "antd/es/input/TextArea";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Watched } from "../../protocol/generated";
import { sendLine, tellTyping } from "../desk/desk";
import { sends } from "../forms/composing";
import { ariaKeysOf, keysOf, useShortcut } from "../shortcuts";

/** Same as `protocol::limits::LINE_CHARS`. */
const LINE_CHARS = 4_000;

interface Props {
  watched: Watched;
  text: string;
  onText: (text: string) => void;
}

export function GuestComposer({ watched: { row }, text, onText }: Props) {
  const { t } = useTranslation();
  const box = useRef<TextAreaRef>(null);
  useShortcut("composer", () => box.current?.focus());
  useEffect(() => box.current?.focus(), []);
  const words = text.trim();
  const send = () => {
    if (words === "") return;
    sendLine(row.session, { text: words });
    onText("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, shiftKey, keyCode, nativeEvent } = event;
    if (sends({ key, shiftKey, keyCode, isComposing: nativeEvent.isComposing }) === "no") return;
    event.preventDefault();
    send();
  };
  return (
    <div className="compose">
      <Input.TextArea
        ref={box}
        className="grow-box"
        aria-label={t("watching.write")}
        aria-keyshortcuts={ariaKeysOf("composer")}
        placeholder={t("watching.placeholder")}
        maxLength={LINE_CHARS}
        value={text}
        onChange={({ target }) => {
          onText(target.value);
          if (target.value !== "") tellTyping(row.session);
        }}
        onKeyDown={onKeyDown}
      />
      <div className="compose-b">
        <span className="muted">
          {t("watching.write")} <kbd>{keysOf("composer")}</kbd>
        </span>
        <span className="grow" />
        <Button type="primary" icon={<SendOutlined />} disabled={words === ""} onClick={send}>
          {t("watching.send")} <kbd>Enter</kbd>
        </Button>
      </div>
    </div>
  );
}
