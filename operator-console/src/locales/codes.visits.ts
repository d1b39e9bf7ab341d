// Closed sets of words of follow-up visits and indicators. A value added on the server fails the type check here.
import type {
  Adherence,
  AdverseReaction,
  ClassReason,
  CompanionRole,
  DangerousActs,
  DueStanding,
  ExaminationStanding,
  Functioning,
  HospitalStay,
  IndicatorMeasure,
  IndicatorSide,
  Insight,
  Interviewed,
  Laboratory,
  LostReason,
  PhysicalState,
  QuarterStanding,
  ReactionDegree,
  ReferralAdvice,
  Rehabilitation,
  Restraint,
  Symptom,
  SymptomDegree,
  Symptoms,
  TargetVerdict,
  TreatmentEffect,
  VisitMode,
  VisitOutcomeWord,
} from "../protocol/generated";

type Words<T extends string> = Record<T, string>;

/** No interface: nested in other words, its keys are not seen otherwise. */
export type VisitCodeWords = {
  act: Words<keyof DangerousActs>;
  adherence: Words<Adherence>;
  classReason: Words<ClassReason>;
  companionRole: Words<CompanionRole>;
  dueStanding: Words<DueStanding>;
  effect: Words<TreatmentEffect>;
  examinationStanding: Words<ExaminationStanding>;
  functioning: Words<Functioning>;
  hospital: Words<HospitalStay["kind"]>;
  indicatorMeasure: Words<IndicatorMeasure>;
  indicatorSide: Words<IndicatorSide>;
  insight: Words<Insight>;
  interviewed: Words<Interviewed>;
  laboratory: Words<Laboratory["kind"]>;
  lost: Words<LostReason | "not_lost">;
  physical: Words<PhysicalState>;
  quarterStanding: Words<Exclude<QuarterStanding, "not_asked">>;
  reaction: Words<AdverseReaction["kind"]>;
  reactionDegree: Words<ReactionDegree>;
  referral: Words<ReferralAdvice["kind"]>;
  rehabilitation: Words<Rehabilitation>;
  restraint: Words<Restraint>;
  symptom: Words<Symptom>;
  symptomDegree: Words<SymptomDegree>;
  symptoms: Words<Symptoms["kind"]>;
  targetVerdict: Words<TargetVerdict>;
  visitMode: Words<VisitMode>;
  visitOutcome: Words<VisitOutcomeWord>;
  working: Words<Functioning | "not_applicable">;
};
