// The escalation policy of a team: its steps, and beside them in plain sentences what they come to.
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { App, Button, Checkbox, InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { EscalationPolicy, PageChannel, Step, Team } from "../../protocol/generated";
import { Failure, Loaded } from "../components/states";
import { useWords } from "../words";
import { movedBy } from "./order";
import {
  isWhole,
  LONGEST_WAIT_MINUTES,
  MOST_ROUNDS,
  MOST_STEPS,
  SHORTEST_WAIT_MINUTES,
  waitMinutes,
  withMore,
  without,
  withStep,
  withWait,
} from "./policy";
import { usePreview, useTeamCommand } from "./queries";
import { useSentence } from "./sentences";

export function PolicyEditor({ team }: { team: Team }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const sending = useTeamCommand();
  const [policy, setPolicy] = useState(team.form.policy);
  const mayKeep = team.keep.kind === "yes";
  const isChanged = JSON.stringify(policy) !== JSON.stringify(team.form.policy);
  const save = () =>
    sending.put(
      `teams/${team.team}`,
      { version: team.version, form: { ...team.form, policy } },
      { done: () => void message.success(t("policyWords.saved")) },
    );
  return (
    <div className="policy-editor">
      <div className="stack">
        <ol className="policy-steps">
          {policy.steps.map((step, at) => (
            <StepRow key={at} policy={policy} step={step} at={at} mayKeep={mayKeep} onChange={setPolicy} />
          ))}
        </ol>
        {mayKeep && (
          <>
            <div className="gap">
              <Button
                icon={<PlusOutlined />}
                disabled={policy.steps.length >= MOST_STEPS}
                onClick={() => setPolicy(withMore(policy))}
              >
                {t("policyWords.addStep")}
              </Button>
              <span className="gap">
                <span aria-hidden="true">{t("policyWords.rounds")}</span>
                <InputNumber
                  aria-label={t("policyWords.rounds")}
                  min={1}
                  max={MOST_ROUNDS}
                  precision={0}
                  value={policy.rounds}
                  onChange={(rounds) => setPolicy({ ...policy, rounds: rounds ?? 1 })}
                />
              </span>
            </div>
            {sending.failure !== null && <Failure error={sending.failure} />}
            <div className="gap">
              <Button
                type="primary"
                loading={sending.busy}
                disabled={!isChanged || !isWhole(policy)}
                onClick={() => void save()}
              >
                {t("save")}
              </Button>
              <span role="status" className="late">
                {isChanged && t("settings.unsaved")}
              </span>
            </div>
          </>
        )}
      </div>
      <Preview team={team} policy={policy} />
    </div>
  );
}

interface StepProps {
  policy: EscalationPolicy;
  step: Step;
  at: number;
  mayKeep: boolean;
  onChange: (policy: EscalationPolicy) => void;
}

function StepRow({ policy, step, at, mayKeep, onChange }: StepProps) {
  const { t } = useTranslation();
  const whom = useWords("whom");
  const channels = useWords("pageChannel");
  const n = at + 1;
  return (
    <li className="policy-step">
      <div className="gap">
        <b>{t("policyWords.stepNumber", { n })}</b>
        <Select
          className="grow"
          aria-label={t("policyWords.whomOf", { n })}
          disabled={!mayKeep}
          options={whom}
          value={step.whom}
          onChange={(value) => onChange(withStep(policy, at, { whom: value }))}
        />
        {mayKeep && <StepButtons policy={policy} at={at} onChange={onChange} />}
      </div>
      <Checkbox.Group
        aria-label={t("policyWords.channelsOf", { n })}
        disabled={!mayKeep}
        options={channels}
        value={step.channels}
        onChange={(chosen) => onChange(withStep(policy, at, { channels: chosen as PageChannel[] }))}
      />
      {step.channels.length === 0 && <p className="late">{t("policyWords.noChannel")}</p>}
      <span className="gap">
        {t("policyWords.wait")}
        <InputNumber
          min={SHORTEST_WAIT_MINUTES}
          max={LONGEST_WAIT_MINUTES}
          disabled={!mayKeep}
          aria-label={t("policyWords.waitOf", { n })}
          value={waitMinutes(step)}
          onChange={(minutes) => onChange(withWait(policy, at, minutes ?? SHORTEST_WAIT_MINUTES))}
        />
        {t("policyWords.minutes")}
      </span>
    </li>
  );
}

function StepButtons({ policy, at, onChange }: Pick<StepProps, "policy" | "at" | "onChange">) {
  const { t } = useTranslation();
  const n = at + 1;
  const move = (by: number) => onChange({ ...policy, steps: movedBy(policy.steps, at, by) });
  return (
    <>
      <Button
        type="text"
        icon={<ArrowUpOutlined />}
        aria-label={t("policyWords.earlier", { n })}
        disabled={at === 0}
        onClick={() => move(-1)}
      />
      <Button
        type="text"
        icon={<ArrowDownOutlined />}
        aria-label={t("policyWords.later", { n })}
        disabled={at === policy.steps.length - 1}
        onClick={() => move(1)}
      />
      <Button
        type="text"
        icon={<DeleteOutlined />}
        aria-label={t("policyWords.remove", { n })}
        disabled={policy.steps.length === 1}
        onClick={() => onChange(without(policy, at))}
      />
    </>
  );
}

function Preview({ team, policy }: { team: Team; policy: EscalationPolicy }) {
  const { t } = useTranslation();
  const query = usePreview(team.team, policy);
  const sentenceOf = useSentence();
  return (
    <section className="preview" aria-labelledby="policy-preview" aria-live="polite">
      <h3 id="policy-preview">{t("policyWords.preview")}</h3>
      <p className="muted">{t("policyWords.previewHint")}</p>
      <Loaded query={query}>
        {({ sentences }) => (
          <ol className="sentences">
            {sentences.map((sentence, at) => {
              const { at: clock, words } = sentenceOf(sentence);
              return (
                <li key={at} className={sentence.kind === "supervisor" ? "to-supervisor" : ""}>
                  <span className="num">{clock}</span> {words}
                </li>
              );
            })}
          </ol>
        )}
      </Loaded>
    </section>
  );
}
