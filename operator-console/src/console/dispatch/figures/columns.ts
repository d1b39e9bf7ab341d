// What a row of figures is made of: the same in a tile, in a table and in its file. Pure.
import type { DispatchFigureRow, DispatchFigureTable } from "../../../protocol/generated";

/** Stretches from the request, in the order in which they end. */
export const SPEEDS = [
  "acknowledged",
  "complete",
  "on_scene",
] as const satisfies readonly (keyof DispatchFigureRow)[];

/** Pages that nobody took up, and dispatches that ended without the person being met. */
export const COUNTS = [
  "declined",
  "expired",
  "used_up",
  "stood_down",
  "failed",
] as const satisfies readonly (keyof DispatchFigureRow)[];

/** Figures of one month, one class or one area. */
export interface NamedFigures {
  name: string;
  row: DispatchFigureRow;
}

export type Breakdown = "months" | "classes" | "areas";

/** In percent; null where none has arrived or come due. */
export const inTime = ({ in_target, judged }: Pick<DispatchFigureRow, "in_target" | "judged">) =>
  judged === 0 ? null : Math.round((in_target / judged) * 100);

interface Words {
  month: (month: string) => string;
  class: (name: DispatchFigureTable["classes"][number]["class"]) => string;
}

/** The rows of a breakdown, each with its name. */
export function rowsOf(table: DispatchFigureTable, by: Breakdown, words: Words): NamedFigures[] {
  switch (by) {
    case "months":
      return table.months.map(({ month, row }) => ({ name: words.month(month), row }));
    case "classes":
      return table.classes.map(({ class: one, row }) => ({ name: words.class(one), row }));
    case "areas":
      return table.areas.map(({ area_name, row }) => ({ name: area_name, row }));
  }
}
