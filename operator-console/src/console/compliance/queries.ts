// What the compliance board asks the server for. Ledger entries move it: it is asked again with them.
import { useQuery } from "@tanstack/react-query";
import type { Compliance, ComplianceEntries, StaffId } from "../../protocol/generated";
import { api } from "../api";
import type { Period } from "../ledgers/calendar";

export function useCompliance(year: string) {
  return useQuery({
    queryKey: ["ledgers", "compliance", year],
    queryFn: () => api.get<Compliance>(`compliance?year=${year}`),
  });
}

export function useEntries(staff: StaffId, period: Period) {
  return useQuery({
    queryKey: ["ledgers", "compliance", "entries", staff, period],
    queryFn: () => api.get<ComplianceEntries>(`compliance/entries?staff=${staff}&period=${period}`),
  });
}
