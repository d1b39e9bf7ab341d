// How far a dispatch has come for whoever goes: what the hotline knows, and what this phone has done and not sent yet.
import type { StageWord } from "../../protocol/generated.ts";
import type { Action } from "./outbox.ts";

/** The way of a dispatch, as the phone shows it. */
export const WAY = [
  "acknowledged",
  "assembled",
  "en_route",
  "on_scene",
  "contact_made",
  "disposition",
  "handed_over",
] as const satisfies readonly StageWord[];

export type WayStage = (typeof WAY)[number];

const place = (stage: string): number => (WAY as readonly string[]).indexOf(stage);

/** Whether it ended, and nothing more is reported. */
export const isOver = (stage: StageWord): boolean =>
  stage === "closed" || stage === "stood_down" || stage === "failed";

/** The stage with what waits to be sent. What was refused does not count. */
export function stageHere(known: StageWord, actions: readonly Action[], dispatch: string): StageWord {
  if (isOver(known)) return known;
  let stage = known;
  for (const { about, fate } of actions) {
    if (about.dispatch !== dispatch || fate.kind === "refused" || about.stage === undefined) continue;
    if (place(about.stage) > place(stage)) stage = about.stage as StageWord;
  }
  return stage;
}

/** The next report from the road or the scene, if there is one. */
export type NextStep = "en_route" | "on_scene" | "contact_made" | "disposition" | "handed_over";

export function nextStep(stage: StageWord): NextStep | null {
  switch (stage) {
    case "acknowledged":
    case "assembled":
      return "en_route";
    case "en_route":
      return "on_scene";
    case "on_scene":
      return "contact_made";
    case "contact_made":
      return "disposition";
    case "disposition":
      return "handed_over";
    case "requested":
    case "paging":
    case "handed_over":
    case "closed":
    case "stood_down":
    case "failed":
      return null;
  }
}

/** When a stage was reached, here or as the hotline knows it; microseconds. */
export function reachedAt(
  stage: WayStage,
  known: readonly { stage: StageWord; happened_at: number }[],
  actions: readonly Action[],
  dispatch: string,
): number | null {
  const there = known.find((one) => one.stage === stage);
  if (there !== undefined) return there.happened_at;
  const done = actions.find(
    ({ about, fate }) => about.dispatch === dispatch && about.stage === stage && fate.kind !== "refused",
  );
  return done === undefined ? null : done.happenedAt * 1_000;
}
