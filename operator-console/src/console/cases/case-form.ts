// What a case is opened with: the form as people fill it, and what it says. Pure.
import type {
  AreaId,
  CaseBasis,
  CaseDetail,
  CaseDraft,
  CaseField,
  CaseForm,
  GreenForm,
  InstitutionId,
  ReferralPriority,
  ReferralRoute,
} from "../../protocol/generated";

/** In the order in which a receiver needs them. */
export const CASE_FIELDS = [
  "situation",
  "danger",
  "name",
  "gender",
  "born",
  "phone",
  "address",
  "guardian",
  "guardian_phone",
  "history",
  "wishes",
  "document",
] as const satisfies readonly CaseField[];

/** Told in sentences. */
export const SENTENCES: readonly CaseField[] = ["situation", "danger", "history", "wishes"];

/** A receiver cannot judge without it. */
export const ALWAYS_LEAVES: CaseField = "situation";

export interface FilledDetail {
  text: string;
  leaving: CaseDetail["leaving"];
}
export type FilledDetails = Record<CaseField, FilledDetail>;

/** The least: what was seen, and what is dangerous. All else stays until somebody says so. */
const LEAVES_FIRST: readonly CaseField[] = ["situation", "danger"];

export function detailsOf(draft: Pick<CaseDraft, "details"> | null): FilledDetails {
  const known = (field: CaseField) => draft?.details.find((one) => one.field === field);
  const entries = CASE_FIELDS.map((field) => [
    field,
    {
      text: known(field)?.text ?? "",
      leaving:
        field === ALWAYS_LEAVES
          ? "leaves"
          : (known(field)?.leaving ?? (LEAVES_FIRST.includes(field) ? "leaves" : "stays")),
    },
  ]);
  return Object.fromEntries(entries) as FilledDetails;
}

/** What leaves the house, exactly: filled, and said to leave. */
export const leavingOf = (details: Partial<FilledDetails> | undefined): CaseField[] =>
  CASE_FIELDS.filter((field) => {
    const one = details?.[field];
    return one !== undefined && one.text.trim() !== "" && one.leaving === "leaves";
  });

export interface FilledRoute {
  way: "one" | "green";
  to?: InstitutionId;
  priority: Exclude<ReferralPriority, "stat">;
  green: GreenForm;
  ladder: InstitutionId[];
}

export interface FilledCase {
  area: AreaId;
  basis: CaseBasis;
  details: FilledDetails;
  route: FilledRoute;
  note: string;
}

export const caseFormOf = ({
  area,
  basis,
  details,
}: Pick<FilledCase, "area" | "basis" | "details">): CaseForm => ({
  area,
  basis,
  details: CASE_FIELDS.map((field) => ({
    field,
    text: details[field].text.trim(),
    leaving: details[field].leaving,
  })).filter(({ text }) => text !== ""),
});

export const routeOf = ({ way, to, priority, green, ladder }: FilledRoute): ReferralRoute =>
  way === "green" ? { kind: "green_channel", green, ladder } : { kind: "one", to: to ?? "", priority };
