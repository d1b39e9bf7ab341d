// An item of the library while it is being edited. Pure.
import type { LibraryItem, LibraryKind, LibraryText } from "../../protocol/generated";

/** The words of an item; an empty phone is none. */
export interface ItemDraft {
  title_zh: string;
  title_en: string;
  body_zh: string;
  body_en: string;
  phone: string;
}

export type DraftField = keyof ItemDraft;

export const BLANK_ITEM: ItemDraft = { title_zh: "", title_en: "", body_zh: "", body_en: "", phone: "" };

const BOTH_LANGUAGES = ["title_zh", "body_zh", "title_en", "body_en"] as const;

/** In the order in which they are filled in. A place to turn to has a number, nothing else has. */
export const FIELDS: Record<LibraryKind, readonly DraftField[]> = {
  canned_reply: BOTH_LANGUAGES,
  article: BOTH_LANGUAGES,
  directory: ["phone", ...BOTH_LANGUAGES],
};

export function draftOf({ title_zh, title_en, body_zh, body_en, phone }: LibraryItem): ItemDraft {
  return { title_zh, title_en, body_zh, body_en, phone: phone ?? "" };
}

const trimmed = (draft: ItemDraft): ItemDraft => ({
  title_zh: draft.title_zh.trim(),
  title_en: draft.title_en.trim(),
  body_zh: draft.body_zh.trim(),
  body_en: draft.body_en.trim(),
  phone: draft.phone.trim(),
});

/** Fields that differ. */
export function changedFields(one: ItemDraft, other: ItemDraft): DraftField[] {
  const [a, b] = [trimmed(one), trimmed(other)];
  return (Object.keys(BLANK_ITEM) as DraftField[]).filter((field) => a[field] !== b[field]);
}

/** Fields still to be filled in. */
export function missingFields(draft: ItemDraft, kind: LibraryKind): DraftField[] {
  return FIELDS[kind].filter((field) => draft[field].trim() === "");
}

/** As it goes to the server. */
export function textOf(draft: ItemDraft, kind: LibraryKind): LibraryText {
  const { phone, ...words } = trimmed(draft);
  return kind === "directory" ? { kind, ...words, phone } : { kind, ...words };
}

/** What an editor holds: the version it began from, none for a new item, and the words as they are now. */
export interface Edited {
  base: LibraryItem | null;
  draft: ItemDraft;
}

export const isChanged = ({ base, draft }: Edited): boolean =>
  changedFields(draft, base === null ? BLANK_ITEM : draftOf(base)).length > 0;

/** What a version that somebody else saved makes of it. */
export type Meeting =
  | { kind: "same" }
  /** Nothing was written here, or only the order was changed there. */
  | { kind: "adopt"; edited: Edited }
  | { kind: "conflict"; theirs: LibraryItem | null };

/** `current`: as the library has it now; undefined when it is in it no longer. */
export function meet(edited: Edited, current: LibraryItem | undefined): Meeting {
  const { base, draft } = edited;
  if (base === null) return { kind: "same" };
  if (current === undefined) return { kind: "conflict", theirs: null };
  if (current.changed_at === base.changed_at && current.position === base.position) return { kind: "same" };
  if (changedFields(draftOf(current), draftOf(base)).length === 0)
    return { kind: "adopt", edited: { base: current, draft } };
  if (!isChanged(edited) || changedFields(draftOf(current), draft).length === 0)
    return { kind: "adopt", edited: { base: current, draft: draftOf(current) } };
  return { kind: "conflict", theirs: current };
}

/** The list with one of it elsewhere. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, at) => at !== from);
  const one = list[from];
  return one === undefined ? [...list] : [...rest.slice(0, to), one, ...rest.slice(to)];
}
