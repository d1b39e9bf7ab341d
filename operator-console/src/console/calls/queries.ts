// What the page of calls asks the server for.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Call, CallAbout, CallDetail, Window, WorkId } from "../../protocol/generated";
import { api } from "../api";
import { type Sending, useCommand } from "../forms/use-command";
import { useWindows } from "../windows";

/** How often the list is looked at again: others take calls too. */
const LOOK_AGAIN_MS = 15_000;
const COUNT_AGAIN_MS = 60_000;

export interface CallFilter {
  state?: "settled";
  whose?: "mine" | "nobody";
  source?: CallAbout["kind"];
}

export function useCalls({ state, whose, source }: CallFilter) {
  const asked = new URLSearchParams({
    state: state ?? "open",
    ...(whose === undefined ? {} : { whose }),
    ...(source === undefined ? {} : { source }),
  });
  return useWindows<Call>(`calls?${asked}`, LOOK_AGAIN_MS);
}

/** One call. Whoever has it is shown the number, and each time is written down: it is not asked for again by itself. */
export function useCall(call: WorkId) {
  return useQuery({
    queryKey: ["call", call],
    queryFn: () => api.get<CallDetail>(`calls/${call}`),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

export function useCallCommand(): Sending {
  const queries = useQueryClient();
  return useCommand(async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ["calls"] }),
      queries.invalidateQueries({ queryKey: ["call"] }),
    ]);
  });
}

/** How many of the most urgent calls are overdue and in nobody's talk. A full window counts as what it holds. */
export function useOverdueCalls(enabled: boolean): number {
  const { data } = useQuery({
    queryKey: ["calls", "overdue"],
    queryFn: () => api.get<Window<Call>>("calls?state=open"),
    select: ({ rows }) =>
      rows.filter(({ timing, state }) => timing === "overdue" && state.kind !== "in_talk").length,
    refetchInterval: COUNT_AGAIN_MS,
    enabled,
  });
  return data ?? 0;
}
