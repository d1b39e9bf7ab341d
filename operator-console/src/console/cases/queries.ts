// What the pages of suspected cases ask the server for.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  AreaId,
  CaseDraft,
  CaseProgress,
  CaseRow,
  CaseTimeline,
  CaseView,
  DispatchId,
  Receivers,
  SessionId,
  SuspectedCaseId,
} from "../../protocol/generated";
import { api } from "../api";
import { type Sending, useCommand } from "../forms/use-command";
import { useReferralsChanged } from "../referrals/queries";
import { useWindows } from "../windows";

const CASES = "cases";
const LOOK_AGAIN_MS = 30_000;

export type CaseStateWord = CaseProgress["kind"];

export function useCases(state: CaseStateWord | undefined) {
  return useWindows<CaseRow>(state === undefined ? CASES : `${CASES}?state=${state}`, LOOK_AGAIN_MS);
}

/** Opening one is written down: read once, and again when something was done with it here. */
export function useCase(one: SuspectedCaseId) {
  return useQuery({
    queryKey: [CASES, "one", one],
    queryFn: () => api.get<CaseView>(`cases/${one}`),
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useCaseTimeline(one: SuspectedCaseId) {
  return useQuery({
    queryKey: [CASES, "timeline", one],
    queryFn: () => api.get<CaseTimeline>(`cases/${one}/timeline`),
    refetchInterval: LOOK_AGAIN_MS,
  });
}

/** To whom somebody who lives there may be referred; nothing while nobody has said where. */
export function useReceivers(area: AreaId | undefined) {
  return useQuery({
    queryKey: ["receivers", area],
    queryFn: () => api.get<Receivers>(`receivers?area=${area}`),
    enabled: area !== undefined,
  });
}

/** Where a case comes from, when it is from somewhere that knows the person already. */
export type CaseOrigin = { kind: "session"; session: SessionId } | { kind: "dispatch"; dispatch: DispatchId };

export const pathOf = (origin: CaseOrigin): string =>
  origin.kind === "session" ? `sessions/${origin.session}` : `dispatches/${origin.dispatch}`;

/** What is known already, as it is known now: asked anew each time that somebody refers. */
export function useCaseDraft(origin: CaseOrigin) {
  return useQuery({
    queryKey: ["case-draft", pathOf(origin)],
    queryFn: () => api.get<CaseDraft>(`${pathOf(origin)}/case-draft`),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}

export function useCaseCommand(): Sending {
  const queries = useQueryClient();
  const referralsChanged = useReferralsChanged();
  return useCommand(async () => {
    await referralsChanged();
    await queries.invalidateQueries({ queryKey: ["case-draft"] });
  });
}
