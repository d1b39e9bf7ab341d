// What the ledgers' pages ask the server for. One change may move every number: all are asked again after each.
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Courses, MyStanding, Standings, Supervisions, Trainings } from "../../protocol/generated";
import { api } from "../api";
import { type Sending, useCommand } from "../forms/use-command";
import { useRight } from "../sign-in";
import type { Month } from "./calendar";

export const LEDGERS = "ledgers";
/** How often one's own standing is looked at again: others write the entries. */
const LOOK_AGAIN_MS = 60_000;

export function useStandings() {
  return useQuery({ queryKey: [LEDGERS, "standings"], queryFn: () => api.get<Standings>("standings") });
}

export function useCourses() {
  return useQuery({ queryKey: [LEDGERS, "courses"], queryFn: () => api.get<Courses>("courses") });
}

const going = (path: string, after: string) =>
  after === "" ? path : `${path}&after=${encodeURIComponent(after)}`;

/** Undefined while the year is not known yet. As far as asked for: a year may be longer than a window. */
export function useTrainings(year: string | undefined) {
  return useInfiniteQuery({
    queryKey: [LEDGERS, "trainings", year],
    queryFn: ({ pageParam }) => api.get<Trainings>(going(`trainings?year=${year}`, pageParam)),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    select: ({ pages }) => ({ trainings: pages.flatMap(({ trainings }) => trainings) }),
    enabled: year !== undefined,
  });
}

/** Undefined while the month is not known yet. As far as asked for: a month may be longer than a window. */
export function useSupervisions(month: Month | undefined) {
  return useInfiniteQuery({
    queryKey: [LEDGERS, "supervisions", month],
    queryFn: ({ pageParam }) => api.get<Supervisions>(going(`supervisions?month=${month}`, pageParam)),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    select: ({ pages }) => ({ supervisions: pages.flatMap(({ supervisions }) => supervisions) }),
    enabled: month !== undefined,
  });
}

export function useMyStanding() {
  const mine = useRight("see_own_standing");
  return useQuery({
    queryKey: [LEDGERS, "mine"],
    queryFn: () => api.get<MyStanding>("me/standing"),
    enabled: mine,
    refetchInterval: LOOK_AGAIN_MS,
  });
}

/** For changes that move a standing and are sent by other pages. */
export function useLedgersChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [LEDGERS] });
}

export function useSending(): Sending {
  return useCommand(useLedgersChanged());
}
