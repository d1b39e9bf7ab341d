// The risk form: short, each answer may honestly be unknown; it suggests a tier, the person decides.
import { useQuery } from "@tanstack/react-query";
import { Button, Input, Radio, Segmented, Select } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { timeOfDay } from "../../core/format.ts";
import type {
  Assessment,
  MySession,
  RiskForm,
  RiskTier,
  SaveAssessment,
  SessionRecord,
  SuggestionView,
} from "../../protocol/generated";
import { api } from "../api";
import { useFormDraft } from "../desk/drafts";
import {
  type AssessmentDraft,
  fromAssessment,
  isOverride,
  KNOWN_QUESTIONS,
  missingOf,
  RATINGS,
  restUnknown,
  toAssessment,
  toForm,
  unanswered,
} from "../forms/assessment";
import { useWords } from "../words";
import { OneOfFew, SomeOf } from "./questions";
import { RatingField } from "./RatingField";
import { RiskTag } from "./RiskTag";
import { SavedMark } from "./SavedMark";
import { SaveFoot } from "./SaveFoot";

/** Pause after the last answer before a suggestion is asked for. */
const SUGGEST_AFTER_MS = 500;
/** In the order of the domain; "unrated" is no decision. */
const TIERS: readonly RiskTier[] = ["none", "low", "moderate", "high", "imminent"];

/** What the server's rules make of the answers so far; nothing while none is given. */
export function useSuggestion(session: string, form: RiskForm | null) {
  const wanted = form === null ? null : JSON.stringify(form);
  const [settled, setSettled] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(wanted), SUGGEST_AFTER_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  return useQuery({
    queryKey: ["suggestion", session, settled],
    queryFn: () =>
      api.post<SuggestionView>(`sessions/${session}/suggestion`, {
        form: JSON.parse(settled ?? "{}") as RiskForm,
      }),
    enabled: settled !== null,
    placeholderData: (before) => before,
  });
}

export function AssessmentForm({ session, record }: { session: MySession; record: SessionRecord }) {
  const { t } = useTranslation();
  const last = record.assessments.at(-1);
  const recorded = fromAssessment(last?.assessment);
  const { form, state, change, clear } = useFormDraft(session.session, "assessment", recorded);
  const anything = unanswered(form).length < 7;
  const suggestion = useSuggestion(session.session, anything ? toForm(form) : null);
  const suggested = anything ? suggestion.data?.suggestion : undefined;
  return (
    <section className="form" aria-label={t("side.assess")}>
      <div className="between pad">
        <Segmented<AssessmentDraft["mode"]>
          size="small"
          aria-label={t("assess.mode")}
          value={form.mode}
          onChange={(mode: AssessmentDraft["mode"]) => change({ mode })}
          options={[
            { value: "assessed", label: t("assess.assessed") },
            { value: "not_assessed", label: t("assess.notAssessed") },
          ]}
        />
        <SavedMark state={state} />
      </div>
      {last !== undefined && (
        <p className="pad good">
          ✓{" "}
          {t(last.assessment.kind === "assessed" ? "assess.recorded" : "assess.recordedNot", {
            t: timeOfDay(last.at),
            by: last.by_name,
          })}{" "}
          {last.assessment.kind === "assessed" && <RiskTag tier={last.assessment.decided} />}
        </p>
      )}
      <div className="pad stack scroll">
        {form.mode === "assessed" ? (
          <Answers form={form} change={change} suggested={suggested?.tier} />
        ) : (
          <WhyNotAssessed form={form} change={change} />
        )}
        <label>
          {t("assess.remarks")}
          <Input.TextArea
            rows={2}
            value={form.remarks}
            onChange={({ target }) => change({ remarks: target.value })}
          />
        </label>
      </div>
      <div className="foot stack">
        {form.mode === "assessed" && (
          <p className="suggestion" role="status">
            <span>{t("assess.suggested")}</span>
            {suggested === undefined ? (
              <span className="muted">
                {suggestion.isFetching ? t("assess.suggesting") : t("assess.noSuggestion")}
              </span>
            ) : (
              <>
                <RiskTag tier={suggested.tier} />
                <span className="muted">
                  {suggested.reasons.map((reason) => t(`suggestionReason.${reason}`)).join(" · ")}
                </span>
              </>
            )}
          </p>
        )}
        <Record
          session={session}
          record={record}
          form={form}
          change={change}
          clear={clear}
          suggested={suggested?.tier}
        />
      </div>
    </section>
  );
}

interface PartProps {
  form: AssessmentDraft;
  change: (part: Partial<AssessmentDraft>) => void;
}

function Answers({ form, change, suggested }: PartProps & { suggested: RiskTier | undefined }) {
  const { t } = useTranslation();
  const known = useWords("known");
  const when = useWords("when");
  const protective = useWords("protective");
  return (
    <>
      {RATINGS.map((name) => (
        <RatingField
          key={name}
          label={t(`assess.question.${name}`)}
          value={form[name]}
          onChange={(rating) => change({ [name]: rating })}
        />
      ))}
      {KNOWN_QUESTIONS.map((name) => (
        <OneOfFew
          key={name}
          label={t(`assess.question.${name}`)}
          options={known}
          value={form[name]}
          onChange={(answer) => change({ [name]: answer })}
        />
      ))}
      <div className="answer">
        <label htmlFor="ask-when">{t("assess.question.when")}</label>
        <Select
          id="ask-when"
          size="small"
          className="grow"
          value={form.when ?? null}
          placeholder={t("assess.unanswered")}
          options={when}
          onChange={(value) => change({ when: value })}
        />
      </div>
      <SomeOf
        label={t("assess.protective")}
        options={protective}
        value={form.protective}
        onChange={(chosen) => change({ protective: chosen })}
      />
      <Decision form={form} change={change} suggested={suggested} />
    </>
  );
}

function Decision({ form, change, suggested }: PartProps & { suggested: RiskTier | undefined }) {
  const { t } = useTranslation();
  return (
    <fieldset className="decision" aria-labelledby="ask-decided">
      <div className="between">
        <b id="ask-decided">{t("assess.decided")}</b>
        {suggested !== undefined && form.decided !== suggested && (
          <Button size="small" type="link" onClick={() => change({ decided: suggested })}>
            {t("assess.adopt")}
          </Button>
        )}
      </div>
      <Radio.Group
        size="small"
        optionType="button"
        buttonStyle="solid"
        aria-labelledby="ask-decided"
        value={form.decided ?? null}
        options={TIERS.map((tier) => ({ value: tier, label: t(`tier.${tier}`) }))}
        onChange={({ target }) => change({ decided: target.value as RiskTier })}
      />
      {isOverride(form, suggested) && (
        <label>
          {t("assess.overrideReason")}
          <Input.TextArea
            rows={2}
            value={form.overrideReason}
            onChange={({ target }) => change({ overrideReason: target.value })}
          />
        </label>
      )}
    </fieldset>
  );
}

function WhyNotAssessed({ form, change }: PartProps) {
  const { t } = useTranslation();
  const reasons = useWords("notAssessed");
  return (
    <fieldset aria-labelledby="ask-reason">
      <span id="ask-reason">{t("assess.reason")}</span>
      <Radio.Group
        vertical
        aria-labelledby="ask-reason"
        value={form.notAssessed ?? null}
        options={reasons}
        onChange={({ target }) => change({ notAssessed: target.value })}
      />
    </fieldset>
  );
}

interface RecordProps extends PartProps {
  session: MySession;
  record: SessionRecord;
  clear: () => void;
  suggested: RiskTier | undefined;
}

function Record({ session, record, form, change, clear, suggested }: RecordProps) {
  const { t } = useTranslation();
  const missing = missingOf(form, suggested);
  return (
    <SaveFoot<Assessment>
      session={session.session}
      body={toAssessment(form, suggested)}
      missing={missing === null ? "" : t(`assess.missing.${missing}`, { n: unanswered(form).length })}
      send={(id, assessment) =>
        api.post(`sessions/${session.session}/assessment`, {
          id,
          fence: session.fence,
          assessment,
        } satisfies SaveAssessment)
      }
      onSaved={clear}
      words={{
        submit: record.assessments.length > 0 ? t("assess.again") : t("assess.submit"),
        saved: t("assess.saved"),
      }}
    >
      {form.mode === "assessed" && unanswered(form).length > 0 && (
        <Button onClick={() => change(restUnknown(form))}>{t("assess.restUnknown")}</Button>
      )}
    </SaveFoot>
  );
}
