// What the pages of disclosures ask the server for: the register of all, a department's own view, lists laid side by side.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  DisclosedDetail,
  DisclosedRow,
  DisclosureId,
  DisclosureRow,
  ListExchange,
  ListExchangeId,
  ListExchangeRow,
} from "../../protocol/generated";
import { api } from "../api";
import { type Sending, useCommand } from "../forms/use-command";
import { useRight } from "../sign-in";
import { useWindows } from "../windows";

const REGISTER = "disclosures";
const OWN = "disclosed";
const EXCHANGES = "list-exchanges";
/** The same for the county's office. */
const COUNTY_EXCHANGES = "registry/list-exchanges";
const LOOK_AGAIN_MS = 60_000;

export function useDisclosures() {
  return useWindows<DisclosureRow>(REGISTER, LOOK_AGAIN_MS);
}

export function useDisclosed() {
  return useWindows<DisclosedRow>(OWN, LOOK_AGAIN_MS);
}

/** Opening one is written down: read once, and again when something was done with it here. */
export function useDisclosedOne(disclosure: DisclosureId) {
  return useQuery({
    queryKey: ["disclosed-one", disclosure],
    queryFn: () => api.get<DisclosedDetail>(`${OWN}/${disclosure}`),
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** The answer is what was read, as it is now. */
export function useReceipt(disclosure: DisclosureId): { busy: boolean; confirm: (failed: Failed) => void } {
  const queries = useQueryClient();
  const sending = useCommand(() => queries.invalidateQueries({ queryKey: [OWN] }));
  return {
    busy: sending.busy,
    confirm: (failed) =>
      void sending.send<DisclosedDetail>(
        `${OWN}/${disclosure}/receipt`,
        {},
        { done: (detail) => queries.setQueryData(["disclosed-one", disclosure], detail), failed },
      ),
  };
}
type Failed = (error: unknown) => void;

/** A department has its own exchanges, the county's office those of its county. */
export function useExchangesPath(): string {
  return useRight("see_disclosures") ? EXCHANGES : COUNTY_EXCHANGES;
}

export function useExchanges() {
  return useWindows<ListExchangeRow>(useExchangesPath(), LOOK_AGAIN_MS);
}

/** Opening one is written down. */
export function useExchange(exchange: ListExchangeId) {
  const path = useExchangesPath();
  return useQuery({
    queryKey: ["list-exchange", path, exchange],
    queryFn: () => api.get<ListExchange>(`${path}/${exchange}`),
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

export function useExchangeCommand(): Sending {
  const queries = useQueryClient();
  return useCommand(() => queries.invalidateQueries({ queryKey: [EXCHANGES] }));
}
