// Which cell of a table the arrow keys lead to. Pure.

export interface Place {
  row: number;
  column: number;
}

const STEPS: Record<string, Place> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

/** Null where the key leads nowhere: out of the table, or it is not one of these. */
export function cellAfter(
  key: string,
  from: Place | null,
  size: { rows: number; columns: number },
): Place | null {
  const step = STEPS[key];
  if (step === undefined || from === null) return null;
  const row = from.row + step.row;
  const column = from.column + step.column;
  const inside = row >= 0 && row < size.rows && column >= 0 && column < size.columns;
  return inside ? { row, column } : null;
}
