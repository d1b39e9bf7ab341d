// Which field of a form the server did not take, so that the form can mark it. Pure.
import type { Problem } from "../../protocol/generated";

export type FieldPath = (string | number)[];

/** `numbers[0].zh` as the form names it; null when the problem is about no field. */
export function refusedField({ code, params }: Problem): FieldPath | null {
  const field = params?.field;
  if (code !== "field_invalid" || field === undefined) return null;
  const parts = field.replaceAll(/\[(\d+)\]/g, ".$1").split(".");
  return parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
