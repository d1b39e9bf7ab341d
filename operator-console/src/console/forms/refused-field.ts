// Which field of a form the server did not take, so that the form can mark it. Pure.
import type { Code, Problem } from "../../protocol/generated";

export type FieldPath = (string | number)[];

/** Fields of a form that certain refusals are about. */
export type RefusedAt = Partial<Record<Code, FieldPath>>;

/** `numbers[0].zh` as the form names it; null when the problem is about no field. */
export function refusedField({ code, params }: Problem, refusedAt: RefusedAt = {}): FieldPath | null {
  const field = params?.field;
  if (field === undefined) return refusedAt[code] ?? null;
  const parts = field.replaceAll(/\[(\d+)\]/g, ".$1").split(".");
  return parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
