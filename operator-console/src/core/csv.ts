// Tables export what they show.

export type Cell = string | number;

/** A spreadsheet would run a text that begins like a formula: it is quoted as text. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function cell(value: Cell): string {
  if (typeof value === "number") return String(value);
  return `"${harmless(value).replaceAll('"', '""')}"`;
}

/** RFC 4180 with a byte-order mark, so that spreadsheets read Chinese. */
export function toCsv(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** Hands a file to the person's browser. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
