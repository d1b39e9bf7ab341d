// Does the board count only whom it asked, and never divide by nobody?
import { expect, it } from "vitest";
import type { BoardFinding, ComplianceRow } from "../../protocol/generated";
import { byFinding, percent, trainingCounts } from "./findings";

const row = (name: string, finding: BoardFinding, counted: number): ComplianceRow => ({
  staff: name,
  name,
  badge: "",
  employed_from: "2026-01-01",
  left_on: null,
  pre_service: { kind: "recognised" },
  months: [{ counted, needed: 1, finding }],
  trainings: { counted, needed: 2, finding },
  standing: "qualified",
});
const rows = [
  row("a", "met", 3),
  row("b", "met", 2),
  row("c", "open", 0),
  row("d", "before_hire", 0),
  row("e", "missed", 1),
];

it("shares nothing where nobody was asked", () => {
  expect(percent({ met: 0, asked: 0 })).toBe(null);
  expect(percent({ met: 2, asked: 3 })).toBe(67);
});

it("names who is behind a number, and leaves out whom nobody asked", () => {
  const groups = byFinding(rows, ({ months }) => months[0]);
  expect(groups.map(({ finding, rows }) => [finding, rows.map(({ name }) => name)])).toEqual([
    ["missed", ["e"]],
    ["open", ["c"]],
    ["met", ["a", "b"]],
  ]);
});

it("counts people by their trainings, the last place for that many or more", () => {
  expect(trainingCounts(rows, 2)).toEqual([1, 1, 2]);
});
