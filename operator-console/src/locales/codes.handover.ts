// Closed sets of words that the console and the receiver's page say alike: a value added on the server fails both type checks.
import type {
  CancelReason,
  CaseField,
  GreenReason,
  GuardianStatus,
  OutcomeWord,
  PayerStatus,
  Said,
} from "../protocol/generated.ts";

type Words<T extends string> = Record<T, string>;

export interface HandoverCodeWords {
  caseField: Words<CaseField>;
  greenReason: Words<GreenReason>;
  guardianStatus: Words<GuardianStatus>;
  payerStatus: Words<PayerStatus>;
  referralCancel: Words<CancelReason>;
  referralFailure: Words<Extract<Said, { kind: "failed" }>["because"]>;
  referralOutcome: Words<OutcomeWord>;
}
