// Closed sets of words of suspected cases, referrals and institutions. A value added on the server fails the type check here.
import type {
  AdmissionGround,
  AdmissionStage,
  AgreedBy,
  AwaitedStep,
  CancelReason,
  CaseBasis,
  CaseField,
  CaseOwnerWord,
  CaseProgress,
  CaseSource,
  CaseTurn,
  CountyVerdict,
  Disorder,
  GreenReason,
  GuardianStatus,
  InstitutionKind,
  MedicalRank,
  Nearness,
  OutcomeWord,
  PayerStatus,
  Reach,
  ReferralDirection,
  ReferralPriority,
  ReferralRules,
  ReferralWord,
  Said,
  TitleWord,
  VerdictWord,
  VisitRules,
} from "../protocol/generated";

type Words<T extends string> = Record<T, string>;
/** Why a receiver does not take somebody, and why it came to nothing. */
type Because<Kind extends "declined" | "failed"> = Extract<Said, { kind: Kind }>["because"];

export interface CareCodeWords {
  admissionStage: Words<AdmissionStage>;
  admissionWord: Words<AdmissionGround["kind"]>;
  agreedBy: Words<AgreedBy>;
  awaitedStep: Words<AwaitedStep>;
  caseBasis: Words<CaseBasis>;
  caseField: Words<CaseField>;
  caseOwner: Words<CaseOwnerWord>;
  caseSource: Words<CaseSource>;
  caseTurn: Words<CaseTurn>;
  caseWord: Words<CaseProgress["kind"]>;
  disorder: Words<Disorder>;
  greenReason: Words<GreenReason>;
  guardianStatus: Words<GuardianStatus>;
  institutionKind: Words<InstitutionKind>;
  medicalRank: Words<MedicalRank>;
  nearness: Words<Nearness>;
  payerStatus: Words<PayerStatus>;
  reach: Words<Reach>;
  referralCancel: Words<CancelReason>;
  referralDecline: Words<Because<"declined">>;
  referralDirection: Words<ReferralDirection>;
  referralFailure: Words<Because<"failed">>;
  referralOutcome: Words<OutcomeWord>;
  referralPriority: Words<ReferralPriority>;
  referralRule: Words<keyof ReferralRules>;
  referralWord: Words<ReferralWord>;
  reviewVerdict: Words<CountyVerdict>;
  titleWord: Words<TitleWord>;
  verdict: Words<VerdictWord>;
  visitRule: Words<keyof VisitRules>;
}
