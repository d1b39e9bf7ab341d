// The risk form while it is being filled: what is not answered yet is not the same as "unknown". Pure.
import type {
  Assessment,
  Known,
  NotAssessedReason,
  ProtectiveFactor,
  RiskForm,
  RiskTier,
  When,
} from "../../protocol/generated";

/** A rating that was given, or said to be unknown. */
export type Rating = { kind: "given"; value: number } | { kind: "unknown" };

export interface AssessmentDraft {
  mode: "assessed" | "not_assessed";
  wish_to_die?: Rating;
  hopelessness?: Rating;
  plan?: Known;
  means_at_hand?: Known;
  when?: When;
  earlier_attempts?: Known;
  alone?: Known;
  protective: ProtectiveFactor[];
  decided?: RiskTier;
  overrideReason: string;
  notAssessed?: NotAssessedReason;
  remarks: string;
}

export const BLANK_ASSESSMENT: AssessmentDraft = {
  mode: "assessed",
  protective: [],
  overrideReason: "",
  remarks: "",
};

export const RATINGS = ["wish_to_die", "hopelessness"] as const;
export const KNOWN_QUESTIONS = ["plan", "means_at_hand", "earlier_attempts", "alone"] as const;
export type Question = (typeof RATINGS)[number] | (typeof KNOWN_QUESTIONS)[number] | "when";
const QUESTIONS: readonly Question[] = [
  "wish_to_die",
  "hopelessness",
  "plan",
  "means_at_hand",
  "when",
  "earlier_attempts",
  "alone",
];

/** Questions with neither an answer nor an "unknown". */
export function unanswered(draft: AssessmentDraft): Question[] {
  return QUESTIONS.filter((question) => draft[question] === undefined);
}

/** Says "unknown" to whatever has no answer. */
export function restUnknown(draft: AssessmentDraft): Partial<AssessmentDraft> {
  return {
    wish_to_die: draft.wish_to_die ?? { kind: "unknown" },
    hopelessness: draft.hopelessness ?? { kind: "unknown" },
    plan: draft.plan ?? "unknown",
    means_at_hand: draft.means_at_hand ?? "unknown",
    when: draft.when ?? "unknown",
    earlier_attempts: draft.earlier_attempts ?? "unknown",
    alone: draft.alone ?? "unknown",
  };
}

const givenValue = (rating: Rating | undefined) => (rating?.kind === "given" ? rating.value : null);

/** The form as it goes to the server; an open question goes as unknown. */
export function toForm(draft: AssessmentDraft): RiskForm {
  return {
    wish_to_die: givenValue(draft.wish_to_die),
    hopelessness: givenValue(draft.hopelessness),
    plan: draft.plan ?? "unknown",
    means_at_hand: draft.means_at_hand ?? "unknown",
    when: draft.when ?? "unknown",
    earlier_attempts: draft.earlier_attempts ?? "unknown",
    alone: draft.alone ?? "unknown",
    protective: draft.protective,
  };
}

export function isOverride(draft: AssessmentDraft, suggested: RiskTier | undefined): boolean {
  return suggested !== undefined && draft.decided !== undefined && draft.decided !== suggested;
}

/** What still keeps an assessment from being recorded. */
export type Missing = "answers" | "decision" | "override_reason" | "not_assessed_reason";

export function missingOf(draft: AssessmentDraft, suggested: RiskTier | undefined): Missing | null {
  if (draft.mode === "not_assessed") return draft.notAssessed === undefined ? "not_assessed_reason" : null;
  if (unanswered(draft).length > 0) return "answers";
  if (draft.decided === undefined) return "decision";
  if (isOverride(draft, suggested) && draft.overrideReason.trim() === "") return "override_reason";
  return null;
}

/** The assessment as recorded; null while something is missing. */
export function toAssessment(draft: AssessmentDraft, suggested: RiskTier | undefined): Assessment | null {
  if (missingOf(draft, suggested) !== null) return null;
  const remarks = draft.remarks.trim();
  const said = remarks === "" ? {} : { remarks };
  if (draft.mode === "not_assessed")
    return draft.notAssessed === undefined
      ? null
      : { kind: "not_assessed", reason: draft.notAssessed, ...said };
  if (draft.decided === undefined) return null;
  const why = isOverride(draft, suggested) ? { override_reason: draft.overrideReason.trim() } : {};
  return { kind: "assessed", form: toForm(draft), decided: draft.decided, ...why, ...said };
}

/** An assessment already recorded, back into the form: the next one is a change of it. */
export function fromAssessment(assessment: Assessment | undefined): AssessmentDraft {
  if (assessment === undefined) return BLANK_ASSESSMENT;
  const remarks = assessment.remarks ?? "";
  if (assessment.kind === "not_assessed")
    return { ...BLANK_ASSESSMENT, mode: "not_assessed", notAssessed: assessment.reason, remarks };
  const { form, decided, override_reason } = assessment;
  return {
    ...form,
    wish_to_die: ratingOf(form.wish_to_die),
    hopelessness: ratingOf(form.hopelessness),
    mode: "assessed",
    decided,
    overrideReason: override_reason ?? "",
    remarks,
  };
}

const ratingOf = (value: number | null): Rating =>
  value === null ? { kind: "unknown" } : { kind: "given", value };
