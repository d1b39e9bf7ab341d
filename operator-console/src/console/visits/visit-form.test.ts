// Is every question asked that applies, none answered by itself, and nothing handed in that is not whole?
import { describe, expect, it } from "vitest";
import type { VisitFindings } from "../../protocol/generated";
import { BLANK_DRUG } from "../patients/file-form";
import {
  applies,
  begun,
  type Field,
  type FilledVisit,
  faultsOf,
  fieldNamed,
  isMilder,
  reasonsOf,
  restored,
  type VisitContext,
} from "./visit-form";
import { findingsOf, visitOf } from "./whole-visit";

const TODAY = "2026-11-21";
const NEW: VisitContext = { today: TODAY, before: null };
const UNSTABLE: VisitContext = { today: TODAY, before: "unstable" };
const FRESH = begun({ today: TODAY, last: null });

const WELL: FilledVisit = {
  ...FRESH,
  mode: "phone",
  outcome: "reached",
  interviewed: ["patient"],
  dangerousness: 0,
  symptoms: "gone",
  insight: "full",
  sleep: "good",
  diet: "good",
  self_care: "good",
  housework: "good",
  work: "not_applicable",
  learning: "good",
  social: "good",
  acts: { minor: 0, incident: 0, serious: 0, other: 0, self_harm: 0, attempted_suicide: 0 },
  restraint: "none",
  hospital: "never",
  laboratory: "no",
  physical: "stable",
  adherence: "regular",
  medication: [{ ...BLANK_DRUG, drug: "奥氮平", night: 10 }],
  reaction: "no",
  effect: "better",
  referral: "not_needed",
  decided: "stable",
};

const fieldsOf = (filled: FilledVisit, context = NEW, proposed?: "stable" | "unstable"): Field[] =>
  faultsOf(filled, context, proposed).map(({ field }) => field);

describe("a fresh form", () => {
  it("asks first how the visit took place, and nothing of somebody who was not reached", () => {
    expect(fieldsOf(FRESH)).toEqual(["mode", "outcome"]);
    expect(fieldsOf({ ...FRESH, mode: "phone", outcome: "not_reached" })).toEqual(["lost"]);
  });

  it("answers nothing about now or since the last visit from the last one", () => {
    const last = {
      ...(findingsOf(WELL, NEW) as VisitFindings),
      rehabilitation: ["social" as const],
    };
    const next = begun({ today: TODAY, last });
    expect(next.medication).toEqual([{ ...BLANK_DRUG, drug: "奥氮平", night: 10 }]);
    expect(next.rehabilitation).toEqual(["social"]);
    const { on, medication, rehabilitation, ...others } = next;
    expect(
      Object.values(others).filter((value) => value !== "" && Object.keys(value as object).length > 0),
    ).toEqual([]);
  });

  it("takes a draft as it was kept, and anything else for none", () => {
    expect(restored(JSON.stringify(WELL), FRESH)).toEqual(WELL);
    expect(restored("theirs", FRESH)).toEqual(FRESH);
    expect(restored("", FRESH)).toEqual(FRESH);
  });
});

describe("what is missing", () => {
  it("is nothing of a whole form, and everything in the order of the paper of an empty one", () => {
    expect(fieldsOf(WELL, NEW, "stable")).toEqual([]);
    const empty = fieldsOf({ ...FRESH, mode: "clinic", outcome: "reached" });
    expect(empty.slice(0, 4)).toEqual(["interviewed", "dangerousness", "symptoms", "insight"]);
    expect(empty.at(-1)).toBe("decided");
    expect(empty).not.toContain("remarks");
  });

  const table: [string, Partial<FilledVisit>, Field[]][] = [
    ["a day that is still to come", { on: "2026-11-22" }, ["on"]],
    ["symptoms without which", { symptoms: "present", degree: "some" }, ["symptoms"]],
    [
      "another symptom without words",
      { symptoms: "present", degree: "some", which: ["other"] },
      ["symptoms"],
    ],
    ["an act that was not counted", { acts: { minor: 0 } }, ["acts"]],
    ["a discharge without a day", { hospital: "before" }, ["hospital"]],
    ["a discharge after the visit", { hospital: "before", dischargedOn: "2026-11-22" }, ["hospital"]],
    ["a laboratory without findings", { laboratory: "yes" }, ["laboratory"]],
    ["medicine that is taken and not named", { medication: [] }, ["medication"]],
    ["a drug without a dose", { medication: [{ ...BLANK_DRUG, drug: "奥氮平" }] }, ["medication"]],
    ["medicine of somebody who needs none", { adherence: "not_needed" }, ["medication"]],
    ["a reaction without words", { reaction: "yes", reactionDegree: "mild" }, ["reaction"]],
    ["a referral without where to", { referral: "done", referralReason: "复发" }, ["referral"]],
    ["another class than proposed without why", { decided: "basically_stable" }, ["because"]],
    ["no decision", { decided: undefined as never }, ["decided"]],
  ];
  it.each(table)("%s", (_, part, expected) => {
    expect(fieldsOf({ ...WELL, ...part }, NEW, "stable")).toEqual(expected);
  });

  it("asks who went along to the home of somebody unstable, and of nobody else", () => {
    const home: FilledVisit = { ...WELL, mode: "home" };
    expect(fieldsOf(home)).toEqual([]);
    expect(fieldsOf(home, UNSTABLE)).toEqual(["companions"]);
    expect(fieldsOf(WELL, UNSTABLE)).toEqual([]);
    const along = { ...home, companions: [{ role: "police" as const, name: " " }] };
    expect(fieldsOf(along, UNSTABLE)).toEqual(["companions"]);
  });

  it("asks for words where the reason is another one", () => {
    const lost: FilledVisit = { ...FRESH, mode: "home", outcome: "not_reached", lost: "other" };
    expect(fieldsOf(lost)).toEqual(["words"]);
    expect(fieldsOf({ ...lost, lost: "moved" })).toEqual([]);
    const died: FilledVisit = { ...FRESH, mode: "phone", outcome: "died" };
    expect(fieldsOf(died)).toEqual(["died_on", "cause"]);
    expect(fieldsOf({ ...died, died_on: "2026-11-22", cause: "other" })).toEqual(["died_on", "words"]);
  });
});

describe("what is handed in", () => {
  it("is what was answered, with doses in micrograms", () => {
    const whole = visitOf(WELL, NEW, "stable");
    expect(whole?.decision).toEqual({ class: "stable", because: "" });
    const outcome = whole?.form.outcome;
    expect(outcome?.kind === "reached" && outcome.findings).toMatchObject({
      functions: { self_care: "good", work: null },
      medication: [{ drug: "奥氮平", dose: { kind: "daily", morning_ug: 0, noon_ug: 0, night_ug: 10_000 } }],
    });
  });

  it("leaves out what was written for another answer", () => {
    const changed: FilledVisit = {
      ...WELL,
      which: ["other"],
      otherSymptom: "旧",
      laboratoryFindings: "旧",
      companions: [{ role: "doctor", name: "旧" }],
      because: "旧",
    };
    expect(JSON.stringify(visitOf(changed, NEW, "stable"))).not.toContain("旧");
  });

  it("says why it is another class, and nothing where nobody was reached", () => {
    const milder: FilledVisit = { ...WELL, because: " 家人都在 " };
    expect(visitOf(milder, NEW, "unstable")?.decision).toEqual({ class: "stable", because: "家人都在" });
    const nobody: FilledVisit = { ...FRESH, mode: "phone", outcome: "not_reached", lost: "not_lost" };
    expect(visitOf(nobody, NEW)).toEqual({
      form: { on: TODAY, mode: "phone", outcome: { kind: "not_reached", lost: null, words: "" } },
      decision: null,
    });
  });

  it("is nothing while anything is missing; the rules are asked before the decision", () => {
    const { decided: _, ...open } = WELL;
    expect(visitOf(open, NEW)).toBeNull();
    expect(findingsOf(open, NEW)).not.toBeNull();
    expect(findingsOf({ ...open, medication: [] }, NEW)).toBeNull();
  });
});

describe("beside the form", () => {
  it("knows which question a refusal is about", () => {
    expect(fieldNamed("dose")).toBe("medication");
    expect(fieldNamed("died_on")).toBe("died_on");
    expect(fieldNamed("elsewhere")).toBeNull();
  });

  it("says why a team would go", () => {
    expect(reasonsOf(WELL)).toEqual([]);
    expect(reasonsOf({ ...WELL, dangerousness: 3 })).toEqual(["harm_to_others"]);
    expect(reasonsOf({ ...WELL, acts: { ...WELL.acts, attempted_suicide: 1 } })).toEqual(["harm_to_self"]);
  });

  it("knows the milder class, and asks why only where it differs", () => {
    expect(isMilder("stable", "unstable")).toBe(true);
    expect(isMilder("unstable", "stable")).toBe(false);
    expect(applies("because", WELL, "stable")).toBe(false);
    expect(applies("because", WELL)).toBe(false);
  });
});
