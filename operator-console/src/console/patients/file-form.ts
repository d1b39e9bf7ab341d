// A patient's file as people fill it, and what it says. Pure. Fields are named as the server names them in a refusal.
import type {
  CaseDetail,
  CaseField,
  Dose,
  Gender,
  Household,
  IdentityDocument,
  Medication,
  PatientContact,
  PatientDetail,
  PatientFile,
} from "../../protocol/generated";

/** Doses are entered in milligrams, and kept in micrograms. */
const UG_PER_MG = 1_000;

export interface FilledDrug {
  drug: string;
  kind: Dose["kind"];
  morning: number | null;
  noon: number | null;
  night: number | null;
  every_weeks: number | null;
  dose: number | null;
}

export interface FilledFile {
  name: string;
  gender: Gender | null;
  born_on: string;
  /** Null: nobody has seen one. */
  document_kind: IdentityDocument["kind"] | null;
  document: string;
  phone: string;
  address: string;
  household: Household;
  guardian: "known" | "none";
  guardian_name: string;
  guardian_relation: string;
  guardian_phone: string;
  guardian_address: string;
  contacts: PatientContact[];
  onset_on: string;
  treatment_before: string;
  danger_before: string;
  drugs: FilledDrug[];
}

export const BLANK_DRUG: FilledDrug = {
  drug: "",
  kind: "daily",
  morning: null,
  noon: null,
  night: null,
  every_weeks: null,
  dose: null,
};

export const BLANK_CONTACT: PatientContact = { name: "", relation: "", phone: "" };

const BLANK: FilledFile = {
  name: "",
  gender: null,
  born_on: "",
  document_kind: "identity_card",
  document: "",
  phone: "",
  address: "",
  household: "unknown",
  guardian: "known",
  guardian_name: "",
  guardian_relation: "",
  guardian_phone: "",
  guardian_address: "",
  contacts: [],
  onset_on: "",
  treatment_before: "",
  danger_before: "",
  drugs: [],
};

/** Written as a day: `1991-04-05`, `1991/4/5`, `1991年4月5日`, `19910405`; null for anything else. */
export function dayWritten(text: string): string | null {
  const found = /^\s*(\d{4})\s*(?:[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|(\d{2})(\d{2}))\s*$/.exec(
    text,
  );
  if (found === null) return null;
  const [, year, month, date, shortMonth, shortDate] = found;
  const day = `${year}-${(month ?? shortMonth ?? "").padStart(2, "0")}-${(date ?? shortDate ?? "").padStart(2, "0")}`;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : null;
}

/** What the case says already, to be checked by whoever registers. */
export function filledFromCase(details: readonly CaseDetail[]): FilledFile {
  const said = (field: CaseField) => details.find((one) => one.field === field)?.text.trim() ?? "";
  return {
    ...BLANK,
    name: said("name"),
    born_on: dayWritten(said("born")) ?? "",
    document: said("document"),
    phone: said("phone"),
    address: said("address"),
    guardian_name: said("guardian"),
    guardian_phone: said("guardian_phone"),
    treatment_before: said("history"),
  };
}

/** Whether the case said anything of it, so that there is something to check. */
export const saysSomething = (filled: FilledFile): boolean =>
  [filled.name, filled.born_on, filled.document, filled.phone, filled.address, filled.guardian_name].some(
    (text) => text !== "",
  );

const mgOf = (ug: number): number | null => (ug === 0 ? null : ug / UG_PER_MG);
const ugOf = (mg: number | null): number => Math.round((mg ?? 0) * UG_PER_MG);

export function filledDrug({ drug, dose }: Medication): FilledDrug {
  return dose.kind === "daily"
    ? {
        ...BLANK_DRUG,
        drug,
        morning: mgOf(dose.morning_ug),
        noon: mgOf(dose.noon_ug),
        night: mgOf(dose.night_ug),
      }
    : { ...BLANK_DRUG, drug, kind: "depot", every_weeks: dose.every_weeks, dose: mgOf(dose.dose_ug) };
}

export function medicationOf({ drug, kind, ...filled }: FilledDrug): Medication {
  const dose: Dose =
    kind === "daily"
      ? {
          kind,
          morning_ug: ugOf(filled.morning),
          noon_ug: ugOf(filled.noon),
          night_ug: ugOf(filled.night),
        }
      : { kind, every_weeks: filled.every_weeks ?? 0, dose_ug: ugOf(filled.dose) };
  return { drug: drug.trim(), dose };
}

/** Undefined where something of the file is not shown: what is not seen cannot be corrected. */
export function filledFromPatient(patient: PatientDetail): FilledFile | undefined {
  const { identity, guardian, contacts, diagnosis, treatment, danger_before } = patient;
  if (identity === null || guardian === null || contacts === null) return undefined;
  if (diagnosis === null || treatment === null || danger_before === null) return undefined;
  const who = guardian.guardian;
  return {
    ...BLANK,
    name: identity.name,
    gender: identity.gender,
    born_on: identity.born_on,
    document_kind: identity.document?.kind ?? null,
    document: identity.document?.number ?? "",
    phone: identity.phone,
    address: identity.address,
    household: identity.household,
    guardian: who === null ? "none" : "known",
    guardian_name: who?.name ?? "",
    guardian_relation: who?.relation ?? "",
    guardian_phone: who?.phone ?? "",
    guardian_address: who?.address ?? "",
    contacts,
    onset_on: diagnosis.onset_on ?? "",
    treatment_before: treatment.treatment_before,
    danger_before,
    drugs: treatment.medication.map(filledDrug),
  };
}

export const documentOf = ({
  document_kind,
  document,
}: Pick<FilledFile, "document_kind" | "document">): IdentityDocument | null =>
  document_kind === null ? null : { kind: document_kind, number: (document ?? "").trim() };

export function fileOf(filled: FilledFile): PatientFile {
  return {
    identity: {
      name: filled.name.trim(),
      gender: filled.gender,
      born_on: filled.born_on,
      document: documentOf(filled),
      phone: filled.phone.trim(),
      address: filled.address.trim(),
      household: filled.household,
    },
    guardian:
      filled.guardian === "none"
        ? null
        : {
            name: filled.guardian_name.trim(),
            relation: filled.guardian_relation.trim(),
            phone: filled.guardian_phone.trim(),
            address: filled.guardian_address.trim(),
          },
    contacts: filled.contacts.map(({ name, relation, phone }) => ({
      name: name.trim(),
      relation: relation.trim(),
      phone: phone.trim(),
    })),
    clinical: {
      onset_on: filled.onset_on === "" ? null : filled.onset_on,
      treatment_before: filled.treatment_before.trim(),
      danger_before: filled.danger_before.trim(),
      medication: filled.drugs.map(medicationOf),
    },
  };
}
