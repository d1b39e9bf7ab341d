// Does a sheet keep what was said, know what was not, and never lose the basic risk screen?
import { describe, expect, it } from "vitest";
import type { Competency, ReviewSheet } from "../../protocol/generated";
import {
  ALWAYS,
  begun,
  meanOf,
  openOf,
  points,
  restNotSeen,
  scoreOf,
  withProcedures,
  withRedLines,
  withScore,
} from "./sheet";

const ALL: readonly Competency[] = ["contact_and_warmth", "assessing", "ending_and_record"];
const blank = begun({ procedures: [], red_lines: [] });

describe("a sheet", () => {
  it("always has the basic risk screen", () => {
    expect(blank.procedures.map(({ procedure }) => procedure)).toEqual([ALWAYS]);
    expect(withProcedures(blank, []).procedures).toEqual(blank.procedures);
    expect(begun(blank)).toBe(blank);
  });
  it("tells not seen from not said", () => {
    const sheet = withScore(withScore(blank, ALWAYS, "assessing", 2), ALWAYS, "assessing", null);
    expect(scoreOf(sheet, ALWAYS, "assessing")).toBeNull();
    expect(scoreOf(sheet, ALWAYS, "contact_and_warmth")).toBeUndefined();
    expect(openOf(sheet, ALWAYS, ALL)).toEqual(["contact_and_warmth", "ending_and_record"]);
    expect(openOf(restNotSeen(sheet, ALWAYS, ALL), ALWAYS, ALL)).toEqual([]);
  });
  it("keeps the ratings of a procedure when another comes or goes", () => {
    const rated = withScore(blank, ALWAYS, "assessing", 4);
    const more = withProcedures(rated, [ALWAYS, "third_party"]);
    expect(scoreOf(more, ALWAYS, "assessing")).toBe(4);
    expect(scoreOf(withProcedures(more, [ALWAYS]), ALWAYS, "assessing")).toBe(4);
  });
  it("takes the mean of what was seen only", () => {
    const rated = withScore(withScore(blank, ALWAYS, "assessing", 4), ALWAYS, "contact_and_warmth", 3);
    const sheet: ReviewSheet = withScore(rated, ALWAYS, "ending_and_record", null);
    expect(meanOf(sheet)).toBe(350);
    expect(meanOf(blank)).toBeNull();
    expect(points(350)).toBe("3.5");
    expect(withRedLines(sheet, ["invented_facts"]).red_lines).toEqual(["invented_facts"]);
  });
});
