// What is not needed at every moment: a code for the next visit, and ending the talk.
import { useState } from "preact/hooks";
import type { Conversation } from "../../src/core/caller/conversation.ts";
import type { Talk } from "./talk.ts";
import type { FullVoice } from "./words-talk.ts";

interface MoreProps {
  voice: FullVoice;
  talk: Talk;
  conversation: Conversation;
  close: () => void;
}

export function More({ voice, talk, conversation, close }: MoreProps) {
  const { words } = voice;
  const [ending, setEnding] = useState(false);
  const { returnCode, refused } = conversation;
  if (returnCode !== null)
    return <ReturnCode voice={voice} code={returnCode} noted={() => talk.codeNoted()} />;
  if (ending)
    return (
      <div class="more" id="more">
        <p>{words.endAsk}</p>
        <div class="pair">
          <button type="button" class="outline" onClick={close}>
            {words.endNo}
          </button>
          <button
            type="button"
            class="main"
            onClick={() => {
              talk.end();
              close();
            }}
          >
            {words.endYes}
          </button>
        </div>
      </div>
    );
  return (
    <div class="more" id="more">
      <div class="pair">
        <button
          type="button"
          class="outline"
          aria-describedby="code-hint"
          onClick={() => talk.askReturnCode()}
        >
          {words.code}
        </button>
        <button type="button" class="outline" onClick={() => setEnding(true)}>
          {words.end}
        </button>
      </div>
      <p class="hint" id="code-hint">
        {words.codeHint}
      </p>
      <p class="wrong" role="alert">
        {refused !== null && (words.problem[refused] ?? words.problemOther)}
      </p>
    </div>
  );
}

function ReturnCode({
  voice: { words },
  code,
  noted,
}: {
  voice: FullVoice;
  code: string;
  noted: () => void;
}) {
  const [copied, setCopied] = useState(false);
  // Where the browser offers no clipboard, the code can still be selected and written down.
  const copy = (): void =>
    void navigator.clipboard?.writeText(code).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div class="more" id="more" role="status">
      <p>{words.codeIs}</p>
      <p class="code">{code}</p>
      <div class="pair">
        <button type="button" class="outline" onClick={copy}>
          {copied ? `✓ ${words.copied}` : words.copy}
        </button>
        <button type="button" class="main" onClick={noted}>
          {words.codeNoted}
        </button>
      </div>
    </div>
  );
}
