// "Ask us to call you back": for when nobody is on duty. Nothing of it is kept in the browser.
import { useRef, useState } from "preact/hooks";
import { newId } from "../../src/core/uuid.ts";
import type { CallbackRequested, RequestCallback } from "../../src/protocol/generated.ts";
import { ask } from "./ask.ts";
import type { FullVoice } from "./words-talk.ts";

/** Fewer digits are no number that can be rung. */
const LEAST_DIGITS = 5;

type Progress = "filling" | "sending" | "failed" | "wrong_phone" | "done";

export function CallBack({ voice: { words, language } }: { voice: FullVoice }) {
  const [progress, setProgress] = useState<Progress>("filling");
  // Same words, same id: a request whose answer was lost is not made twice.
  const made = useRef<RequestCallback | null>(null);

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const field = (name: string): string => String(form.get(name) ?? "").trim();
    const words = { language, name: field("name"), phone: field("phone"), note: field("note") };
    if (words.phone.replace(/\D/g, "").length < LEAST_DIGITS) return setProgress("wrong_phone");
    const before = made.current;
    const same =
      before !== null && JSON.stringify({ ...words, id: before.id }) === JSON.stringify({ ...before });
    const request: RequestCallback = same ? before : { ...words, id: newId() };
    made.current = request;
    setProgress("sending");
    const answer = await ask<CallbackRequested>("callbacks", request);
    setProgress(answer.kind === "ok" ? "done" : "failed");
  };

  if (progress === "done")
    return (
      <section class="card" role="status">
        <h2>
          <span aria-hidden="true">✓ </span>
          {words.callbackDone}
        </h2>
        <p>{words.callbackDoneNext}</p>
      </section>
    );
  const wrong = progress === "wrong_phone";
  return (
    <form class="card fields" autocomplete="off" noValidate onSubmit={submit}>
      <h2>{words.callback}</h2>
      <label>
        {words.callbackPhone}
        <input
          name="phone"
          type="tel"
          inputMode="tel"
          maxLength={32}
          required
          aria-invalid={wrong}
          aria-describedby="phone-hint"
        />
      </label>
      <p class={wrong ? "wrong" : "hint"} id="phone-hint" role={wrong ? "alert" : undefined}>
        {wrong ? words.callbackPhoneWrong : words.callbackKept}
      </p>
      <label>
        {words.callbackName}
        <input name="name" maxLength={64} />
      </label>
      <label>
        {words.callbackNote}
        <textarea name="note" rows={2} maxLength={1_000} aria-describedby="note-hint" />
      </label>
      <p class="hint" id="note-hint">
        {words.callbackNoteHint}
      </p>
      {progress === "failed" && (
        <p class="wrong" role="alert">
          {words.callbackFailed}
        </p>
      )}
      <button type="submit" class="main" disabled={progress === "sending"}>
        {progress === "sending" ? words.callbackSending : words.callbackSend}
      </button>
    </form>
  );
}
