// The follow-up form while it is being filled in: which questions apply, what is still missing in the order of the paper, and
// what is handed in. An open question is not the same as "no". Pure.
import type {
  Adherence,
  AdverseReaction,
  Companion,
  DangerousActs,
  DeathCause,
  DispatchReason,
  DispatchRequested,
  Functioning,
  HospitalStay,
  Insight,
  Interviewed,
  Laboratory,
  LostReason,
  PatientClass,
  PhysicalState,
  ReactionDegree,
  ReferralAdvice,
  Rehabilitation,
  Restraint,
  Symptom,
  SymptomDegree,
  Symptoms,
  TreatmentEffect,
  VisitDesk,
  VisitMode,
  VisitOutcomeWord,
} from "../../protocol/generated";
import { type FilledDrug, filledDrug } from "../patients/file-form";

/** Questions in the order of the paper. */
export const SECTIONS = {
  visit: ["on", "mode", "outcome", "lost", "died_on", "cause", "words", "interviewed", "companions"],
  state: [
    "dangerousness",
    "symptoms",
    "insight",
    "sleep",
    "diet",
    "self_care",
    "housework",
    "work",
    "learning",
    "social",
  ],
  since: ["acts", "restraint", "hospital"],
  treatment: ["laboratory", "physical", "adherence", "medication", "reaction", "effect"],
  help: ["referral", "rehabilitation", "remarks"],
  decision: ["decided", "because"],
} as const;

export type Section = keyof typeof SECTIONS;
export type Field = (typeof SECTIONS)[Section][number];

export const SECTION_NAMES = Object.keys(SECTIONS) as Section[];
const FIELDS: readonly Field[] = SECTION_NAMES.flatMap((section) => [...SECTIONS[section]]);

/** Acts since the last visit, each counted. */
export const ACTS = [
  "minor",
  "incident",
  "serious",
  "other",
  "self_harm",
  "attempted_suicide",
] as const satisfies readonly (keyof DangerousActs)[];

export const FUNCTIONS = ["self_care", "housework", "work", "learning", "social"] as const;

/** Work may not be asked of somebody: a child, a pensioner. */
export type Working = Functioning | "not_applicable";

/** What stands in the form so far; what is undefined has no answer yet. */
export interface FilledVisit {
  on: string;
  mode?: VisitMode;
  outcome?: VisitOutcomeWord;
  lost?: LostReason | "not_lost";
  died_on: string;
  cause?: DeathCause;
  words: string;
  interviewed: Interviewed[];
  companions: Companion[];
  dangerousness?: number;
  symptoms?: Symptoms["kind"];
  degree?: SymptomDegree;
  which: Symptom[];
  otherSymptom: string;
  insight?: Insight;
  sleep?: Functioning;
  diet?: Functioning;
  self_care?: Functioning;
  housework?: Functioning;
  work?: Working;
  learning?: Functioning;
  social?: Functioning;
  acts: Partial<DangerousActs>;
  restraint?: Restraint;
  hospital?: HospitalStay["kind"];
  dischargedOn: string;
  laboratory?: Laboratory["kind"];
  laboratoryFindings: string;
  physical?: PhysicalState;
  adherence?: Adherence;
  medication: FilledDrug[];
  reaction?: AdverseReaction["kind"];
  reactionDegree?: ReactionDegree;
  reactionWords: string;
  effect?: TreatmentEffect;
  referral?: ReferralAdvice["kind"];
  referralReason: string;
  referralTo: string;
  referralDepartment: string;
  rehabilitation: Rehabilitation[];
  remarks: string;
  decided?: PatientClass;
  because: string;
  /** Asked for from this visit, before it is handed in. */
  sentTeam?: DispatchRequested;
}

/** What the form depends on beside its own answers. */
export interface VisitContext {
  today: string;
  /** The class before this visit. */
  before: PatientClass | null;
}

/**
 * A form to begin with: today, the medicines and the rehabilitation as they stood last. Nothing that asks how somebody is now
 * or what happened since the last visit is answered for whoever asks it.
 */
export function begun({ today, last }: Pick<VisitDesk, "today" | "last">): FilledVisit {
  return {
    on: today,
    died_on: "",
    words: "",
    interviewed: [],
    companions: [],
    which: [],
    otherSymptom: "",
    acts: {},
    dischargedOn: "",
    laboratoryFindings: "",
    medication: (last?.medication ?? []).map(filledDrug),
    reactionWords: "",
    referralReason: "",
    referralTo: "",
    referralDepartment: "",
    rehabilitation: [...(last?.rehabilitation ?? [])],
    remarks: "",
    because: "",
  };
}

/** A draft as it was kept, on top of a fresh form. What is no form of ours counts as none. */
export function restored(body: string, fresh: FilledVisit): FilledVisit {
  if (body === "") return fresh;
  try {
    const read: unknown = JSON.parse(body);
    return typeof read === "object" && read !== null ? { ...fresh, ...read } : fresh;
  } catch {
    return fresh;
  }
}

/** Whether this question is asked, as the answers stand. */
export function applies(field: Field, filled: FilledVisit, proposed?: PatientClass): boolean {
  switch (field) {
    case "on":
    case "mode":
    case "outcome":
      return true;
    case "lost":
      return filled.outcome === "not_reached";
    case "died_on":
    case "cause":
      return filled.outcome === "died";
    case "words":
      return filled.outcome === "not_reached" || filled.outcome === "died";
    case "companions":
      return filled.outcome === "reached" && filled.mode === "home";
    case "because":
      return filled.outcome === "reached" && differs(filled, proposed);
    default:
      return filled.outcome === "reached";
  }
}

/** Whether a person decides otherwise than the rules propose. */
export const differs = ({ decided }: FilledVisit, proposed: PatientClass | undefined): boolean =>
  decided !== undefined && proposed !== undefined && decided !== proposed;

/** In the order of severity. */
export const CLASSES: readonly PatientClass[] = ["unstable", "basically_stable", "stable"];

/** A class that is less severe than another. */
export const isMilder = (one: PatientClass, than: PatientClass): boolean =>
  CLASSES.indexOf(one) > CLASSES.indexOf(than);

export type Fault = "open" | "incomplete" | "future";

const isEmpty = (text: string): boolean => text.trim() === "";
const isOpen = (answer: unknown): Fault | null => (answer === undefined ? "open" : null);

/** What keeps this question from being answered; null where nothing does. Only asked of one that applies. */
function faultOf(field: Field, filled: FilledVisit, { today, before }: VisitContext): Fault | null {
  switch (field) {
    case "on":
      if (filled.on === "") return "open";
      return filled.on > today ? "future" : null;
    case "died_on":
      if (filled.died_on === "") return "open";
      return filled.died_on > filled.on ? "future" : null;
    case "words": {
      const asked = filled.outcome === "died" ? filled.cause === "other" : filled.lost === "other";
      return asked && isEmpty(filled.words) ? "open" : null;
    }
    case "interviewed":
      return filled.interviewed.length === 0 ? "open" : null;
    case "companions":
      if (filled.companions.some(({ name }) => isEmpty(name))) return "incomplete";
      return before === "unstable" && filled.companions.length === 0 ? "open" : null;
    case "symptoms":
      return symptomsFault(filled);
    case "acts":
      return ACTS.every((act) => filled.acts[act] !== undefined) ? null : "open";
    case "hospital":
      return hospitalFault(filled);
    case "laboratory":
      if (filled.laboratory === "yes" && isEmpty(filled.laboratoryFindings)) return "incomplete";
      return isOpen(filled.laboratory);
    case "medication":
      return medicationFault(filled);
    case "reaction":
      if (filled.reaction === "yes" && (filled.reactionDegree === undefined || isEmpty(filled.reactionWords)))
        return "incomplete";
      return isOpen(filled.reaction);
    case "referral":
      return referralFault(filled);
    case "because":
      return isEmpty(filled.because) ? "open" : null;
    case "rehabilitation":
    case "remarks":
      return null;
    default:
      return isOpen(filled[field]);
  }
}

function symptomsFault({ symptoms, degree, which, otherSymptom }: FilledVisit): Fault | null {
  if (symptoms !== "present") return isOpen(symptoms);
  const told = degree !== undefined && which.length > 0;
  return told && (!which.includes("other") || !isEmpty(otherSymptom)) ? null : "incomplete";
}

function hospitalFault({ hospital, dischargedOn, on }: FilledVisit): Fault | null {
  if (hospital !== "before") return isOpen(hospital);
  if (dischargedOn === "") return "incomplete";
  return dischargedOn > on ? "future" : null;
}

/** A name, and a dose that is one. */
function isDrugWhole({ drug, kind, morning, noon, night, every_weeks, dose }: FilledDrug): boolean {
  if (drug.trim() === "") return false;
  return kind === "daily"
    ? [morning, noon, night].some((amount) => (amount ?? 0) > 0)
    : (every_weeks ?? 0) > 0 && (dose ?? 0) > 0;
}

/** Who takes medicine, regularly or not, takes one; who needs none has none. */
function medicationFault({ adherence, medication }: FilledVisit): Fault | null {
  if (!medication.every(isDrugWhole)) return "incomplete";
  const takes = adherence === "regular" || adherence === "irregular";
  if (takes && medication.length === 0) return "open";
  return adherence === "not_needed" && medication.length > 0 ? "incomplete" : null;
}

function referralFault({ referral, referralReason, referralTo }: FilledVisit): Fault | null {
  if (referral === undefined || referral === "not_needed") return isOpen(referral);
  const told = !isEmpty(referralReason) && (referral === "advised" || !isEmpty(referralTo));
  return told ? null : "incomplete";
}

export interface FieldFault {
  field: Field;
  fault: Fault;
}

/** Everything that is still missing, in the order of the paper. `proposed` is what the rules say, once they were asked. */
export function faultsOf(filled: FilledVisit, context: VisitContext, proposed?: PatientClass): FieldFault[] {
  return FIELDS.filter((field) => applies(field, filled, proposed)).flatMap((field) => {
    const fault = faultOf(field, filled, context);
    return fault === null ? [] : [{ field, fault }];
  });
}

/** The questions of a section that are asked. */
export const askedIn = (section: Section, filled: FilledVisit, proposed?: PatientClass): Field[] =>
  SECTIONS[section].filter((field) => applies(field, filled, proposed));

/** The question that a field is part of, which the server did not take. */
export function fieldNamed(name: string): Field | null {
  if (name === "drug" || name === "dose") return "medication";
  return FIELDS.find((field) => field === name) ?? null;
}

/** Level 3 and beyond: police and governance are told, and a team may be needed. */
export const TOLD_LEVEL = 3;

/** Why a team would go, as far as the answers say it. */
export function reasonsOf({ acts, which, dangerousness }: FilledVisit): DispatchReason[] {
  const self = (acts.self_harm ?? 0) + (acts.attempted_suicide ?? 0) > 0 || which.includes("pessimistic");
  const others =
    (acts.incident ?? 0) + (acts.serious ?? 0) > 0 ||
    which.includes("harms") ||
    (dangerousness ?? 0) >= TOLD_LEVEL;
  return [...(self ? (["harm_to_self"] as const) : []), ...(others ? (["harm_to_others"] as const) : [])];
}
