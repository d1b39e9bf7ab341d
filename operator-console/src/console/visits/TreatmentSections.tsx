// How the patient is examined and treated, whether they should go elsewhere, and what helps them back into life.
import { useTranslation } from "react-i18next";
import { useVisitForm } from "./form-context";
import { MedicationField } from "./MedicationField";
import { Choice, Choices, LinePart, Plain, Question, SentencesPart, Several } from "./Question";
import { SectionCard } from "./VisitSections";
import { useVisitWords } from "./words";

/** What stands in the form already is said to be so. */
function useAsLastTime(field: "medication" | "rehabilitation"): string {
  const { t } = useTranslation();
  const { last } = useVisitForm().desk;
  const hint = t(`visits.hint.${field}`);
  return last === null || last[field].length === 0 ? hint : `${hint} ${t("visits.hint.asLastTime")}`;
}

export function TreatmentSection() {
  const { t } = useTranslation();
  const medicationHint = useAsLastTime("medication");
  const { filled, change } = useVisitForm();
  const laboratories = useVisitWords("laboratory");
  const states = useVisitWords("physical");
  const adherences = useVisitWords("adherence");
  const effects = useVisitWords("effect");
  return (
    <SectionCard section="treatment">
      <Choice
        field="laboratory"
        options={laboratories}
        value={filled.laboratory}
        onChange={(laboratory) => change({ laboratory })}
      >
        {filled.laboratory === "yes" && (
          <SentencesPart
            label={t("visits.ask.laboratoryFindings")}
            value={filled.laboratoryFindings}
            onChange={(laboratoryFindings) => change({ laboratoryFindings })}
          />
        )}
      </Choice>
      <Choice
        field="physical"
        options={states}
        value={filled.physical}
        onChange={(physical) => change({ physical })}
      />
      <Choice
        field="adherence"
        options={adherences}
        value={filled.adherence}
        onChange={(adherence) => change({ adherence })}
      />
      <Question field="medication" hint={medicationHint}>
        {() => (
          <MedicationField value={filled.medication} onChange={(medication) => change({ medication })} />
        )}
      </Question>
      <ReactionQuestion />
      <Choice
        field="effect"
        options={effects}
        value={filled.effect}
        onChange={(effect) => change({ effect })}
      />
    </SectionCard>
  );
}

function ReactionQuestion() {
  const { t } = useTranslation();
  const { filled, change } = useVisitForm();
  const kinds = useVisitWords("reaction");
  const degrees = useVisitWords("reactionDegree");
  return (
    <Choice
      field="reaction"
      options={kinds}
      value={filled.reaction}
      onChange={(reaction) => change({ reaction })}
    >
      {filled.reaction === "yes" && (
        <div className="parts">
          <Choices
            label={t("visits.ask.reactionDegree")}
            options={degrees}
            value={filled.reactionDegree}
            onChange={(reactionDegree) => change({ reactionDegree })}
          />
          <SentencesPart
            label={t("visits.ask.reactionWords")}
            value={filled.reactionWords}
            onChange={(reactionWords) => change({ reactionWords })}
          />
        </div>
      )}
    </Choice>
  );
}

export function HelpSection() {
  const hint = useAsLastTime("rehabilitation");
  const { filled, change } = useVisitForm();
  const kinds = useVisitWords("rehabilitation");
  return (
    <SectionCard section="help">
      <ReferralQuestion />
      <Question field="rehabilitation" hint={hint}>
        {() => (
          <Several
            options={kinds}
            value={filled.rehabilitation}
            onChange={(rehabilitation) => change({ rehabilitation })}
          />
        )}
      </Question>
      <Plain field="remarks">
        {(label) => (
          <SentencesPart label={label} value={filled.remarks} onChange={(remarks) => change({ remarks })} />
        )}
      </Plain>
    </SectionCard>
  );
}

function ReferralQuestion() {
  const { t } = useTranslation();
  const { filled, change } = useVisitForm();
  const kinds = useVisitWords("referral");
  const { referral } = filled;
  return (
    <Choice
      field="referral"
      options={kinds}
      value={referral}
      onChange={(chosen) => change({ referral: chosen })}
    >
      {(referral === "advised" || referral === "done") && (
        <div className="parts">
          <SentencesPart
            label={t("visits.ask.referralReason")}
            value={filled.referralReason}
            onChange={(referralReason) => change({ referralReason })}
          />
          {referral === "done" && (
            <div className="two-columns">
              <LinePart
                label={t("visits.ask.referralTo")}
                value={filled.referralTo}
                onChange={(referralTo) => change({ referralTo })}
              />
              <LinePart
                label={t("visits.ask.referralDepartment")}
                value={filled.referralDepartment}
                onChange={(referralDepartment) => change({ referralDepartment })}
              />
            </div>
          )}
        </div>
      )}
    </Choice>
  );
}
