// Lists that come window by window.
import { useInfiniteQuery } from "@tanstack/react-query";
import type { Window } from "../protocol/generated";
import { api } from "./api";

const after = (path: string, place: string) =>
  `${path}${path.includes("?") ? "&" : "?"}after=${encodeURIComponent(place)}`;

/** All windows of a list that were asked for so far, as one. */
export function useWindows<Row>(path: string, refreshMs?: number) {
  return useInfiniteQuery({
    // What is asked of the list stands apart: a change makes every window of it old.
    queryKey: path.split("?"),
    queryFn: ({ pageParam }) => api.get<Window<Row>>(pageParam === "" ? path : after(path, pageParam)),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    select: ({ pages }) => pages.flatMap(({ rows }) => rows),
    ...(refreshMs === undefined ? {} : { refetchInterval: refreshMs }),
  });
}
