// Closed sets of words of the registry and of what is told to departments. A value added on the server fails the type check here.
import type {
  Consenter,
  DangerNow,
  DeathCause,
  Department,
  DisclosedField,
  DisclosureBasis,
  DisclosurePurpose,
  DocumentKind,
  Gravity,
  HarmKind,
  HarmSource,
  Household,
  Likeness,
  ListMatch,
  PatientClass,
  PatientConsent,
  PatientField,
  PatientOrigin,
  PatientStatus,
  ReceiptStanding,
  StatusChange,
} from "../protocol/generated";

type Words<T extends string> = Record<T, string>;

export interface RegistryCodeWords {
  consenter: Words<Consenter>;
  consentWord: Words<PatientConsent["kind"]>;
  dangerNow: Words<DangerNow>;
  dangerousness: Words<"0" | "1" | "2" | "3" | "4" | "5">;
  deathCause: Words<DeathCause>;
  department: Words<Department>;
  disclosedField: Words<DisclosedField>;
  disclosureBasis: Words<DisclosureBasis>;
  disclosurePurpose: Words<DisclosurePurpose>;
  documentKind: Words<DocumentKind>;
  gravity: Words<Gravity>;
  harmKind: Words<HarmKind>;
  harmSource: Words<HarmSource>;
  household: Words<Household>;
  likeness: Words<Likeness>;
  listMatch: Words<ListMatch>;
  patientClass: Words<PatientClass>;
  patientField: Words<PatientField>;
  patientOrigin: Words<PatientOrigin>;
  patientStatus: Words<PatientStatus["kind"]>;
  receiptStanding: Words<ReceiptStanding>;
  statusChange: Words<StatusChange["kind"]>;
}
