// Changes of the library: what is sent, and what everybody here reads again afterwards.
import { useQueryClient } from "@tanstack/react-query";
import type { ChangeLibraryItem, Library, LibraryItem, NewLibraryItem } from "../../protocol/generated";
import { api } from "../api";
import { useCommandIds } from "../command-id";
import { draftOf, type Edited, moved, textOf } from "./edit";

/** Further than any list reaches: a new item comes last. */
const AT_THE_END = 100_000;

export interface LibraryChanges {
  /** Saves what was edited; answers the item as it is now. */
  save(edited: Edited, kind: LibraryItem["kind"]): Promise<LibraryItem>;
  remove(item: LibraryItem): Promise<void>;
  /** Puts the item into the place of another one of its kind. */
  move(items: readonly LibraryItem[], from: number, to: number): Promise<void>;
  /** Reads the library anew; answers it. */
  read(): Promise<Library>;
}

export function useLibraryChanges(): LibraryChanges {
  const queries = useQueryClient();
  const ids = useCommandIds();
  const read = async () => {
    await queries.invalidateQueries({ queryKey: ["library"] });
    return queries.fetchQuery({
      queryKey: ["library"],
      queryFn: () => api.get<Library>("library"),
      staleTime: 1_000,
    });
  };
  const change = async (item: LibraryItem, position: number, text: ChangeLibraryItem["text"]) => {
    const body = { seen: item.changed_at ?? null, position, text };
    const answer = await api.put<LibraryItem>(`library/${item.item}`, {
      id: ids.idFor(body),
      ...body,
    } satisfies ChangeLibraryItem);
    ids.settled();
    return answer;
  };
  return {
    save: async ({ base, draft }, kind) => {
      const text = textOf(draft, kind);
      if (base !== null) return change(base, base.position ?? AT_THE_END, text);
      const body = { position: AT_THE_END, text };
      const answer = await api.post<LibraryItem>("library", {
        id: ids.idFor(body),
        ...body,
      } satisfies NewLibraryItem);
      ids.settled();
      return answer;
    },
    remove: async (item) => {
      const seen = item.changed_at === undefined ? "" : `&seen=${item.changed_at}`;
      await api.delete(`library/${item.item}?id=${ids.idFor({ remove: item.item })}${seen}`);
      ids.settled();
    },
    move: async (items, from, to) => {
      const [item, place] = [items[from], items[to]?.position];
      if (item === undefined || place === undefined) return;
      queries.setQueryData<Library>(
        ["library"],
        (known) => known && withOrder(known, moved(items, from, to)),
      );
      try {
        await change(item, place, textOf(draftOf(item), item.kind));
      } finally {
        await queries.invalidateQueries({ queryKey: ["library"] });
      }
    },
    read,
  };
}

/** The same library with these of its items in this order; shown until the server has said so. */
function withOrder({ items }: Library, ordered: readonly LibraryItem[]): Library {
  const queue = [...ordered];
  const isOrdered = new Set(ordered.map(({ item }) => item));
  return { items: items.map((item) => (isOrdered.has(item.item) ? (queue.shift() ?? item) : item)) };
}
