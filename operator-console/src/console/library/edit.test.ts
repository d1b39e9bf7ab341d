// Is an item complete before it is saved, and does nobody's text get lost when two edit the same one?
import { describe, expect, it } from "vitest";
import type { LibraryItem } from "../../protocol/generated";
import { BLANK_ITEM, changedFields, draftOf, isChanged, meet, missingFields, moved, textOf } from "./edit";

const clinic: LibraryItem = {
  item: "clinic",
  kind: "directory",
  title_zh: "门诊",
  title_en: "Clinic",
  body_zh: "周一",
  body_en: "Monday",
  phone: "120",
  position: 3,
  changed_at: 1,
};

it("says what differs, and takes spaces around the words for nothing", () => {
  const draft = draftOf(clinic);
  expect(changedFields(draft, { ...draft, title_zh: " 门诊 " })).toEqual([]);
  expect(changedFields(draft, { ...draft, body_en: "Tuesday", phone: "" })).toEqual(["body_en", "phone"]);
  expect(isChanged({ base: null, draft: BLANK_ITEM })).toBe(false);
});

it("asks for both languages, and for a number only of a place to turn to", () => {
  expect(missingFields(BLANK_ITEM, "article")).toEqual(["title_zh", "body_zh", "title_en", "body_en"]);
  expect(missingFields({ ...draftOf(clinic), phone: " " }, "directory")).toEqual(["phone"]);
  expect(missingFields({ ...draftOf(clinic), phone: "" }, "canned_reply")).toEqual([]);
});

it("sends a number only with a place to turn to", () => {
  expect(textOf(draftOf(clinic), "directory")).toMatchObject({ phone: "120", title_zh: "门诊" });
  expect(textOf(draftOf(clinic), "article")).not.toHaveProperty("phone");
});

describe("when somebody else saved a version", () => {
  const mine = { base: clinic, draft: { ...draftOf(clinic), body_zh: "周二" } };
  const theirs = { ...clinic, body_en: "Wednesday", changed_at: 2 };

  it("keeps what was written here, and shows theirs beside it", () => {
    expect(meet(mine, theirs)).toEqual({ kind: "conflict", theirs });
    expect(meet(mine, undefined)).toEqual({ kind: "conflict", theirs: null });
  });

  it("takes theirs where nothing was written here", () => {
    const read = { base: clinic, draft: draftOf(clinic) };
    expect(meet(read, theirs)).toEqual({ kind: "adopt", edited: { base: theirs, draft: draftOf(theirs) } });
  });

  it("is no conflict where only the order was changed, or both wrote the same", () => {
    const elsewhere = { ...clinic, position: 0, changed_at: 2 };
    expect(meet(mine, elsewhere)).toEqual({ kind: "adopt", edited: { base: elsewhere, draft: mine.draft } });
    expect(meet(mine, { ...clinic, body_zh: "周二", changed_at: 2 }).kind).toBe("adopt");
  });

  it("is nothing where it is the same one, or a new one is being written", () => {
    expect(meet(mine, clinic)).toEqual({ kind: "same" });
    expect(meet({ base: null, draft: BLANK_ITEM }, undefined)).toEqual({ kind: "same" });
  });
});

it("moves one up, down, and nowhere", () => {
  expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
  expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
  expect(moved(["a"], 5, 0)).toEqual(["a"]);
});
