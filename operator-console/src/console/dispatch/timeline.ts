// Entries of a timeline as rows of the journal, with people by their names. Pure.
import type { JournalRow, NamedStaff, TimelineEntry } from "../../protocol/generated";

/** Known from the page around it, and so not said again. */
const SAID: readonly string[] = ["kind", "dispatch", "session", "team"];

export function namedFacts(entry: TimelineEntry, people: readonly NamedStaff[]): JournalRow {
  const { kind } = entry.event;
  const facts = Object.entries(entry.event)
    .filter(([name, value]) => !SAID.includes(name) && value !== null)
    .map(([name, value]) => [name, people.find(({ staff }) => staff === value)?.name ?? value]);
  return { seq: entry.seq, at: entry.at, kind, actor: "", subject: null, facts: Object.fromEntries(facts) };
}
