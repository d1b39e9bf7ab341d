// @vitest-environment node
// Does the phone know how far it is, also before the hotline does?
import { expect, test } from "vitest";
import type { Action, Fate } from "./outbox.ts";
import { nextStep, reachedAt, stageHere } from "./stages.ts";

const did = (stage: string, fate: Fate["kind"], dispatch = "d"): Action => ({
  id: stage,
  method: "POST",
  path: "",
  body: {},
  about: { dispatch, what: stage, stage },
  happenedAt: 5,
  fate: fate === "refused" ? { kind: fate, at: 1, code: "", sentences: [] } : { kind: fate, at: 1 },
});

test("how far is it with what was not sent yet", () => {
  const waiting = [did("en_route", "waiting"), did("on_scene", "waiting")];
  expect(stageHere("assembled", waiting, "d")).toBe("on_scene");
  expect(stageHere("assembled", waiting, "another")).toBe("assembled");
  expect(stageHere("contact_made", waiting, "d"), "somebody else was faster").toBe("contact_made");
  expect(stageHere("assembled", [did("en_route", "refused")], "d")).toBe("assembled");
  expect(stageHere("stood_down", waiting, "d"), "it is over, whatever waits").toBe("stood_down");
});

test("what is the next report", () => {
  expect(
    ["acknowledged", "assembled", "en_route", "on_scene", "contact_made", "disposition"].map((stage) =>
      nextStep(stage as "assembled"),
    ),
  ).toEqual(["en_route", "en_route", "on_scene", "contact_made", "disposition", "handed_over"]);
  for (const stage of ["requested", "paging", "handed_over", "closed", "stood_down", "failed"] as const)
    expect(nextStep(stage)).toBeNull();
});

test("when was a stage reached", () => {
  const known = [{ stage: "en_route" as const, happened_at: 3_000 }];
  expect(reachedAt("en_route", known, [], "d")).toBe(3_000);
  expect(reachedAt("on_scene", known, [did("on_scene", "waiting")], "d")).toBe(5_000);
  expect(reachedAt("on_scene", known, [did("on_scene", "refused")], "d")).toBeNull();
});
