// What every question of the follow-up form stands in: the answers so far, what is wrong with them, and how it was last time.
import { createContext, useContext } from "react";
import type { PatientClass, VisitDesk } from "../../protocol/generated";
import type { Field, FilledVisit } from "./visit-form";

export interface VisitFormState {
  desk: VisitDesk;
  filled: FilledVisit;
  change: (part: Partial<FilledVisit>) => void;
  /** In words, what keeps a question from being answered; empty until somebody tried to hand in. */
  faults: ReadonlyMap<Field, string>;
  /** What the rules say of it, once it is whole. */
  proposed: PatientClass | undefined;
}

export const VisitFormContext = createContext<VisitFormState | null>(null);

export function useVisitForm(): VisitFormState {
  const state = useContext(VisitFormContext);
  if (state === null) throw new Error("a question stands in a form");
  return state;
}
