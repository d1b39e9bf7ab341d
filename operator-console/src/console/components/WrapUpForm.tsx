// The record by the report form's codes, and closing the session.
import { Input, Select } from "antd";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type {
  ActionKind,
  ActionStage,
  MySession,
  SaveWrapUp,
  SessionRecord,
  WrapUp,
} from "../../protocol/generated";
import { api } from "../api";
import { useFormDraft } from "../desk/drafts";
import { BLANK_WRAP_UP, fromWrapUp, missingOfWrapUp, toWrapUp, type WrapUpDraft } from "../forms/wrap-up";
import { useWords } from "../words";
import { ClosingSteps, useFollowUp } from "./ClosingSteps";
import { OneOfFew, SomeOf } from "./questions";
import { SavedMark } from "./SavedMark";
import { SaveFoot } from "./SaveFoot";

const FollowUpFields = lazy(() => import("./FollowUpFields"));

export function WrapUpForm({ session, record }: { session: MySession; record: SessionRecord }) {
  const { t } = useTranslation();
  const blank = record.wrap_up === null ? BLANK_WRAP_UP : fromWrapUp(record.wrap_up);
  const { form, state, change } = useFormDraft(session.session, "wrap_up", blank);
  const followUp = useFollowUp(session, record, form);
  return (
    <section className="form" aria-label={t("side.wrapUp")}>
      <div className="between pad">
        <span className="good">{record.wrap_up !== null && `✓ ${t("wrapUp.recorded")}`}</span>
        <SavedMark state={state} />
      </div>
      <div className="pad stack scroll">
        <Fields form={form} change={change} />
        {followUp !== null && (
          <Suspense>
            <FollowUpFields form={form} change={change} suggested={followUp.suggested} />
          </Suspense>
        )}
      </div>
      <div className="foot stack">
        <SaveRecord session={session} form={form} />
        {session.stage.kind === "wrap_up" && (
          <ClosingSteps session={session} record={record} followUp={followUp} />
        )}
      </div>
    </section>
  );
}

export interface WrapUpProps {
  form: WrapUpDraft;
  change: (part: Partial<WrapUpDraft>) => void;
}

const LOCAL = ["yes", "no", "unknown"] as const;

function Fields({ form, change }: WrapUpProps) {
  const { t } = useTranslation();
  const problems = useWords("problemType");
  const marks = useWords("mark");
  const services = useWords("service");
  const outcomes = useWords("outcome");
  return (
    <>
      <SomeOf
        label={<b>{t("wrapUp.problems")}</b>}
        options={problems}
        value={form.problems}
        onChange={(chosen) => change({ problems: chosen })}
      />
      <SomeOf
        label={<b>{t("wrapUp.services")}</b>}
        options={services}
        value={form.services}
        onChange={(chosen) => change({ services: chosen })}
      />
      <SomeOf
        label={<b>{t("wrapUp.marks")}</b>}
        options={marks}
        value={form.marks}
        onChange={(chosen) => change({ marks: chosen })}
      />
      <div className="answer">
        <label htmlFor="wrap-outcome">
          <b>{t("wrapUp.outcome")}</b>
        </label>
        <Select
          id="wrap-outcome"
          size="small"
          className="grow"
          value={form.outcome ?? null}
          options={outcomes}
          onChange={(outcome) => change({ outcome })}
        />
      </div>
      <Actions form={form} change={change} />
      <OneOfFew
        label={<b>{t("wrapUp.local")}</b>}
        options={LOCAL.map((value) => ({ value, label: t(`wrapUp.localWords.${value}`) }))}
        value={form.local}
        onChange={(local) => change({ local })}
      />
      <label>
        <b>{t("wrapUp.summary")}</b>
        <Input.TextArea
          rows={4}
          value={form.summary}
          onChange={({ target }) => change({ summary: target.value })}
        />
      </label>
    </>
  );
}

const NOT_RAISED = "not_raised";

function Actions({ form, change }: WrapUpProps) {
  const { t } = useTranslation();
  const kinds = useWords("actionKind");
  const stages = useWords("actionStage");
  const set = (kind: ActionKind, stage: ActionStage | typeof NOT_RAISED) => {
    const { [kind]: _, ...others } = form.actions;
    change({ actions: stage === NOT_RAISED ? others : { ...others, [kind]: stage } });
  };
  return (
    <fieldset aria-labelledby="wrap-actions">
      <b id="wrap-actions">{t("wrapUp.actions")}</b>
      <p className="muted">{t("wrapUp.actionsHint")}</p>
      {kinds.map(({ value: kind, label }) => (
        <div key={kind} className="answer">
          <label htmlFor={`action-${kind}`}>{label}</label>
          <Select
            id={`action-${kind}`}
            size="small"
            className={`stage-select ${form.actions[kind] === undefined ? "faint" : ""}`}
            value={form.actions[kind] ?? NOT_RAISED}
            options={[{ value: NOT_RAISED, label: t("wrapUp.notRaised") }, ...stages]}
            onChange={(stage) => set(kind, stage as ActionStage | typeof NOT_RAISED)}
          />
        </div>
      ))}
    </fieldset>
  );
}

function SaveRecord({ session, form }: { session: MySession; form: WrapUpDraft }) {
  const { t } = useTranslation();
  return (
    <SaveFoot<WrapUp>
      session={session.session}
      body={toWrapUp(form)}
      missing={missingOfWrapUp(form)
        .map((one) => t(`wrapUp.missing.${one}`))
        .join(" · ")}
      send={(id, wrap_up) =>
        api.put(`sessions/${session.session}/wrap-up`, {
          id,
          fence: session.fence,
          wrap_up,
        } satisfies SaveWrapUp)
      }
      words={{ submit: t("wrapUp.submit"), saved: t("wrapUp.saved") }}
      looks={session.stage.kind === "wrap_up" ? "default" : "primary"}
    />
  );
}
