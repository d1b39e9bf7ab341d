// Which sessions are looked for, as it stands in the address and as the server is asked. Pure.
import type { CodeWords } from "../../locales/codes";
import { codesZhCN } from "../../locales/codes.zh-CN";
import type { SessionFilter } from "../../protocol/generated";

/** What a session can be found by, beside days and people, with the set of words that its values are of. */
export const CHOICES = {
  tier: "tier",
  arrival: "tier",
  mark: "mark",
  problem: "problemType",
  outcome: "outcome",
  review: "reviewState",
  follow_up: "followUpState",
  channel: "channel",
  direction: "direction",
  answering: "answering",
  locality: "locality",
} as const satisfies Partial<Record<keyof SessionFilter, keyof CodeWords>>;
export type Choice = keyof typeof CHOICES;
export const CHOICE_NAMES = Object.keys(CHOICES) as Choice[];

/** The server takes no more of one kind. */
const MOST_VALUES = 16;
const STAFF_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** A tier that nobody has decided cannot be looked for; one that a caller came without can. */
export const isValue = (name: Choice, value: string): boolean => name !== "tier" || value !== "unrated";

function list(value: unknown, isGood: (one: string) => boolean): string[] {
  const values = Array.isArray(value) ? value : [value];
  const good = values.filter((one): one is string => typeof one === "string" && isGood(one));
  return [...new Set(good)].slice(0, MOST_VALUES);
}

const day = (value: unknown): string | undefined =>
  typeof value === "string" && DAY.test(value) ? value : undefined;

/** Of an address that somebody may have changed by hand: whatever is none of ours is left out. */
export function readFilter(address: Record<string, unknown>): SessionFilter {
  const lists = CHOICE_NAMES.map((name) => {
    const words: Record<string, string> = codesZhCN[CHOICES[name]];
    return [name, list(address[name], (one) => one in words && isValue(name, one))] as const;
  });
  const operator = list(address.operator, (one) => STAFF_ID.test(one));
  const days = { from: day(address.from), to: day(address.to) };
  const given = [
    ...Object.entries(days).filter(([, value]) => value !== undefined),
    ...[...lists, ["operator", operator] as const].filter(([, values]) => values.length > 0),
  ];
  return Object.fromEntries(given) as SessionFilter;
}

/** As the server is asked: each value is a parameter of its own. */
export function queryOf(filter: SessionFilter): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter))
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  return query.toString();
}

/** With another value of one kind; none where it is empty. */
export function withValue<K extends keyof SessionFilter>(
  filter: SessionFilter,
  name: K,
  value: SessionFilter[K] | undefined,
): SessionFilter {
  const { [name]: _, ...rest } = filter;
  const isEmpty = value === undefined || value.length === 0;
  return (isEmpty ? rest : { ...rest, [name]: value }) as SessionFilter;
}

export const isBlank = (filter: SessionFilter): boolean => Object.keys(filter).length === 0;
