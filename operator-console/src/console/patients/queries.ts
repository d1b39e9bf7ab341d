// What the pages of patients ask the server for.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type {
  CallerInRegistry,
  DuplicateCheck,
  DuplicatesFound,
  OwedDisclosure,
  PatientDetail,
  PatientId,
  PatientRow,
  SessionId,
} from "../../protocol/generated";
import { api } from "../api";
import { type Sending, useCommand } from "../forms/use-command";
import { useRight } from "../sign-in";
import { useWindows } from "../windows";

const PATIENTS = "patients";
const OWED = "disclosures/owed";
const ONE = "patient";
const LOOK_AGAIN_MS = 60_000;

export function usePatients() {
  return useWindows<PatientRow>(PATIENTS, LOOK_AGAIN_MS);
}

export function useOwedDisclosures() {
  return useWindows<OwedDisclosure>(OWED, LOOK_AGAIN_MS);
}

/** Opening one is written down: read once, and again when something was done with it here. */
export function usePatient(patient: PatientId) {
  return useQuery({
    queryKey: [ONE, patient],
    queryFn: () => api.get<PatientDetail>(`patients/${patient}`),
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** Who may be the same person; nothing is asked while it is not known of whom. */
export function useDuplicates(check: DuplicateCheck | null) {
  return useQuery({
    queryKey: ["duplicates", check],
    queryFn: () => api.post<DuplicatesFound>("patients/duplicates", check ?? {}),
    enabled: check !== null,
    gcTime: 0,
  });
}

/** Whom an operator may hand a caller on to: only the number to speak of somebody by, and who follows up. */
export function useCallerInRegistry(session: SessionId) {
  const answers = useRight("answer_sessions");
  return useQuery({
    enabled: answers,
    queryKey: ["caller-in-registry", session],
    queryFn: () => api.get<CallerInRegistry>(`sessions/${session}/registry`),
    refetchInterval: LOOK_AGAIN_MS,
    retry: false,
  });
}

/** What was done with a patient moves these lists, and what else was read of them. */
export function usePatientsChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all([PATIENTS, OWED, "cases"].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  };
}

export interface PatientSending extends Omit<Sending, "put" | "remove" | "send"> {
  /** Done with the patient of this page; the answer is the file as it is now. */
  send(step: string, body: object, after: { done: () => void; failed?: (error: unknown) => void }): void;
}

/** A step on a patient's file. The answer is kept as what was read: reading it again would be written down once more. */
export function usePatientCommand(patient: PatientId): PatientSending {
  const queries = useQueryClient();
  const { busy, failure, send } = useCommand(usePatientsChanged());
  return {
    busy,
    failure,
    send: (step, body, { done, ...after }) =>
      void send<PatientDetail>(`patients/${patient}/${step}`, body, {
        done: (detail) => {
          queries.setQueryData([ONE, patient], detail);
          done();
        },
        ...after,
      }),
  };
}

/** Reads the file again, where something else than its own steps has changed it. */
export function usePatientChanged(patient: PatientId): () => Promise<void> {
  const queries = useQueryClient();
  const listsChanged = usePatientsChanged();
  return async () => {
    await Promise.all([queries.invalidateQueries({ queryKey: [ONE, patient] }), listsChanged()]);
  };
}
