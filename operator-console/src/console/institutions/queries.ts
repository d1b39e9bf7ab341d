// What the pages of institutions ask the server for.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  InstitutionId,
  InstitutionPeople,
  InstitutionRow,
  Institutions,
  InstitutionView,
} from "../../protocol/generated";
import { api } from "../api";
import { type Sending, useCommand } from "../forms/use-command";

const INSTITUTIONS = "institutions";

export function useInstitutions() {
  return useQuery({
    queryKey: [INSTITUTIONS, "list"],
    queryFn: () => api.get<Institutions>("institutions"),
  });
}

/** Where the reader belongs: null for nowhere, nothing while it is not known. */
export function useOwnInstitution(): InstitutionRow | null | undefined {
  const { data } = useInstitutions();
  if (data === undefined) return undefined;
  return data.institutions.find(({ institution }) => institution === data.own) ?? null;
}

export function useInstitution(institution: InstitutionId) {
  return useQuery({
    queryKey: [INSTITUTIONS, "one", institution],
    queryFn: () => api.get<InstitutionView>(`institutions/${institution}`),
  });
}

/** Who can be entered. */
export function useInstitutionPeople() {
  return useQuery({
    queryKey: [INSTITUTIONS, "people"],
    queryFn: () => api.get<InstitutionPeople>("institution-people"),
  });
}

export function useInstitutionCommand(): Sending {
  const queries = useQueryClient();
  return useCommand(async () => {
    await Promise.all(
      [INSTITUTIONS, "receivers"].map((key) => queries.invalidateQueries({ queryKey: [key] })),
    );
  });
}
