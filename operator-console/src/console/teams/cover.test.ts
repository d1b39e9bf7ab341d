// Where and when is nobody on call first?
import { expect, it } from "vitest";
import type { AreaCover, OnCallProof } from "../../protocol/generated";
import { firstGap, professionsOf } from "./cover";

const area = (name: string, first_uncovered: number | null, more: Partial<AreaCover> = {}): AreaCover => ({
  area: name,
  area_name: name,
  level: "county",
  team: { team: "t", name: "一队" },
  first_uncovered,
  professions: [],
  ...more,
});
const proof = (...areas: AreaCover[]): OnCallProof => ({ from: 10, until: 99, areas });

it("is the earliest of all areas", () => {
  expect(firstGap(proof(area("甲", 40), area("乙", 20), area("丙", null)))).toEqual({
    area_name: "乙",
    at: 20,
  });
  expect(firstGap(proof(area("甲", null)))).toBeNull();
});

it("is now where no team serves an area at all", () => {
  expect(firstGap(proof(area("甲", 40), area("乙", null, { team: null })))).toEqual({
    area_name: "乙",
    at: 10,
  });
});

it("names each profession once", () => {
  const professions = [{ profession: "nurse" as const, count: 1, gaps: [] }];
  expect(professionsOf(proof(area("甲", null, { professions }), area("乙", null, { professions })))).toEqual([
    "nurse",
  ]);
});
