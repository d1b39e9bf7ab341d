// What the pages of follow-up visits ask the server for.
import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type {
  AreaId,
  DueAmong,
  DueVisits,
  Examination,
  PatientId,
  VisitDesk,
  VisitFindings,
  VisitHandedIn,
  VisitId,
  VisitProposal,
  VisitRow,
  VisitView,
} from "../../protocol/generated";
import { api } from "../api";
import { type Sending, useCommand } from "../forms/use-command";
import { usePatientChanged } from "../patients/queries";
import { useWindows } from "../windows";
import { restoreVisitDraft, type VisitDraftHandle } from "./drafts";
import type { WholeVisit } from "./whole-visit";

const DUE = "due-visits";
const DESK = "visit-desk";
const VISITS = "visits";
const EXAMINATIONS = "examinations";
const LOOK_AGAIN_MS = 60_000;

export interface DueQuestion {
  of: DueAmong;
  township?: AreaId;
}

/** Who is to be visited, window by window; the counts are those of the first. */
export function useDueVisits(question: DueQuestion) {
  return useInfiniteQuery({
    queryKey: [DUE, question],
    queryFn: ({ pageParam }) => {
      const asked = new URLSearchParams({ ...question, ...(pageParam === "" ? {} : { after: pageParam }) });
      return api.get<DueVisits>(`due-visits?${asked}`);
    },
    initialPageParam: "",
    getNextPageParam: ({ window }) => window.next,
    refetchInterval: LOOK_AGAIN_MS,
  });
}

/** Opening is written down: read once, and again when something was done here. A draft that was kept comes with it. */
const ONCE = { refetchOnWindowFocus: false, staleTime: Number.POSITIVE_INFINITY, gcTime: 0 } as const;

export function useVisitDesk(patient: PatientId) {
  return useQuery({
    queryKey: [DESK, patient],
    queryFn: async () => {
      const desk = await api.get<VisitDesk>(`patients/${patient}/visit-desk`);
      restoreVisitDraft(desk);
      return desk;
    },
    ...ONCE,
  });
}

export function useVisits(patient: PatientId) {
  return useWindows<VisitRow>(`patients/${patient}/${VISITS}`);
}

export function useVisit(visit: VisitId) {
  return useQuery({
    queryKey: [VISITS, "one", visit],
    queryFn: () => api.get<VisitView>(`visits/${visit}`),
    ...ONCE,
  });
}

export function useExaminations(patient: PatientId) {
  return useQuery({
    queryKey: [EXAMINATIONS, patient],
    queryFn: () => api.get<Examination[]>(`patients/${patient}/${EXAMINATIONS}`),
    ...ONCE,
  });
}

/** Pause after the last answer before the rules are asked. */
const PROPOSE_AFTER_MS = 400;

/** What the rules say of these findings; nothing while they are not whole. */
export function useProposal(patient: PatientId, on: string, findings: VisitFindings | null) {
  const wanted = findings === null ? null : JSON.stringify({ on, findings });
  const [settled, setSettled] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(wanted), PROPOSE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const query = useQuery({
    queryKey: ["visit-proposal", patient, settled],
    queryFn: () =>
      api.post<VisitProposal>(`patients/${patient}/visit-proposal`, JSON.parse(settled ?? "{}") as object),
    enabled: settled !== null,
    placeholderData: (before) => before,
    gcTime: 0,
  });
  return { ...query, data: wanted === null ? undefined : query.data };
}

/** What is done here moves who is due, the desk, the history, and the patient's file. */
export function useVisitCommand(patient: PatientId): Sending {
  const queries = useQueryClient();
  const fileChanged = usePatientChanged(patient);
  return useCommand(async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: [DUE] }),
      queries.invalidateQueries({ queryKey: [DESK, patient] }),
      queries.invalidateQueries({ queryKey: [`patients/${patient}/${VISITS}`] }),
      queries.invalidateQueries({ queryKey: [EXAMINATIONS, patient] }),
      fileChanged(),
    ]);
  });
}

interface HandingIn {
  busy: boolean;
  failure: unknown;
  handIn(
    whole: WholeVisit,
    draft: VisitDraftHandle,
    done: (result: VisitHandedIn) => void,
    failed: (error: unknown) => void,
  ): Promise<void>;
}

/** Hands a visit in, once and for good. Its draft goes with it: nothing of it is saved afterwards. */
export function useHandIn(patient: PatientId): HandingIn {
  const queries = useQueryClient();
  const fileChanged = usePatientChanged(patient);
  const { busy, failure, send } = useCommand(async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: [DUE] }),
      queries.invalidateQueries({ queryKey: [DESK, patient], refetchType: "none" }),
      queries.invalidateQueries({ queryKey: [`patients/${patient}/${VISITS}`] }),
      fileChanged(),
    ]);
  });
  return {
    busy,
    failure,
    handIn: async (whole, draft, done, failed) => {
      await draft.settle();
      await send<VisitHandedIn>(`patients/${patient}/${VISITS}`, whole, {
        done: (result) => {
          done(result);
          draft.clear();
        },
        failed,
      });
    },
  };
}
