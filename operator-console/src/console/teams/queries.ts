// What the pages of teams ask the server for. One change may move the proof of every area: all are asked again after each.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  Area,
  Areas,
  CrisisYear,
  Device,
  Devices,
  DryRun,
  EscalationPolicy,
  OnCallList,
  OnCallProof,
  PolicyPreview,
  StaffId,
  Team,
  TeamId,
  TeamPeople,
  Teams,
  Timestamp,
} from "../../protocol/generated";
import { api } from "../api";
import { type Sending, useCommand } from "../forms/use-command";

const TEAMS = "teams";
/** How often a list is looked at again: others keep teams too, and phones prove themselves. */
const LOOK_AGAIN_MS = 60_000;

export function useAreas() {
  return useQuery({ queryKey: [TEAMS, "areas"], queryFn: () => api.get<Areas>("areas") });
}

/** Those in use, townships behind their county. */
export function useAreaChoices(): { value: string; label: string }[] {
  const areas = useAreas().data?.areas ?? [];
  return areas
    .filter(({ closed_at }) => closed_at === null)
    .map((area) => ({ value: area.area, label: areaName(area, areas) }));
}

/** A township with its county. */
export function areaName(area: Area, areas: readonly Area[]): string {
  const county = areas.find((one) => one.area === area.county);
  return county === undefined ? area.name : `${county.name} ${area.name}`;
}

export function useTeams() {
  return useQuery({
    queryKey: [TEAMS, "list"],
    queryFn: () => api.get<Teams>("teams"),
    refetchInterval: LOOK_AGAIN_MS,
  });
}

export function useTeam(team: TeamId) {
  return useQuery({
    queryKey: [TEAMS, "one", team],
    queryFn: () => api.get<Team>(`teams/${team}`),
    refetchInterval: LOOK_AGAIN_MS,
  });
}

/** Who can be put into a team. */
export function useTeamPeople() {
  return useQuery({ queryKey: [TEAMS, "people"], queryFn: () => api.get<TeamPeople>("team-people") });
}

export function useOnCall(team: TeamId, from: Timestamp, until: Timestamp) {
  return useQuery({
    queryKey: [TEAMS, "on-call", team, from, until],
    queryFn: () => api.get<OnCallList>(`teams/${team}/on-call?from=${from}&until=${until}`),
  });
}

export function useProof() {
  return useQuery({
    queryKey: [TEAMS, "proof"],
    queryFn: () => api.get<OnCallProof>("on-call-proof"),
    refetchInterval: LOOK_AGAIN_MS,
  });
}

export function useCrisisYear(year: string) {
  return useQuery({
    queryKey: [TEAMS, "year", year],
    queryFn: () => api.get<CrisisYear>(`crisis-year?year=${year}`),
  });
}

/** Phones of these people that stay signed in, the last used first. */
export function usePhones(people: readonly StaffId[]) {
  return useQuery({
    queryKey: [TEAMS, "phones", people],
    queryFn: async (): Promise<Device[]> => {
      const all = await Promise.all(people.map((staff) => api.get<Devices>(`staff/${staff}/devices`)));
      return all.flatMap(({ devices }) => devices).sort((one, other) => other.seen_at - one.seen_at);
    },
  });
}

/** What a policy would do, kept or not. */
export function usePreview(team: TeamId, policy: EscalationPolicy) {
  return useQuery({
    queryKey: [TEAMS, "preview", team, policy],
    queryFn: () => api.post<PolicyPreview>(`teams/${team}/policy-preview`, { policy }),
    placeholderData: (before) => before,
    retry: false,
  });
}

/** Null: not asked for yet. */
export function useDryRun(team: TeamId, at: Timestamp | null) {
  return useQuery({
    queryKey: [TEAMS, "dry-run", team, at],
    queryFn: () => api.get<DryRun>(`teams/${team}/dry-run?at=${at}`),
    enabled: at !== null,
  });
}

export function useTeamCommand(): Sending {
  const queries = useQueryClient();
  return useCommand(() => queries.invalidateQueries({ queryKey: [TEAMS] }));
}
