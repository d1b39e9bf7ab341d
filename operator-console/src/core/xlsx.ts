// The same tables as a workbook. Loaded when somebody asks for one: its library is of no use before.
import writeExcelFile from "write-excel-file/universal";
import type { Cell, Sheet } from "./csv.ts";

/** A column is as wide as its widest cell, within reason. In characters; Chinese ones take two. */
const LEAST_WIDTH = 8;
const MOST_WIDTH = 60;

/** A text stays a text, also where it begins like a formula. */
const typed = (value: Cell) =>
  typeof value === "number" ? { type: Number, value } : { type: String, value };

const widthOf = (value: Cell) => String(value).replace(/[\u0100-\uffff]/g, "  ").length + 2;

/** `name` becomes the sheet's. */
export function toXlsx(name: string, { head, rows }: Sheet): Promise<Blob> {
  const title = head.map((value) => ({ type: String, value, fontWeight: "bold" as const }));
  const columns = head.map((_, column) => {
    const widths = [head, ...rows].map((row) => widthOf(row[column] ?? ""));
    return { width: Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, ...widths)) };
  });
  const data = [title, ...rows.map((row) => row.map(typed))];
  return writeExcelFile(data, { sheet: name, columns, stickyRowsCount: 1 }).toBlob();
}
