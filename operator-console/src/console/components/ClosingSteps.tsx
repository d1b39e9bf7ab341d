// What is left before a session can be closed, and closing.
import { App } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type {
  CloseSession,
  FollowUpPlan,
  MySession,
  SessionRecord,
  Timestamp,
} from "../../protocol/generated";
import { api } from "../api";
import { useCommandIds } from "../command-id";
import { saveDraftsOf } from "../desk/drafts";
import { useReport } from "../desk/use-ask";
import { asksForFollowUp, lastAssessment, toPlan, type WrapUpDraft } from "../forms/wrap-up";
import { ActionButton } from "./ActionButton";
import { useSuggestion } from "./AssessmentForm";

/** The follow-up plan where one is asked for; null where none is. */
export type FollowUp = { suggested: readonly Timestamp[]; plan: FollowUpPlan | null } | null;

export function useFollowUp(session: MySession, record: SessionRecord, form: WrapUpDraft): FollowUp {
  const assessment = lastAssessment(record.assessments);
  const asked = session.stage.kind === "wrap_up" && asksForFollowUp(assessment);
  const suggestion = useSuggestion(
    session.session,
    asked && assessment?.kind === "assessed" ? assessment.form : null,
  );
  if (!asked) return null;
  const suggested = suggestion.data?.follow_up_dates ?? [];
  return { suggested, plan: toPlan(form, suggested) };
}

interface Props {
  session: MySession;
  record: SessionRecord;
  followUp: FollowUp;
}

export function ClosingSteps({ session, record, followUp }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const report = useReport();
  const [busy, setBusy] = useState(false);
  const ids = useCommandIds();
  const plan = followUp?.plan ?? null;
  const steps = [
    { name: t("wrapUp.stepAssessment"), done: record.assessments.length > 0 },
    { name: t("wrapUp.stepWrapUp"), done: record.wrap_up !== null },
    ...(followUp === null ? [] : [{ name: t("wrapUp.stepFollowUp"), done: plan !== null }]),
  ];
  const close = async () => {
    setBusy(true);
    try {
      await saveDraftsOf(session.session);
      const { fence } = session;
      const body: CloseSession = { id: ids.idFor({ fence, plan }), fence };
      if (plan !== null) body.follow_up = plan;
      await api.post(`sessions/${session.session}/close`, body);
      void message.success(t("wrapUp.closed"));
    } catch (error) {
      report(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <ul className="steps" aria-label={t("wrapUp.steps")}>
        {steps.map(({ name, done }) => (
          <li key={name} className={done ? "good" : "late"}>
            <span aria-hidden="true">{done ? "✓" : "○"}</span> {name}{" "}
            <span className="sr">{done ? t("wrapUp.stepDone") : t("wrapUp.stepOpen")}</span>
          </li>
        ))}
      </ul>
      <ActionButton
        action="close"
        actions={session.actions}
        shortcut="close"
        type="primary"
        block
        loading={busy}
        onAct={() => void close()}
      >
        {t("wrapUp.closeSession")}
      </ActionButton>
    </>
  );
}
