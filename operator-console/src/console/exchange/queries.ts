// What the pages of the exchange ask the server for. Systems are asked all the time: what is open is looked at again.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  ExchangeTroubles,
  InstitutionId,
  InstitutionSystem,
  InstitutionSystems,
} from "../../protocol/generated";
import { api } from "../api";
import { type Sending, useCommand } from "../forms/use-command";

const EXCHANGE = "exchange";
const LOOK_AGAIN_MS = 10_000;

const ofSystems = {
  queryKey: [EXCHANGE, "systems"],
  queryFn: () => api.get<InstitutionSystems>("exchange/systems"),
  refetchInterval: LOOK_AGAIN_MS,
};

export function useSystems() {
  return useQuery(ofSystems);
}

/** The one of an institution; null where none is entered. */
export function useSystemOf(institution: InstitutionId) {
  return useQuery({
    ...ofSystems,
    select: ({ rows }): InstitutionSystem | null =>
      rows.find((one) => one.institution === institution) ?? null,
  });
}

export function useTroubles() {
  return useQuery({
    queryKey: [EXCHANGE, "troubles"],
    queryFn: () => api.get<ExchangeTroubles>("exchange/troubles"),
    refetchInterval: LOOK_AGAIN_MS,
  });
}

export function useExchangeCommand(): Sending {
  const queries = useQueryClient();
  return useCommand(() => queries.invalidateQueries({ queryKey: [EXCHANGE] }));
}
