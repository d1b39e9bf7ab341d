// The report form as a paper has it: which number stands where, and what is still missing of what is typed. Pure.
import type {
  Contract,
  FigureChanged,
  ProblemType,
  Profession,
  Report,
  ReportAction,
  ReportFigure,
  ReportItem,
  ReportTyped,
} from "../../protocol/generated";

/** One name for an item, for keys and look-ups. */
export function itemKey(item: ReportItem): string {
  switch (item.kind) {
    case "problem":
      return `problem.${item.problem}`;
    case "staff":
      return `staff.${item.profession}.${item.contract}`;
    default:
      return item.kind;
  }
}

export interface FigureAt {
  figure: ReportFigure;
  /** What the facts say now, where they no longer say what was signed. */
  now: number | null;
}

/** Every number of a report by its key. */
export function figuresByKey({
  figures,
  changed,
}: Pick<Report, "figures" | "changed">): Map<string, FigureAt> {
  const moved = new Map(changed.map((one: FigureChanged) => [itemKey(one.item), one.now]));
  return new Map(
    figures.figures.map((figure) => {
      const key = itemKey(figure.item);
      return [key, { figure, now: moved.get(key) ?? null }];
    }),
  );
}

/** In percent with one decimal; null where no call reached the line. */
export function connectRate(handled: number, reached: number): number | null {
  return reached === 0 ? null : Math.round((handled / reached) * 1000) / 10;
}

/** Problem types in the order of the form. */
export function problemsOf(report: Report): ProblemType[] {
  return report.figures.figures.flatMap(({ item }) => (item.kind === "problem" ? [item.problem] : []));
}

/** Professions in the order of the form, each once. */
export function professionsOf(report: Report): Profession[] {
  const all = report.figures.figures.flatMap(({ item }) => (item.kind === "staff" ? [item.profession] : []));
  return [...new Set(all)];
}

export const CONTRACTS: readonly Contract[] = ["full_time", "part_time"];

export const may = ({ actions }: Report, action: ReportAction): boolean => actions.includes(action);

/** What somebody types. */
export interface Typed {
  typed: ReportTyped;
  remarks: string;
}

export const TYPED_TEXTS = ["unit", "province", "city", "number", "hours"] as const;

/** The server keeps no blanks around a text. */
export function isSame(one: Typed, other: Typed): boolean {
  return (
    one.remarks.trim() === other.remarks.trim() &&
    one.typed.lines === other.typed.lines &&
    TYPED_TEXTS.every((name) => one.typed[name].trim() === other.typed[name].trim())
  );
}

/** What has to stand there before somebody signs. */
export function lackingOf({ typed }: Typed): (keyof ReportTyped)[] {
  const texts = TYPED_TEXTS.filter((name) => typed[name].trim() === "");
  return typed.lines > 0 ? texts : [...texts, "lines"];
}
