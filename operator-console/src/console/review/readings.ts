// Which readings are looked for, as it stands in the address. Pure.

export interface ReadingFilter {
  from?: string;
  to?: string;
  staff?: string;
  session?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const SHAPES: Record<keyof ReadingFilter, RegExp> = { from: DAY, to: DAY, staff: ID, session: ID };

/** What is none of ours is left out. */
export function readReadingFilter(address: Record<string, unknown>): ReadingFilter {
  const names = Object.keys(SHAPES) as (keyof ReadingFilter)[];
  const given = names.flatMap((name) => {
    const value = address[name];
    return typeof value === "string" && SHAPES[name].test(value) ? [[name, value]] : [];
  });
  return Object.fromEntries(given) as ReadingFilter;
}
