// "We are safe": said at set distances while on scene. Held for three seconds the same button says that somebody forces us
// to; nothing on the screen, and nothing kept on the phone in words, shows the difference.
import { useEffect, useRef, useState } from "preact/hooks";
import type { CheckInAnswer, StageWord } from "../../src/protocol/generated.ts";
import type { Part } from "./dispatch.tsx";
import { vault } from "./live.ts";
import { isMine } from "./may.ts";
import { span, useNow } from "./now.ts";

const DURESS_HOLD_MS = 3_000;
const HINT = "hint:duress";

export function Safety({ voice, live, strip, stage }: Part & { stage: StageWord }) {
  const { desk: said } = voice;
  const now = useNow();
  const [hint, setHint] = useState(false);
  const pressed = useRef(0);
  const watched = stage === "on_scene" || stage === "contact_made" || stage === "disposition";
  useEffect(() => {
    if (watched) void vault().then(async (all) => setHint((await all.recall(HINT)) === null));
  }, [watched]);
  if (!watched || !isMine(strip, "check_in")) return null;
  const say = (answer: CheckInAnswer): void => {
    navigator.vibrate?.(60);
    void live.act({
      about: { dispatch: strip.dispatch, what: answer === "help" ? "helpSaid" : "safeSaid" },
      path: `dispatches/${strip.dispatch}/check-ins`,
      body: (id, happened_at) => ({ id, happened_at, answer }),
    });
  };
  const press = (): void => {
    if (pressed.current === 0) pressed.current = Date.now();
  };
  const letGo = (): void => {
    const held = pressed.current === 0 ? 0 : Date.now() - pressed.current;
    pressed.current = 0;
    say(held >= DURESS_HOLD_MS ? "duress" : "safe");
  };
  const away = (): void => {
    pressed.current = 0;
  };
  const understood = (): void => {
    setHint(false);
    void vault().then((all) => all.keep(HINT, true));
  };
  const at =
    strip.check_in.kind === "due"
      ? strip.check_in.at
      : strip.check_in.kind === "missed"
        ? strip.check_in.due_at
        : null;
  const late = at === null ? 0 : now - at;
  return (
    <section class={late > 0 ? "card hot" : "card"} aria-label={said.safety}>
      <div class="row">
        <h2 class="grow">{said.safety}</h2>
        {at !== null && (
          <span class={late > 0 ? "wrong" : "soft"}>
            {late > 0 ? said.overdue(span(late)) : said.dueIn(span(-late))}
          </span>
        )}
      </div>
      {hint && (
        <div class="said">
          <h3>{said.hintTitle}</h3>
          <p>{said.hintDuress}</p>
          <p>{said.hintHelp}</p>
          <button type="button" class="main" onClick={understood}>
            {said.understood}
          </button>
        </div>
      )}
      <div class="two">
        <button
          type="button"
          class="go still"
          onPointerDown={press}
          onPointerUp={letGo}
          onPointerCancel={away}
          onContextMenu={(event) => event.preventDefault()}
          onKeyDown={(event) => event.key === " " && press()}
          // A finger that stays long makes no click on some phones: only keys and readers come this way.
          onClick={(event) => event.detail === 0 && letGo()}
        >
          {said.safe}
        </button>
        <button type="button" class="hurts" onClick={() => say("help")}>
          {said.help}
        </button>
      </div>
    </section>
  );
}
