// Do the arrow keys stay inside the table?
import { expect, it } from "vitest";
import { cellAfter } from "./grid";

const size = { rows: 2, columns: 3 };

it.each([
  ["ArrowRight", { row: 0, column: 0 }, { row: 0, column: 1 }],
  ["ArrowDown", { row: 0, column: 2 }, { row: 1, column: 2 }],
  ["ArrowLeft", { row: 0, column: 0 }, null],
  ["ArrowDown", { row: 1, column: 0 }, null],
  ["Enter", { row: 1, column: 0 }, null],
  ["ArrowUp", null, null],
])("%s from %o leads to %o", (key, from, to) => expect(cellAfter(key, from, size)).toEqual(to));
