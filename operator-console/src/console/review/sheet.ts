// The sheet of a review while it is filled in: one part for each procedure that applied, and the red lines. Pure.
import type { Competency, Procedure, ProcedureSheet, RedLine, ReviewSheet } from "../../protocol/generated";

/** Reviewed in every session. */
export const ALWAYS: Procedure = "basic_risk_screen";

/** 0 to 4, or honestly not seen. */
export type Score = number | null;
export const SCORES: readonly number[] = [0, 1, 2, 3, 4];
export const MOST = 4;

/** A new sheet, and one without its first part is none. */
export function begun(sheet: ReviewSheet): ReviewSheet {
  return partOf(sheet, ALWAYS) === undefined
    ? { ...sheet, procedures: [{ procedure: ALWAYS, ratings: [] }, ...sheet.procedures] }
    : sheet;
}

export function partOf({ procedures }: ReviewSheet, procedure: Procedure): ProcedureSheet | undefined {
  return procedures.find((part) => part.procedure === procedure);
}

/** Undefined: nothing said of it yet. */
export function scoreOf(sheet: ReviewSheet, procedure: Procedure, competency: Competency): Score | undefined {
  return partOf(sheet, procedure)?.ratings.find((rating) => rating.competency === competency)?.score;
}

export function withScore(
  sheet: ReviewSheet,
  procedure: Procedure,
  competency: Competency,
  score: Score,
): ReviewSheet {
  return changed(sheet, procedure, (part) => ({
    ...part,
    ratings: [...part.ratings.filter((rating) => rating.competency !== competency), { competency, score }],
  }));
}

/** Says "not seen" of whatever nothing was said of. */
export function restNotSeen(
  sheet: ReviewSheet,
  procedure: Procedure,
  all: readonly Competency[],
): ReviewSheet {
  const open = openOf(sheet, procedure, all);
  return changed(sheet, procedure, (part) => ({
    ...part,
    ratings: [...part.ratings, ...open.map((competency) => ({ competency, score: null }))],
  }));
}

/** What nothing was said of yet. */
export function openOf(
  sheet: ReviewSheet,
  procedure: Procedure,
  all: readonly Competency[],
): readonly Competency[] {
  return all.filter((competency) => scoreOf(sheet, procedure, competency) === undefined);
}

/** Which procedures applied; the first one always did. Parts that go lose their ratings. */
export function withProcedures(sheet: ReviewSheet, chosen: readonly Procedure[]): ReviewSheet {
  const wanted = chosen.includes(ALWAYS) ? chosen : [ALWAYS, ...chosen];
  return {
    ...sheet,
    procedures: wanted.map((procedure) => partOf(sheet, procedure) ?? { procedure, ratings: [] }),
  };
}

export function withRedLines(sheet: ReviewSheet, chosen: readonly RedLine[]): ReviewSheet {
  return { ...sheet, red_lines: [...chosen] };
}

/** Mean of the scores in hundredths of a point; none where nothing was seen. */
export function meanOf({ procedures }: ReviewSheet): number | null {
  const scores = procedures.flatMap(({ ratings }) => ratings.flatMap(({ score }) => score ?? []));
  if (scores.length === 0) return null;
  return Math.round((100 * scores.reduce((sum, score) => sum + score, 0)) / scores.length);
}

/** `3.4` of hundredths. */
export const points = (hundredths: number): string => (hundredths / 100).toFixed(1);

function changed(
  sheet: ReviewSheet,
  procedure: Procedure,
  change: (part: ProcedureSheet) => ProcedureSheet,
): ReviewSheet {
  return {
    ...sheet,
    procedures: sheet.procedures.map((part) => (part.procedure === procedure ? change(part) : part)),
  };
}
