// By how much a drill took longer than the one before it. Pure.

export type Difference = { kind: "longer" | "shorter" | "same"; ms: number } | { kind: "unknown" };

/** Null: one of both did not reach it. */
export function difference(longerMs: number | null): Difference {
  if (longerMs === null) return { kind: "unknown" };
  const kind = longerMs > 0 ? "longer" : longerMs < 0 ? "shorter" : "same";
  return { kind, ms: Math.abs(longerMs) };
}
