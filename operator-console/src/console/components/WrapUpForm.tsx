// The record by the report form's codes, and closing the session.
import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Checkbox, Input, Radio, Select } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ActionKind, ActionStage, MySession, SaveWrapUp, SessionRecord } from "../../protocol/generated";
import { api } from "../api";
import { useCommandIds } from "../command-id";
import { useFormDraft } from "../desk/drafts";
import { useReport } from "../desk/use-ask";
import { BLANK_WRAP_UP, fromWrapUp, missingOfWrapUp, toWrapUp, type WrapUpDraft } from "../forms/wrap-up";
import { useWords } from "../words";
import { ClosingSteps, useFollowUp } from "./ClosingSteps";
import { SavedMark } from "./SavedMark";

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
      <div className="pad stack">
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

function Fields({ form, change }: WrapUpProps) {
  const { t } = useTranslation();
  const problems = useWords("problemType");
  const marks = useWords("mark");
  const services = useWords("service");
  const outcomes = useWords("outcome");
  return (
    <>
      <fieldset aria-labelledby="wrap-problems">
        <b id="wrap-problems">{t("wrapUp.problems")}</b>
        <Checkbox.Group
          options={problems}
          value={form.problems}
          onChange={(chosen) => change({ problems: chosen })}
        />
      </fieldset>
      <fieldset aria-labelledby="wrap-services">
        <b id="wrap-services">{t("wrapUp.services")}</b>
        <Checkbox.Group
          options={services}
          value={form.services}
          onChange={(chosen) => change({ services: chosen })}
        />
      </fieldset>
      <fieldset aria-labelledby="wrap-marks">
        <b id="wrap-marks">{t("wrapUp.marks")}</b>
        <Checkbox.Group options={marks} value={form.marks} onChange={(chosen) => change({ marks: chosen })} />
      </fieldset>
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
      <fieldset className="answer" aria-labelledby="wrap-local">
        <b id="wrap-local">{t("wrapUp.local")}</b>
        <Radio.Group
          size="small"
          optionType="button"
          buttonStyle="solid"
          aria-labelledby="wrap-local"
          value={form.local}
          options={(["yes", "no", "unknown"] as const).map((value) => ({
            value,
            label: t(`wrapUp.localWords.${value}`),
          }))}
          onChange={({ target }) => change({ local: target.value })}
        />
      </fieldset>
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
  const { message } = App.useApp();
  const queries = useQueryClient();
  const report = useReport();
  const [tried, setTried] = useState<"no" | "yes">("no");
  const [busy, setBusy] = useState(false);
  const ids = useCommandIds();
  const missing = missingOfWrapUp(form);
  const save = async () => {
    setTried("yes");
    const wrap_up = toWrapUp(form);
    if (wrap_up === null) return;
    setBusy(true);
    try {
      const saved: SaveWrapUp = { id: ids.idFor(wrap_up), fence: session.fence, wrap_up };
      await api.put(`sessions/${session.session}/wrap-up`, saved);
      ids.settled();
      void message.success(t("wrapUp.saved"));
      setTried("no");
      await queries.invalidateQueries({ queryKey: ["session", session.session] });
    } catch (error) {
      report(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {tried === "yes" && missing.length > 0 && (
        <p className="late" role="alert">
          {missing.map((one) => t(`wrapUp.missing.${one}`)).join(" · ")}
        </p>
      )}
      <div className="between">
        <span />
        <Button
          type={session.stage.kind === "wrap_up" ? "default" : "primary"}
          loading={busy}
          onClick={() => void save()}
        >
          {t("wrapUp.submit")}
        </Button>
      </div>
    </>
  );
}
