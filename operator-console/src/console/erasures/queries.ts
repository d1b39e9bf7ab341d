// What the pages of erasing ask the server for. A preview is looked at anew: what hinders is closed by others.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Erasure, ErasurePlan, SessionId } from "../../protocol/generated";
import { api } from "../api";
import { type Sending, useCommand } from "../forms/use-command";
import { useWindows } from "../windows";

const ERASURES = "erasures";
/** Wiping takes moments; hindrances go when somebody has closed something. */
const LOOK_AGAIN_MS = 10_000;

export function useErasures() {
  return useWindows<Erasure>(ERASURES, LOOK_AGAIN_MS);
}

export function useErasurePlan(session: SessionId) {
  return useQuery({
    queryKey: [ERASURES, "plan", session],
    queryFn: () => api.get<ErasurePlan>(`sessions/${session}/erasure`),
    refetchInterval: LOOK_AGAIN_MS,
  });
}

export function useErasing(): Sending & { changed: () => Promise<void> } {
  const queries = useQueryClient();
  const changed = () => queries.invalidateQueries({ queryKey: [ERASURES] });
  return { ...useCommand(changed), changed };
}
