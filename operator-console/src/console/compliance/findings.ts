// What a cell of the compliance board says and how it looks: shape, word and colour. Pure.
import type { BoardFinding, ComplianceRow, ComplianceShare, ComplianceTally } from "../../protocol/generated";

export type FindingTone = "met" | "open" | "missed" | "none";

export const LOOKS: Record<BoardFinding, { glyph: string; tone: FindingTone }> = {
  met: { glyph: "●", tone: "met" },
  open: { glyph: "▲", tone: "open" },
  missed: { glyph: "◆", tone: "missed" },
  ahead: { glyph: "·", tone: "none" },
  before_hire: { glyph: "–", tone: "none" },
  after_leaving: { glyph: "–", tone: "none" },
  before_ledger: { glyph: "–", tone: "none" },
  nothing_asked: { glyph: "–", tone: "none" },
};

/** What somebody was asked for comes to: only these three are counted in a share. */
export const ASKED: readonly BoardFinding[] = ["missed", "open", "met"];

/** In percent; null where nobody was asked. */
export function percent({ met, asked }: Pick<ComplianceShare, "met" | "asked">): number | null {
  return asked === 0 ? null : Math.round((met / asked) * 100);
}

/** Who has done a period in each way, in the order of `ASKED`. */
export function byFinding(
  rows: readonly ComplianceRow[],
  tallyOf: (row: ComplianceRow) => ComplianceTally | undefined,
): { finding: BoardFinding; rows: ComplianceRow[] }[] {
  return ASKED.map((finding) => ({
    finding,
    rows: rows.filter((row) => tallyOf(row)?.finding === finding),
  }));
}

/** How many operators have how many trainings: none, one, ... and the last place for that many or more. */
export function trainingCounts(rows: readonly ComplianceRow[], most: number): number[] {
  const asked = rows.filter(({ trainings }) => ASKED.includes(trainings.finding));
  return Array.from({ length: most + 1 }, (_, n) => {
    const fits = (counted: number) => (n === most ? counted >= most : counted === n);
    return asked.filter(({ trainings }) => fits(trainings.counted)).length;
  });
}
