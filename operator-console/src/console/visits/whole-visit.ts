// What is handed in of a follow-up form that is filled in. Pure.
import type {
  AdverseReaction,
  ClassDecision,
  Companion,
  DangerousActs,
  HospitalStay,
  PatientClass,
  ReferralAdvice,
  Symptoms,
  VisitFindings,
  VisitForm,
} from "../../protocol/generated";
import { medicationOf } from "../patients/file-form";
import { differs, type Field, type FilledVisit, faultsOf, SECTIONS, type VisitContext } from "./visit-form";

/** All that was found; null while anything but the decision is missing, or where nobody was reached. */
export function findingsOf(filled: FilledVisit, context: VisitContext): VisitFindings | null {
  if (filled.outcome !== "reached") return null;
  const found = faultsOf(filled, context).filter(({ field }) => !DECISION.includes(field));
  return found.length > 0 ? null : wholeFindings(filled);
}

const DECISION: readonly Field[] = SECTIONS.decision;

function wholeFindings(filled: FilledVisit): VisitFindings | null {
  const { dangerousness, insight, sleep, diet, restraint, physical, adherence, effect } = filled;
  const { self_care, housework, work, learning, social } = filled;
  const symptoms = symptomsOf(filled);
  const reaction = reactionOf(filled);
  if (dangerousness === undefined || insight === undefined || sleep === undefined) return null;
  if (diet === undefined || restraint === undefined || physical === undefined) return null;
  if (adherence === undefined || effect === undefined || symptoms === null || reaction === null) return null;
  if (self_care === undefined || housework === undefined || work === undefined) return null;
  if (learning === undefined || social === undefined) return null;
  return {
    interviewed: filled.interviewed,
    dangerousness,
    symptoms,
    insight,
    sleep,
    diet,
    functions: { self_care, housework, work: work === "not_applicable" ? null : work, learning, social },
    acts: actsOf(filled.acts),
    restraint,
    hospital: hospitalOf(filled),
    laboratory:
      filled.laboratory === "yes"
        ? { kind: "yes", findings: filled.laboratoryFindings.trim() }
        : { kind: "no" },
    physical,
    adherence,
    reaction,
    effect,
    referral: adviceOf(filled),
    medication: filled.medication.map(medicationOf),
    rehabilitation: filled.rehabilitation,
    companions: filled.mode === "home" ? filled.companions.map(trimmed) : [],
    remarks: filled.remarks.trim(),
  };
}

const trimmed = ({ role, name }: Companion): Companion => ({ role, name: name.trim() });

const actsOf = (acts: Partial<DangerousActs>): DangerousActs => ({
  minor: acts.minor ?? 0,
  incident: acts.incident ?? 0,
  serious: acts.serious ?? 0,
  other: acts.other ?? 0,
  self_harm: acts.self_harm ?? 0,
  attempted_suicide: acts.attempted_suicide ?? 0,
});

function symptomsOf({ symptoms, degree, which, otherSymptom }: FilledVisit): Symptoms | null {
  if (symptoms === "gone") return { kind: "gone" };
  if (symptoms === undefined || degree === undefined) return null;
  return { kind: "present", degree, which, other: which.includes("other") ? otherSymptom.trim() : "" };
}

function hospitalOf({ hospital, dischargedOn }: FilledVisit): HospitalStay {
  return hospital === "before"
    ? { kind: "before", discharged_on: dischargedOn }
    : { kind: hospital ?? "never" };
}

function reactionOf({ reaction, reactionDegree, reactionWords }: FilledVisit): AdverseReaction | null {
  if (reaction === undefined) return null;
  if (reaction !== "yes") return { kind: reaction };
  return reactionDegree === undefined
    ? null
    : { kind: "yes", degree: reactionDegree, words: reactionWords.trim() };
}

function adviceOf({ referral, referralReason, referralTo, referralDepartment }: FilledVisit): ReferralAdvice {
  const reason = referralReason.trim();
  if (referral === "advised") return { kind: "advised", reason };
  if (referral !== "done") return { kind: "not_needed" };
  return { kind: "done", reason, institution: referralTo.trim(), department: referralDepartment.trim() };
}

export interface WholeVisit {
  form: VisitForm;
  decision: ClassDecision | null;
}

/** What is handed in; null while anything is missing. */
export function visitOf(
  filled: FilledVisit,
  context: VisitContext,
  proposed?: PatientClass,
): WholeVisit | null {
  const { on, mode, outcome } = filled;
  if (faultsOf(filled, context, proposed).length > 0 || mode === undefined || outcome === undefined)
    return null;
  const form = { on, mode };
  const words = filled.words.trim();
  switch (outcome) {
    case "not_reached": {
      const lost = filled.lost === undefined || filled.lost === "not_lost" ? null : filled.lost;
      return { form: { ...form, outcome: { kind: "not_reached", lost, words } }, decision: null };
    }
    case "died":
      return filled.cause === undefined
        ? null
        : {
            form: { ...form, outcome: { kind: "died", on: filled.died_on, cause: filled.cause, words } },
            decision: null,
          };
    case "reached": {
      const findings = findingsOf(filled, context);
      if (findings === null || filled.decided === undefined) return null;
      const because = differs(filled, proposed) ? filled.because.trim() : "";
      return {
        form: { ...form, outcome: { kind: "reached", findings } },
        decision: { class: filled.decided, because },
      };
    }
  }
}
