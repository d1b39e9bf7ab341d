// The library: canned replies, articles, places to turn to, and the warning phrases in words.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Language, LexiconView, Library, LibraryItem, LibraryKind, Shared } from "../protocol/generated";
import { api } from "./api";
import { useDesk } from "./desk/desk";
import { useRight } from "./sign-in";

export function useLibrary(): readonly LibraryItem[] {
  const allowed = useRight("read_library");
  const { data } = useQuery({
    queryKey: ["library"],
    queryFn: () => api.get<Library>("library"),
    enabled: allowed,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.items ?? [];
}

/** Reads the library again when a supervisor has changed it, and when the link that would have told so was away. */
export function useFreshLibrary(): void {
  const queries = useQueryClient();
  const changes = useDesk((desk) => desk.libraryChanges);
  const online = useDesk((desk) => desk.link.kind === "online");
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change is a reason to read again
  useEffect(() => {
    if (online) void queries.invalidateQueries({ queryKey: ["library"] });
  }, [queries, changes, online]);
}

/** The words of a warning phrase by the name that a reason carries; the name itself while the words are not here. */
export function usePhrase(): (entry: string) => string {
  const allowed = useRight("read_library");
  const { data } = useQuery({
    queryKey: ["lexicon"],
    queryFn: () => api.get<LexiconView>("lexicon"),
    select: ({ entries }) => new Map(entries.map(({ entry, phrase }) => [entry, phrase])),
    enabled: allowed,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (entry) => data?.get(entry) ?? entry;
}

/** An item in the caller's language. */
export function inLanguage(item: LibraryItem, language: Language): Shared {
  const english = language === "en";
  const words = {
    item: item.item,
    title: english ? item.title_en : item.title_zh,
    body: english ? item.body_en : item.body_zh,
  };
  return item.phone === undefined ? words : { ...words, phone: item.phone };
}

/** Items of these kinds whose words contain what is looked for, in either language. */
export function findItems(
  items: readonly LibraryItem[],
  kinds: readonly LibraryKind[],
  lookedFor: string,
): LibraryItem[] {
  const needle = lookedFor.trim().toLowerCase();
  return items.filter(
    (item) =>
      kinds.includes(item.kind) &&
      [item.title_zh, item.title_en, item.body_zh, item.body_en].some((words) =>
        words.toLowerCase().includes(needle),
      ),
  );
}
