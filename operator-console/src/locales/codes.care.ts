// Closed sets of words of suspected cases, referrals and institutions. A value added on the server fails the type check here.
import type {
  AdmissionGround,
  AdmissionStage,
  AgreedBy,
  AwaitedStep,
  CaseBasis,
  CaseOwnerWord,
  CaseProgress,
  CaseSource,
  CaseTurn,
  CountyVerdict,
  Disorder,
  ErasureRules,
  InstitutionKind,
  MedicalRank,
  Nearness,
  OddityKind,
  Reach,
  ReferralDirection,
  ReferralPriority,
  ReferralRules,
  ReferralWord,
  Said,
  SystemSignInWord,
  TitleWord,
  VerdictWord,
  VisitRules,
} from "../protocol/generated";
import type { HandoverCodeWords } from "./codes.handover.ts";

type Words<T extends string> = Record<T, string>;

export interface CareCodeWords extends HandoverCodeWords {
  admissionStage: Words<AdmissionStage>;
  admissionWord: Words<AdmissionGround["kind"]>;
  agreedBy: Words<AgreedBy>;
  awaitedStep: Words<AwaitedStep>;
  caseBasis: Words<CaseBasis>;
  caseOwner: Words<CaseOwnerWord>;
  caseSource: Words<CaseSource>;
  caseTurn: Words<CaseTurn>;
  caseWord: Words<CaseProgress["kind"]>;
  disorder: Words<Disorder>;
  erasureRule: Words<keyof ErasureRules>;
  institutionKind: Words<InstitutionKind>;
  medicalRank: Words<MedicalRank>;
  nearness: Words<Nearness>;
  oddityKind: Words<OddityKind>;
  reach: Words<Reach>;
  referralDecline: Words<Extract<Said, { kind: "declined" }>["because"]>;
  referralDirection: Words<ReferralDirection>;
  referralPriority: Words<ReferralPriority>;
  referralRule: Words<keyof ReferralRules>;
  referralWord: Words<ReferralWord>;
  reviewVerdict: Words<CountyVerdict>;
  systemSignIn: Words<SystemSignInWord>;
  titleWord: Words<TitleWord>;
  verdict: Words<VerdictWord>;
  visitRule: Words<keyof VisitRules>;
}
