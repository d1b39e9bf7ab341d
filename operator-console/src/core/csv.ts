// Tables export what they show: as text that any spreadsheet reads.

export type Cell = string | number;

/** What a table shows: its head, then its rows. */
export interface Sheet {
  head: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/** A spreadsheet would run a text that begins like a formula: it is quoted as text. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function cell(value: Cell): string {
  if (typeof value === "number") return String(value);
  return `"${harmless(value).replaceAll('"', '""')}"`;
}

/** RFC 4180 with a byte-order mark, so that spreadsheets read Chinese. */
export function toCsv({ head, rows }: Sheet): Blob {
  const text = [head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n");
  return new Blob([`\uFEFF${text}\r\n`], { type: "text/csv;charset=utf-8" });
}
