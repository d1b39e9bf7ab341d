// Where the caller writes. On a desk Enter sends and Shift+Enter breaks the line; on a touch screen only the button sends.
import { useEffect, useRef } from "preact/hooks";
import { characters, LINE_CHARS, Room } from "./fields.tsx";
import type { FullVoice } from "./words-talk.ts";

const onDesk = (): boolean => matchMedia("(pointer: fine)").matches;

interface ComposeProps {
  voice: FullVoice;
  draft: string;
  write: (text: string) => void;
  send: () => void;
  typing: () => void;
  /** The field was entered: what covers the talk may go. */
  entered: () => void;
}

export function Compose({ voice: { words }, draft, write, send, typing, entered }: ComposeProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // On a touch screen this would open the keyboard over what is to be read first.
    if (onDesk()) field.current?.focus();
  }, []);
  const sendable = draft.trim() !== "" && characters(draft.trim()) <= LINE_CHARS;
  const onKey = (event: KeyboardEvent): void => {
    // 229: what Safari sends for the Enter that only ends a composition.
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key !== "Enter" || event.shiftKey || composing || !onDesk()) return;
    event.preventDefault();
    if (sendable) send();
  };
  return (
    <form
      class="compose"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (sendable) send();
      }}
    >
      <Room text={draft} words={words} id="compose-room" />
      <div>
        <textarea
          ref={field}
          rows={2}
          aria-label={words.write}
          aria-describedby="compose-room"
          placeholder={words.write}
          value={draft}
          onFocus={entered}
          onKeyDown={onKey}
          onInput={(event) => {
            write(event.currentTarget.value);
            typing();
          }}
        />
        <button type="submit" class="main" disabled={!sendable}>
          {words.send}
        </button>
      </div>
    </form>
  );
}
