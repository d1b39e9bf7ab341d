// Lists that come window by window.
import { useInfiniteQuery } from "@tanstack/react-query";
import type { Window } from "../protocol/generated";
import { api } from "./api";

/** All windows of a list that were asked for so far, as one. */
export function useWindows<Row>(path: string, refreshMs?: number) {
  return useInfiniteQuery({
    queryKey: [path],
    queryFn: ({ pageParam }) =>
      api.get<Window<Row>>(pageParam === "" ? path : `${path}?after=${encodeURIComponent(pageParam)}`),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    select: ({ pages }) => pages.flatMap(({ rows }) => rows),
    ...(refreshMs === undefined ? {} : { refetchInterval: refreshMs }),
  });
}
