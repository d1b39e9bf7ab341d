// The journal in words: events, who did it, and the facts with their codes as the rest of the console says them.
import { useTranslation } from "react-i18next";
import { clock, dayAndTime } from "../core/format.ts";
import type { CodeWords } from "../locales/codes";
import { codesEn } from "../locales/codes.en";
import { codesZhCN } from "../locales/codes.zh-CN";
import { journalEn } from "../locales/journal.en";
import { journalZhCN } from "../locales/journal.zh-CN";
import type { JournalRow } from "../protocol/generated";

/** Sets whose words are plain wherever they stand: which set a fact is of depends on its event. */
const EVERYWHERE = [
  // First, so that where a word stands in another set too, that one is taken.
  "referralWord",
  "referralCancel",
  "awaitedStep",
  "verdict",
  "reviewVerdict",
  "admissionWord",
  "medicalRank",
  "caseBasis",
  "standingWord",
  "deliveryWord",
  "deliveryPurpose",
  "deliveryReason",
  "deliveryChannel",
  "audience",
  "areaLevel",
  "checkFinding",
  "checkInAnswer",
  "declineBecause",
  "dispatchStage",
  "duty",
  "endReason",
  "pageChannel",
  "profession",
  "purpose",
  "rescueService",
  "responseClass",
] as const satisfies readonly (keyof CodeWords)[];

/** Facts whose values are codes of a closed set. */
const CODES_OF: Record<string, keyof CodeWords> = {
  because: "offerReason",
  by: "endedBy",
  channel: "channel",
  decided: "tier",
  end: "callEnd",
  fields: "caseField",
  outcome: "callOutcome",
  presence: "presence",
  priority: "referralPriority",
  reason: "decline",
  result: "attendanceResult",
  roles: "role",
  source: "caseSource",
  suggested: "tier",
  tier: "tier",
  what: "alert",
};

/** The last digits tell ids apart; the whole one is in the title and in the export. */
export function shortened(text: string): string {
  return text.replace(/[0-9a-f]{8}-[0-9a-f-]{19}(?=[0-9a-f]{8})/g, "…");
}

/** What no word is known for is shown as it is: the journal may be younger than this console. */
const wordIn = (words: Record<string, string>, code: string): string => words[code] ?? code;

interface Tagged {
  kind: string;
}

const isTagged = (value: unknown): value is Tagged =>
  typeof value === "object" && value !== null && "kind" in value && typeof value.kind === "string";

export interface JournalWords {
  event(row: JournalRow): string;
  actor(row: JournalRow): string;
  facts(row: JournalRow): string;
}

export function journalWords(language: string): JournalWords {
  const { event, fact, value: own, ...actors } = language === "en" ? journalEn : journalZhCN;
  const codes = language === "en" ? codesEn : codesZhCN;
  const values: Record<string, string> = Object.assign({}, ...EVERYWHERE.map((set) => codes[set]), own);
  const spoken = (name: string, value: unknown): string => {
    if (value === null) return "–";
    if (Array.isArray(value)) return value.map((one) => spoken(name, one)).join(", ");
    if (name === "waited_ms" && typeof value === "number") return clock(value);
    if ((name === "until" || name === "happened_at") && typeof value === "number") return dayAndTime(value);
    if (isTagged(value)) return taggedWords(name, value);
    if (typeof value !== "string") return typeof value === "number" ? String(value) : JSON.stringify(value);
    const set = CODES_OF[name];
    return wordIn({ ...values, ...(set === undefined ? {} : codes[set]) }, value);
  };
  /** Its kind, then whatever else it carries. */
  const taggedWords = (name: string, { kind, ...more }: Tagged): string =>
    [
      spoken(name, kind),
      ...Object.entries(more).map(([key, value]) => `${wordIn(fact, key)} ${spoken(key, value)}`),
    ].join(" · ");
  return {
    event: ({ kind }) => wordIn(event, kind),
    actor: ({ actor }) => {
      const [who = "", id] = actor.split(":");
      const word = wordIn(actors, who);
      return id === undefined ? word : `${word} ${id}`;
    },
    facts: ({ facts }) =>
      Object.entries(facts)
        .map(([name, value]) => `${wordIn(fact, name)} ${spoken(name, value)}`)
        .join(" · "),
  };
}

export function useJournalWords(): JournalWords {
  const { i18n } = useTranslation();
  return journalWords(i18n.language);
}
