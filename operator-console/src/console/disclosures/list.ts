// A department's list as it is pasted from a sheet: one person a line. Pure.
import type { ListLine } from "../../protocol/generated";
import { dayWritten } from "../patients/file-form";

/** What cannot be read of a line. */
export type LineFault = "name" | "born" | "level" | "columns";

export interface ReadList {
  lines: ListLine[];
  /** By the number of the line, from 1. */
  faults: { line: number; fault: LineFault }[];
}

/** Name, birth, document, level: the last two may be left out. */
const MOST_COLUMNS = 4;

function read(text: string): ListLine | LineFault {
  const cells = text.split(/[\t,，]/).map((cell) => cell.trim());
  const [name = "", born = "", document = "", level = ""] = cells;
  if (cells.length > MOST_COLUMNS) return "columns";
  if (name === "") return "name";
  const born_on = dayWritten(born);
  if (born_on === null) return "born";
  if (level !== "" && !/^[0-5]$/.test(level)) return "level";
  return {
    name,
    born_on,
    document: document === "" ? null : { kind: "identity_card", number: document },
    level: level === "" ? null : Number(level),
  };
}

/** Empty lines are left out. */
export function readList(text: string): ReadList {
  const list: ReadList = { lines: [], faults: [] };
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const found = read(line);
    if (typeof found === "string") list.faults.push({ line: at + 1, fault: found });
    else list.lines.push(found);
  }
  return list;
}
