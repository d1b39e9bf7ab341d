// Does the journal speak in words, and show what it has no word for?
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { journalEn } from "../locales/journal.en";
import { journalZhCN } from "../locales/journal.zh-CN";
import type { JournalRow } from "../protocol/generated";
import { journalWords, shortened } from "./journal-words";

const STAFF = "01a200e5-7b68-796a-8169-5a02cd65dc12";
const row = (more: Partial<JournalRow>): JournalRow => ({
  seq: 1,
  at: 0,
  kind: "offered",
  actor: "hotline",
  subject: null,
  facts: {},
  ...more,
});

it("says events, actors and facts in the language of the screen", () => {
  const offered = row({ facts: { staff: STAFF, waited_ms: 61_000, tier: "high" } });
  expect(journalWords("zh-CN").event(offered)).toBe("已派单");
  expect(journalWords("zh-CN").actor(offered)).toBe("热线");
  expect(journalWords("zh-CN").facts(offered)).toBe(`人员 ${STAFF} · 已等候 01:01 · 等级 高`);
  expect(journalWords("en").facts(row({ facts: { roles: ["operator"], holder: null } }))).toBe(
    "roles Operator · operator –",
  );
  expect(journalWords("en").actor(row({ actor: `staff:${STAFF}` }))).toBe(`staff ${STAFF}`);
});

it("shows the code of an event that is younger than this console", () => {
  const unknown = row({ kind: "moon_landed", facts: { moon: "full", phase: { of: 1 } } });
  expect(journalWords("en").event(unknown)).toBe("moon_landed");
  expect(journalWords("en").facts(unknown)).toBe('moon full · phase {"of":1}');
});

it("shortens ids to the digits that tell them apart", () => {
  expect(shortened(`staff ${STAFF} · node ${STAFF}`)).toBe("staff …cd65dc12 · node …cd65dc12");
});

it("says how a call ended", () => {
  const settled = row({ kind: "call_settled", facts: { end: { kind: "not_reached" } } });
  expect(journalWords("zh-CN").facts(settled)).toBe("了结方式 三次未联系上");
});

/** Where the rules write their events down, seen from the console's folder. */
const EVENTS = "../backend/domain/src/event";

/** Every kind of event, from where the rules write them down. */
function kindsOfEvents(): string[] {
  const files = [`${EVENTS}.rs`, ...readdirSync(EVENTS).map((name) => `${EVENTS}/${name}`)];
  const unions = files.flatMap((file) => [
    ...readFileSync(file, "utf8").matchAll(/pub enum \w*(?:Event|Fact) \{\n(.*?)\n\}/gs),
  ]);
  return unions.flatMap(([, variants = ""]) =>
    // Those with facts of their own: the others only hold another union.
    [...variants.matchAll(/^ {4}([A-Z]\w*) \{/gm)].map(([, name = ""]) =>
      name.replaceAll(/(?<!^)([A-Z])/g, "_$1").toLowerCase(),
    ),
  );
}

it("has words for every event that the rules can tell of", () => {
  const kinds = kindsOfEvents();
  expect(kinds).toContain("session_opened");
  expect(kinds).toContain("referral_moved");
  expect(kinds.filter((kind) => !(kind in journalZhCN.event) || !(kind in journalEn.event))).toEqual([]);
});
