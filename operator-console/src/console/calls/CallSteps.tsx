// What can be done with a call: take it, talk, say how the try went, settle it without one, give it back or to another.
import { useNavigate } from "@tanstack/react-router";
import { App, Button, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { serverNow } from "../../core/server-clock.ts";
import type {
  Call,
  CallAction,
  CallSessionOpened,
  NoCallReason,
  OpenCallSession,
  RecordAttempt,
  SettleCall,
} from "../../protocol/generated";
import { OneOfFew } from "../components/questions";
import { ReasonedButton, usePermitWords } from "../components/ReasonedButton";
import { Failure } from "../components/states";
import { useReport } from "../desk/use-ask";
import { usePeople } from "../ledgers/PeopleField";
import { useWords } from "../words";
import { permitOf } from "./call-words";
import { useCallCommand } from "./queries";
import { useTake } from "./use-take";

interface Props {
  call: Call;
  onClose: () => void;
}

/** Only what is this person's to do now is laid out; the state above says whose it is otherwise. */
export function CallSteps({ call, onClose }: Props) {
  const may = (action: CallAction) => permitOf(call, action).kind === "yes";
  if (call.state.kind === "settled") return null;
  return (
    <>
      {may("take") && <TakeStep call={call} />}
      {may("open_session") && <TalkStep call={call} />}
      {may("attempt") && <AttemptStep call={call} onClose={onClose} />}
      {may("settle") && <SettleStep call={call} onClose={onClose} />}
      {(may("release") || may("assign")) && <GiveStep call={call} may={may} onClose={onClose} />}
    </>
  );
}

function TakeStep({ call }: { call: Call }) {
  const { t } = useTranslation();
  const take = useTake(call, () => {});
  return (
    <section className="card stack">
      <p className="muted">{t("calls.takeHint")}</p>
      <div className="between">
        <span />
        <Button type="primary" loading={take.busy} onClick={() => void take.run()}>
          {t("calls.take")}
        </Button>
      </div>
    </section>
  );
}

function TalkStep({ call }: { call: Call }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const permit = usePermitWords();
  const sending = useCallCommand();
  const [form] = Form.useForm<{ number?: string }>();
  const submit = ({ number }: { number?: string }) => {
    const body: Omit<OpenCallSession, "id"> = {
      started_at: serverNow(),
      ...(number === undefined ? {} : { number: number.trim() }),
    };
    void sending.send<CallSessionOpened>(`calls/${call.call}/session`, body, {
      done: ({ session }) => void navigate({ to: "/", search: { session } }),
    });
  };
  return (
    <section className="card">
      <h2>{t("calls.talk")}</h2>
      {sending.failure !== null && <Failure error={sending.failure} />}
      <p className="muted lead">{t("calls.talkHint")}</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        {call.number.kind === "unknown" && (
          <Form.Item
            name="number"
            label={t("phone.number")}
            extra={t("calls.numberHint")}
            rules={[{ pattern: /^[\d\s+-]*$/, message: t("phone.invalid") }]}
          >
            <Input inputMode="tel" autoComplete="off" />
          </Form.Item>
        )}
        <ReasonedButton
          type="primary"
          loading={sending.busy}
          why={permit(permitOf(call, "open_session"))}
          onAct={() => form.submit()}
        >
          {t("calls.openSession")}
        </ReasonedButton>
      </Form>
    </section>
  );
}

function AttemptStep({ call, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const sending = useCallCommand();
  const outcomes = useWords("callOutcome");
  const [form] = Form.useForm<Omit<RecordAttempt, "id">>();
  const submit = (filled: Omit<RecordAttempt, "id">) =>
    void sending.send(`calls/${call.call}/attempts`, filled, {
      done: () => {
        void message.success(t(filled.outcome === "not_reached" ? "calls.backOnList" : "calls.settledNow"));
        onClose();
      },
    });
  return (
    <section className="card">
      <h2>{t("calls.attempt")}</h2>
      {sending.failure !== null && <Failure error={sending.failure} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={submit}
        initialValues={{ note: "" }}
        className="call-form"
      >
        <Form.Item name="outcome" rules={[{ required: true, message: t("calls.outcomeMissing") }]}>
          <Outcomes label={t("calls.outcome")} options={outcomes} />
        </Form.Item>
        <Form.Item name="note" label={t("calls.note")} extra={t("calls.noteHint")}>
          <Input.TextArea rows={2} />
        </Form.Item>
        <Button htmlType="submit" loading={sending.busy}>
          {t("calls.saveAttempt")}
        </Button>
      </Form>
    </section>
  );
}

interface OutcomesProps<T extends string> {
  label: string;
  options: { value: T; label: string }[];
  /** Given by the form around it. */
  value?: T;
  onChange?: (chosen: T) => void;
}

function Outcomes<T extends string>({ label, options, value, onChange }: OutcomesProps<T>) {
  return <OneOfFew label={label} options={options} value={value} onChange={(chosen) => onChange?.(chosen)} />;
}

function SettleStep({ call, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const sending = useCallCommand();
  const reasons = useWords("noCallReason");
  const [form] = Form.useForm<{ reason: NoCallReason; note: string }>();
  const submit = (filled: Omit<SettleCall, "id">) =>
    void sending.send(`calls/${call.call}/settle`, filled, {
      done: () => {
        void message.success(t("calls.settledNow"));
        onClose();
      },
    });
  return (
    <details className="card">
      <summary>{t("calls.settle")}</summary>
      {sending.failure !== null && <Failure error={sending.failure} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit} className="call-form">
        <Form.Item name="reason" rules={[{ required: true, message: t("calls.reasonMissing") }]}>
          <Outcomes label={t("calls.reason")} options={reasons} />
        </Form.Item>
        <Form.Item
          name="note"
          label={t("calls.settleNote")}
          rules={[{ required: true, whitespace: true, message: t("calls.settleNoteMissing") }]}
        >
          <Input.TextArea rows={2} />
        </Form.Item>
        <Button htmlType="submit" loading={sending.busy}>
          {t("calls.settleSubmit")}
        </Button>
      </Form>
    </details>
  );
}

function GiveStep({ call, may, onClose }: Props & { may: (action: CallAction) => boolean }) {
  const { t } = useTranslation();
  const report = useReport();
  const release = useCallCommand();
  return (
    <section className="card stack">
      {may("assign") && <Assign call={call} />}
      {may("release") && (
        <div className="between">
          <span className="muted">{t("calls.releaseHint")}</span>
          <Button
            loading={release.busy}
            onClick={() =>
              void release.send(`calls/${call.call}/release`, {}, { done: onClose, failed: report })
            }
          >
            {t("calls.release")}
          </Button>
        </div>
      )}
    </section>
  );
}

function Assign({ call }: { call: Call }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const report = useReport();
  const sending = useCallCommand();
  const people = usePeople();
  const holder = call.state.kind === "assigned" ? { value: call.state.to, label: call.state.to_name } : null;
  const others = people.filter(({ value }) => value !== holder?.value);
  return (
    <div className="between">
      <span id="assign">{t("calls.assign")}</span>
      <Select
        aria-labelledby="assign"
        className="assign"
        loading={sending.busy}
        showSearch={{ optionFilterProp: "label" }}
        placeholder={t("calls.assignTo")}
        value={holder?.value ?? null}
        options={holder === null ? others : [holder, ...others]}
        onChange={(staff) =>
          void sending.send(
            `calls/${call.call}/assign`,
            { staff },
            { done: () => void message.success(t("calls.assigned")), failed: report },
          )
        }
      />
    </div>
  );
}
