// What the ledgers' pages ask the server for. One change may move every number: all are asked again after each.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Courses, MyStanding, Standings, Supervisions, Trainings } from "../../protocol/generated";
import { api } from "../api";
import { type CommandIds, useCommandIds } from "../command-id";
import { type Attempt, useAttempt } from "../forms/use-attempt";
import { useRight } from "../sign-in";
import type { Month } from "./calendar";

const LEDGERS = "ledgers";
/** How often one's own standing is looked at again: others write the entries. */
const LOOK_AGAIN_MS = 60_000;

export function useStandings() {
  return useQuery({ queryKey: [LEDGERS, "standings"], queryFn: () => api.get<Standings>("standings") });
}

export function useCourses() {
  return useQuery({ queryKey: [LEDGERS, "courses"], queryFn: () => api.get<Courses>("courses") });
}

/** Undefined while the year is not known yet. */
export function useTrainings(year: string | undefined) {
  return useQuery({
    queryKey: [LEDGERS, "trainings", year],
    queryFn: () => api.get<Trainings>(`trainings?year=${year}`),
    enabled: year !== undefined,
  });
}

/** Undefined while the month is not known yet. */
export function useSupervisions(month: Month | undefined) {
  return useQuery({
    queryKey: [LEDGERS, "supervisions", month],
    queryFn: () => api.get<Supervisions>(`supervisions?month=${month}`),
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

export interface Sending {
  busy: boolean;
  failure: unknown;
  /** Sends a command; the same words keep their id until they have worked. */
  send(path: string, body: object, after: Afterwards): Promise<void>;
}

interface Afterwards {
  done: () => void;
  failed?: (error: unknown) => void;
}

export function useSending(): Sending {
  const attempt: Attempt = useAttempt();
  const ids: CommandIds = useCommandIds();
  const changed = useLedgersChanged();
  return {
    busy: attempt.busy,
    failure: attempt.failure,
    send: (path, body, { done, failed }) =>
      attempt.run(async () => {
        await api.post(path, { id: ids.idFor({ path, body }), ...body });
        ids.settled();
        await changed();
        done();
      }, failed),
  };
}
