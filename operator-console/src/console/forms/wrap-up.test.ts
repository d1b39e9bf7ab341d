// Is the record complete before it is saved, and is the follow-up plan what the person chose?
import { describe, expect, it } from "vitest";
import type { RecordedAssessment } from "../../protocol/generated";
import {
  asksForFollowUp,
  BLANK_WRAP_UP,
  fromWrapUp,
  lastAssessment,
  missingOfWrapUp,
  toPlan,
  toWrapUp,
  type WrapUpDraft,
} from "./wrap-up";

const full: WrapUpDraft = {
  ...BLANK_WRAP_UP,
  problems: ["emotion"],
  services: ["counselling"],
  outcome: "relieved",
  actions: { safety_plan: "planned" },
  local: "no",
  summary: " 约好周三复诊 ",
};
const recorded = (at: number, reason: "silent" | "refused"): RecordedAssessment => ({
  at,
  by: "me",
  by_name: "周敏",
  suggestion: null,
  assessment: { kind: "not_assessed", reason },
});

describe("the record", () => {
  it("says what is missing", () => {
    expect(missingOfWrapUp(BLANK_WRAP_UP)).toEqual(["problems", "services", "outcome"]);
    expect(toWrapUp(BLANK_WRAP_UP)).toBeNull();
  });

  it("keeps a planned action planned, and an unknown place unknown", () => {
    expect(toWrapUp(full)).toMatchObject({
      actions: [{ kind: "safety_plan", stage: "planned" }],
      local: false,
      summary: "约好周三复诊",
    });
    expect(toWrapUp({ ...full, local: "unknown" })?.local).toBeNull();
  });

  it("comes back into the form as it was saved", () => {
    const saved = toWrapUp(full);
    expect(saved && toWrapUp(fromWrapUp(saved))).toEqual(saved);
  });

  it("counts the last assessment", () => {
    expect(lastAssessment([recorded(2, "refused"), recorded(1, "silent")])).toMatchObject({
      reason: "refused",
    });
    expect(lastAssessment([])).toBeNull();
  });
});

describe("the follow-up plan", () => {
  it("is asked for at high and imminent risk", () => {
    expect(asksForFollowUp({ kind: "not_assessed", reason: "silent" })).toBe(false);
    expect(asksForFollowUp(null)).toBe(false);
  });

  it("takes the suggested dates until they were changed", () => {
    expect(toPlan(BLANK_WRAP_UP, [2, 1])).toEqual({ kind: "dates", due_at: [1, 2] });
    expect(toPlan({ ...BLANK_WRAP_UP, dueAt: [9] }, [2, 1])).toEqual({ kind: "dates", due_at: [9] });
    expect(toPlan({ ...BLANK_WRAP_UP, dueAt: [] }, [2, 1])).toBeNull();
  });

  it("wants a reason when no contact is possible", () => {
    const none: WrapUpDraft = { ...BLANK_WRAP_UP, followUp: "no_contact" };
    expect(toPlan(none, [1])).toBeNull();
    expect(toPlan({ ...none, noContact: "unsafe" }, [1])).toEqual({ kind: "no_contact", reason: "unsafe" });
  });
});
