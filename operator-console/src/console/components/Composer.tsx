// My reply: saved as I write, sent with Enter, canned replies with `/`.
import { SendOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import type { TextAreaRef } from "antd/es/input/TextArea";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Code, LibraryItem, MySession } from "../../protocol/generated";
import { sendLine, tellTyping } from "../desk/desk";
import { type DraftHandle, useDraft } from "../desk/drafts";
import { whyNot } from "../desk/state";
import { cannedSearch, sends } from "../forms/composing";
import { findItems, inLanguage, useLibrary } from "../library";
import { explainCode } from "../problems";
import { ariaKeysOf, keysOf, useShortcut } from "../shortcuts";
import { LibraryDialog } from "./LibraryDialog";
import { SavedMark } from "./SavedMark";

/** Same as `protocol::limits::LINE_CHARS`. */
const LINE_CHARS = 4_000;

export function Composer({ session }: { session: MySession }) {
  const { t } = useTranslation();
  const draft = useDraft(session.session, "message");
  const box = useRef<TextAreaRef>(null);
  const canned = useCanned(draft.body, session);
  const code = whyNot(session.actions, "say");
  const focus = () => box.current?.focus();
  useShortcut("composer", focus);
  useEffect(() => box.current?.focus(), []);
  const send = () => {
    const text = draft.body.trim();
    if (text === "" || code !== null) return;
    sendLine(session.session, { text });
    draft.clear();
  };
  const take = (item: LibraryItem) => {
    draft.change(inLanguage(item, session.language).body);
    focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const composing = event.nativeEvent.isComposing;
    if (canned.items !== null && !composing && canned.steer(event.key)) {
      event.preventDefault();
      return;
    }
    const { key, shiftKey, keyCode } = event;
    if (sends({ key, shiftKey, keyCode, isComposing: composing }) === "no") return;
    event.preventDefault();
    const chosen = canned.items?.[canned.at];
    if (canned.items === null) send();
    else if (chosen !== undefined) take(chosen);
  };
  return (
    <div className="compose">
      {canned.items !== null && (
        <CannedList items={canned.items} at={canned.at} session={session} onTake={take} />
      )}
      <Input.TextArea
        ref={box}
        aria-label={t("talk.composer")}
        aria-describedby={code === null ? undefined : "say-why"}
        aria-keyshortcuts={ariaKeysOf("composer")}
        placeholder={t("talk.placeholder", { key: keysOf("composer") })}
        className="grow-box"
        maxLength={LINE_CHARS}
        value={draft.body}
        onChange={({ target }) => {
          draft.change(target.value);
          if (target.value !== "") tellTyping(session.session);
        }}
        onKeyDown={onKeyDown}
      />
      <ComposerBar
        session={session}
        draft={draft}
        code={code}
        ready={draft.body.trim() !== "" && code === null && canned.items === null ? "ready" : "not_ready"}
        onCanned={() => {
          if (draft.body === "") draft.change("/");
          focus();
        }}
        onSend={send}
      />
    </div>
  );
}

interface BarProps {
  session: MySession;
  draft: DraftHandle;
  /** Why nothing may be said now; null when it may. */
  code: Code | null;
  ready: "ready" | "not_ready";
  onCanned: () => void;
  onSend: () => void;
}

function ComposerBar({ session, draft, code, ready, onCanned, onSend }: BarProps) {
  const { t, i18n } = useTranslation();
  return (
    <div className="compose-b">
      <Button type="text" size="small" onClick={onCanned}>
        {t("talk.canned")} <kbd>/</kbd>
      </Button>
      <LibraryDialog session={session} />
      <SavedMark state={draft.state} />
      <span className="grow" />
      {code !== null && (
        <span id="say-why" className="late">
          {explainCode(code, i18n.language).title}
        </span>
      )}
      <Button type="primary" icon={<SendOutlined />} onClick={onSend} disabled={ready === "not_ready"}>
        {t("talk.send")} <kbd>Enter</kbd>
      </Button>
    </div>
  );
}

interface Canned {
  /** Null while the reply does not begin with `/`. */
  items: readonly LibraryItem[] | null;
  at: number;
  /** Whether the key moved in the list. */
  steer(key: string): boolean;
}

const CANNED_SHOWN = 8;

function useCanned(body: string, session: MySession): Canned {
  const library = useLibrary();
  const [at, setAt] = useState(0);
  const [closedFor, setClosedFor] = useState<string | null>(null);
  const lookedFor = cannedSearch(body);
  const open = lookedFor !== null && closedFor !== session.session;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search begins at the top
  useEffect(() => setAt(0), [lookedFor]);
  useEffect(() => {
    if (lookedFor === null) setClosedFor(null);
  }, [lookedFor]);
  const items = open ? findItems(library, ["canned_reply"], lookedFor ?? "").slice(0, CANNED_SHOWN) : null;
  const steer = (key: string) => {
    if (items === null) return false;
    if (key === "ArrowDown") setAt(Math.min(at + 1, items.length - 1));
    else if (key === "ArrowUp") setAt(Math.max(at - 1, 0));
    else if (key === "Escape") setClosedFor(session.session);
    else return false;
    return true;
  };
  return { items, at, steer };
}

interface CannedListProps {
  items: readonly LibraryItem[];
  at: number;
  session: MySession;
  onTake: (item: LibraryItem) => void;
}

function CannedList({ items, at, session, onTake }: CannedListProps) {
  const { t } = useTranslation();
  const chosen = items[at];
  return (
    <>
      {items.length === 0 ? (
        <p className="canned muted">{t("talk.cannedNone")}</p>
      ) : (
        <ul className="canned" aria-label={t("talk.canned")}>
          {items.map((item, index) => {
            const { title, body } = inLanguage(item, session.language);
            return (
              <li key={item.item}>
                <button
                  type="button"
                  tabIndex={-1}
                  className="canned-item"
                  aria-current={index === at ? "true" : undefined}
                  onClick={() => onTake(item)}
                >
                  <b>{title}</b>
                  <span className="ell">{body}</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <span className="sr" role="status">
        {chosen === undefined ? t("talk.cannedNone") : inLanguage(chosen, session.language).title}
      </span>
    </>
  );
}
