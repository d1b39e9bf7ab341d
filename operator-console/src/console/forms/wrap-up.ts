// The wrap-up form and the follow-up plan while they are being filled. Pure.
import type {
  ActionKind,
  ActionStage,
  Assessment,
  FollowUpPlan,
  Mark,
  NoContactReason,
  Outcome,
  ProblemType,
  RecordedAssessment,
  Service,
  Timestamp,
  WrapUp,
} from "../../protocol/generated";

export interface WrapUpDraft {
  problems: ProblemType[];
  marks: Mark[];
  services: Service[];
  outcome?: Outcome;
  actions: Partial<Record<ActionKind, ActionStage>>;
  local: "yes" | "no" | "unknown";
  summary: string;
  followUp: "dates" | "no_contact";
  /** Left out until the dates were changed by hand: then the suggested ones no longer apply. */
  dueAt?: Timestamp[];
  noContact?: NoContactReason;
}

export const BLANK_WRAP_UP: WrapUpDraft = {
  problems: [],
  marks: [],
  services: [],
  actions: {},
  local: "unknown",
  summary: "",
  followUp: "dates",
};

/** What keeps a record from being saved. */
export type WrapUpMissing = "problems" | "services" | "outcome";

export function missingOfWrapUp(draft: WrapUpDraft): WrapUpMissing[] {
  const missing: WrapUpMissing[] = [];
  if (draft.problems.length === 0) missing.push("problems");
  if (draft.services.length === 0) missing.push("services");
  if (draft.outcome === undefined) missing.push("outcome");
  return missing;
}

const LOCAL = { yes: true, no: false, unknown: null } as const;

/** The record as it goes to the server; null while something is missing. */
export function toWrapUp(draft: WrapUpDraft): WrapUp | null {
  if (draft.outcome === undefined || missingOfWrapUp(draft).length > 0) return null;
  const actions = Object.entries(draft.actions) as [ActionKind, ActionStage][];
  return {
    problems: draft.problems,
    marks: draft.marks,
    services: draft.services,
    outcome: draft.outcome,
    actions: actions.map(([kind, stage]) => ({ kind, stage })),
    local: LOCAL[draft.local],
    summary: draft.summary.trim(),
  };
}

/** A record already on the server, back into the form. */
export function fromWrapUp(wrapUp: WrapUp): WrapUpDraft {
  return {
    ...BLANK_WRAP_UP,
    problems: wrapUp.problems,
    marks: wrapUp.marks,
    services: wrapUp.services,
    outcome: wrapUp.outcome,
    actions: Object.fromEntries(wrapUp.actions.map(({ kind, stage }) => [kind, stage])),
    local: wrapUp.local === null ? "unknown" : wrapUp.local ? "yes" : "no",
    summary: wrapUp.summary,
  };
}

/** The assessment that counts: the last one. */
export function lastAssessment(recorded: readonly RecordedAssessment[]): Assessment | null {
  return (
    recorded.reduce<RecordedAssessment | null>(
      (last, one) => (last === null || one.at >= last.at ? one : last),
      null,
    )?.assessment ?? null
  );
}

/** Whether the console asks for a follow-up plan; whether one is needed is the server's to say. */
export function asksForFollowUp(assessment: Assessment | null): boolean {
  return (
    assessment?.kind === "assessed" && (assessment.decided === "high" || assessment.decided === "imminent")
  );
}

/** The plan as it goes to the server; null while it says nothing. */
export function toPlan(draft: WrapUpDraft, suggested: readonly Timestamp[]): FollowUpPlan | null {
  if (draft.followUp === "no_contact")
    return draft.noContact === undefined ? null : { kind: "no_contact", reason: draft.noContact };
  const due_at = [...(draft.dueAt ?? suggested)].sort((a, b) => a - b);
  return due_at.length === 0 ? null : { kind: "dates", due_at };
}
