// The follow-up form whole: its sections, its draft, what is wrong with it, and handing it in.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { VisitDesk, VisitHandedIn } from "../../protocol/generated";
import { Failure } from "../components/states";
import { type RefusedAt, refusedField } from "../forms/refused-field";
import { ProblemError } from "../problems";
import { BeforeVisit } from "./BeforeVisit";
import { DecisionSection } from "./DecisionSection";
import { useVisitDraft } from "./drafts";
import { VisitFormContext } from "./form-context";
import { goTo } from "./Question";
import { useHandIn, useProposal } from "./queries";
import { SentTeamStrip } from "./SendTeamFromVisit";
import { SinceSection, StateSection } from "./StateSections";
import { HelpSection, TreatmentSection } from "./TreatmentSections";
import { VisitFoot } from "./VisitFoot";
import { VisitSection } from "./VisitSections";
import { type Field, type FieldFault, faultsOf, fieldNamed } from "./visit-form";
import { findingsOf, visitOf } from "./whole-visit";

interface Props {
  desk: VisitDesk;
  onHandedIn: (result: VisitHandedIn) => void;
}

/** Questions that certain refusals are about. */
const REFUSED_AT: RefusedAt = {
  visit_in_future: ["on"],
  visit_out_of_order: ["on"],
  companions_missing: ["companions"],
  class_missing: ["decided"],
  reason_missing: ["because"],
};

/** Which question the server did not take. */
function refused(error: unknown): Field | null {
  const path = error instanceof ProblemError ? refusedField(error.problem, REFUSED_AT) : null;
  return path === null ? null : fieldNamed(String(path[0]));
}

export function VisitWhole({ desk, onHandedIn }: Props) {
  const draft = useVisitDraft(desk);
  const { filled } = draft;
  const context = { today: desk.today, before: desk.class };
  const findings = findingsOf(filled, context);
  const query = useProposal(desk.patient, filled.on, findings);
  const proposed = query.data?.proposal.class;
  const missing = faultsOf(filled, context, proposed);
  const [tried, setTried] = useState<"no" | "yes">("no");
  const sending = useHandIn(desk.patient);
  const faults = useFaultWords(tried === "yes" ? missing : [], refused(sending.failure));
  const handIn = () => {
    setTried("yes");
    const first = missing[0]?.field;
    if (first !== undefined) return goTo(first);
    const whole = visitOf(filled, context, proposed);
    if (whole === null) return;
    void sending.handIn(whole, draft, onHandedIn, (error) => {
      const field = refused(error);
      if (field !== null) goTo(field);
    });
  };
  const giveUp = () => {
    setTried("no");
    draft.clear();
  };
  return (
    <VisitFormContext value={{ desk, filled, change: draft.change, faults, proposed }}>
      <div className="visit-columns">
        <div className="visit-beside">
          <BeforeVisit desk={desk} />
        </div>
        <div className="visit-form">
          <SentTeamStrip />
          <VisitSection />
          {filled.outcome === "reached" && (
            <Reached query={query} whole={findings === null ? "not_yet" : "whole"} />
          )}
          {sending.failure !== null && <Failure error={sending.failure} />}
        </div>
      </div>
      <VisitFoot
        state={draft.state}
        missing={missing}
        busy={sending.busy}
        onHandIn={handIn}
        onGiveUp={giveUp}
      />
    </VisitFormContext>
  );
}

/** In words, what is missing once somebody tried, and what the server did not take. */
function useFaultWords(missing: readonly FieldFault[], notTaken: Field | null): ReadonlyMap<Field, string> {
  const { t } = useTranslation();
  const words = (field: Field, fault: FieldFault["fault"] | "refused") =>
    t(`visits.fault.${fault}`, { what: t(`visits.field.${field}`) });
  return new Map([
    ...(notTaken === null ? [] : [[notTaken, words(notTaken, "refused")] as const]),
    ...missing.map(({ field, fault }) => [field, words(field, fault)] as const),
  ]);
}

interface ReachedProps {
  query: ReturnType<typeof useProposal>;
  /** Whether everything was answered that the rules look at. */
  whole: "whole" | "not_yet";
}

/** What is asked of somebody who was reached. */
function Reached({ query, whole }: ReachedProps) {
  const asking = whole === "whole" && query.isFetching;
  return (
    <>
      <StateSection />
      <SinceSection />
      <TreatmentSection />
      <HelpSection />
      <DecisionSection proposal={query.data} asking={asking ? "asking" : "not_asked"} />
      {whole === "whole" && query.error !== null && (
        <Failure error={query.error} retry={() => void query.refetch()} />
      )}
    </>
  );
}
