// Is "unknown" said and not assumed, and is a decision against the suggestion explained?
import { describe, expect, it } from "vitest";
import {
  type AssessmentDraft,
  BLANK_ASSESSMENT,
  fromAssessment,
  missingOf,
  restUnknown,
  toAssessment,
  unanswered,
} from "./assessment";

const answered: AssessmentDraft = { ...BLANK_ASSESSMENT, ...restUnknown(BLANK_ASSESSMENT) };

describe("the risk form", () => {
  it("does not take an open question for an unknown one", () => {
    expect(unanswered(BLANK_ASSESSMENT)).toHaveLength(7);
    expect(missingOf({ ...BLANK_ASSESSMENT, decided: "low" }, "low")).toBe("answers");
    expect(unanswered(answered)).toEqual([]);
  });

  it("keeps answers that were given when the rest becomes unknown", () => {
    const given: AssessmentDraft = {
      ...BLANK_ASSESSMENT,
      plan: "yes",
      hopelessness: { kind: "given", value: 0 },
    };
    expect(restUnknown(given)).toMatchObject({
      plan: "yes",
      hopelessness: { kind: "given", value: 0 },
      alone: "unknown",
    });
  });

  it("leaves the decision to the person", () => {
    expect(missingOf(answered, "high")).toBe("decision");
  });

  it("wants a reason for another decision than suggested, and only then", () => {
    const decided: AssessmentDraft = { ...answered, decided: "moderate" };
    expect(missingOf(decided, "moderate")).toBeNull();
    expect(missingOf(decided, "high")).toBe("override_reason");
    const explained = { ...decided, overrideReason: " 家人就在身边 " };
    expect(toAssessment(explained, "high")).toMatchObject({ override_reason: "家人就在身边" });
    expect(toAssessment(explained, "moderate")).not.toHaveProperty("override_reason");
  });

  it("sends unknown ratings as null and zero as zero", () => {
    const decided: AssessmentDraft = {
      ...answered,
      decided: "none",
      wish_to_die: { kind: "given", value: 0 },
    };
    expect(toAssessment(decided, "none")).toMatchObject({ form: { wish_to_die: 0, hopelessness: null } });
  });

  it("comes back from the record as it went", () => {
    const decided: AssessmentDraft = { ...answered, decided: "low", remarks: "夜里好一些" };
    expect(fromAssessment(toAssessment(decided, "low") ?? undefined)).toEqual(decided);
  });
});

describe("could not be assessed", () => {
  it("needs a reason and nothing else", () => {
    const none: AssessmentDraft = { ...BLANK_ASSESSMENT, mode: "not_assessed" };
    expect(missingOf(none, undefined)).toBe("not_assessed_reason");
    expect(toAssessment({ ...none, notAssessed: "silent" }, undefined)).toEqual({
      kind: "not_assessed",
      reason: "silent",
    });
  });
});
