// Lists whose order counts. Pure.

/** The same with one of them so many places further; unchanged where that is past an end. */
export function movedBy<T>(list: readonly T[], at: number, by: number): T[] {
  const to = at + by;
  const one = list[at];
  if (one === undefined || to < 0 || to >= list.length) return [...list];
  return list.toSpliced(at, 1).toSpliced(to, 0, one);
}
