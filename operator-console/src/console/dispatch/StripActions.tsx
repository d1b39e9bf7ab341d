// What may be done with a dispatch from its strip: take it, page on, name the lead, answer a page, end it.
import { App, Form, Input, InputNumber, Radio, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DeclineBecause, DispatchStrip, PageOutcome, StaffId } from "../../protocol/generated";
import { useReport } from "../desk/use-ask";
import { FormDialog } from "../ledgers/FormDialog";
import { useWords } from "../words";
import { EndDispatchButton } from "./EndDialog";
import { PermitButton } from "./PermitButton";
import { mayNow, permitOf } from "./permits";
import { useDispatchCommand } from "./queries";

export function StripActions({ strip }: { strip: DispatchStrip }) {
  const { dispatch, number, actions } = strip;
  return (
    <span className="gap strip-actions">
      <Answer strip={strip} />
      <Take strip={strip} />
      <NextStep strip={strip} />
      <Lead strip={strip} />
      <EndDispatchButton
        dispatch={dispatch}
        number={number}
        how="stand_down"
        permit={permitOf(actions, "stand_down")}
      />
      <EndDispatchButton dispatch={dispatch} number={number} how="fail" permit={permitOf(actions, "fail")} />
    </span>
  );
}

function Take({ strip: { dispatch, number, actions } }: { strip: DispatchStrip }) {
  const { t } = useTranslation();
  const report = useReport();
  const sending = useDispatchCommand();
  return (
    <PermitButton
      size="small"
      permit={permitOf(actions, "take")}
      loading={sending.busy}
      aria-label={t("dispatches.takeOf", { number })}
      onAct={() => void sending.send(`dispatches/${dispatch}/take`, {}, { done: () => {}, failed: report })}
    >
      {t("dispatches.take")}
    </PermitButton>
  );
}

/** Said of the step that is shown: when it has passed meanwhile, nothing happens. */
function NextStep({ strip: { dispatch, number, actions, ladder } }: { strip: DispatchStrip }) {
  const { t } = useTranslation();
  const report = useReport();
  const sending = useDispatchCommand();
  return (
    <PermitButton
      size="small"
      permit={permitOf(actions, "escalate")}
      loading={sending.busy}
      aria-label={t("dispatches.escalateOf", { number })}
      onAct={() =>
        void sending.send(
          `dispatches/${dispatch}/escalate`,
          { taken: ladder.taken },
          { done: () => {}, failed: report },
        )
      }
    >
      {t("dispatches.escalate")}
    </PermitButton>
  );
}

function Lead({ strip }: { strip: DispatchStrip }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"no" | "yes">("no");
  const permit = permitOf(strip.actions, "name_lead");
  if (strip.crew.length === 0) return null;
  return (
    <>
      <PermitButton
        size="small"
        permit={permit}
        aria-label={t("dispatches.nameLeadOf", { number: strip.number })}
        onAct={() => setOpen("yes")}
      >
        {t("dispatches.nameLead")}
      </PermitButton>
      {open === "yes" && <LeadDialog strip={strip} onClose={() => setOpen("no")} />}
    </>
  );
}

function LeadDialog({ strip, onClose }: { strip: DispatchStrip; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ lead: StaffId }>();
  const sending = useDispatchCommand();
  return (
    <FormDialog<{ lead: StaffId }>
      title={t("dispatches.nameLeadOf", { number: strip.number })}
      form={form}
      initialValues={{ lead: strip.crew[0]?.staff ?? "" }}
      sending={sending}
      onFinish={(filled) => void sending.send(`dispatches/${strip.dispatch}/lead`, filled, { done: onClose })}
      onClose={onClose}
    >
      <Form.Item name="lead" label={t("duty.lead")}>
        <Select
          options={strip.crew.map(({ staff, name, profession }) => ({
            value: staff,
            label: `${name} · ${t(`profession.${profession}`)}`,
          }))}
        />
      </Form.Item>
    </FormDialog>
  );
}

/** For somebody of the team at a desktop: I go, or I do not and what I can do instead. */
function Answer({ strip: { dispatch, number, actions } }: { strip: DispatchStrip }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const report = useReport();
  const sending = useDispatchCommand();
  const [declining, setDeclining] = useState<"no" | "yes">("no");
  const acknowledge = permitOf(actions, "acknowledge");
  const decline = permitOf(actions, "decline");
  const go = () =>
    void sending.send<PageOutcome>(
      `dispatches/${dispatch}/acknowledge`,
      {},
      {
        done: ({ outcome }) => void message.success(t(`pageSeated.${outcome}`)),
        failed: report,
      },
    );
  return (
    <>
      {mayNow(acknowledge) && (
        <PermitButton
          size="small"
          type="primary"
          permit={acknowledge}
          loading={sending.busy}
          aria-label={t("dispatches.goOf", { number })}
          onAct={go}
        >
          {t("dispatches.go")}
        </PermitButton>
      )}
      {mayNow(decline) && (
        <PermitButton
          size="small"
          permit={decline}
          aria-label={t("dispatches.declineOf", { number })}
          onAct={() => setDeclining("yes")}
        >
          {t("dispatches.decline")}
        </PermitButton>
      )}
      {declining === "yes" && (
        <DeclineDialog dispatch={dispatch} number={number} onClose={() => setDeclining("no")} />
      )}
    </>
  );
}

interface Declined {
  because: DeclineBecause;
  /** Minutes; null: not at all. */
  there_in: number | null;
  telephone: "now" | "later" | "no";
  words: string;
}

const MINUTE_MS = 60_000;
/** Same as `protocol::limits::OFFER_CHARS`. */
const OFFER_CHARS = 500;

function DeclineDialog({
  dispatch,
  number,
  onClose,
}: {
  dispatch: string;
  number: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Declined>();
  const reasons = useWords("declineBecause");
  const telephones = useWords("telephone");
  const sending = useDispatchCommand();
  const submit = ({ because, there_in, telephone, words }: Declined) =>
    void sending.send(
      `dispatches/${dispatch}/decline`,
      {
        because,
        offer: {
          there_in_ms: there_in === null ? null : Math.round(there_in * MINUTE_MS),
          telephone,
          words: words.trim(),
        },
      },
      { done: onClose },
    );
  return (
    <FormDialog<Declined>
      title={t("dispatches.declineOf", { number })}
      form={form}
      initialValues={{ there_in: null, telephone: "no", words: "" }}
      sending={sending}
      okText={t("dispatches.decline")}
      onFinish={submit}
      onClose={onClose}
    >
      <Form.Item
        name="because"
        label={t("dispatches.declineBecause")}
        rules={[
          { required: true, message: t("accounts.required", { what: t("dispatches.declineBecause") }) },
        ]}
      >
        <Radio.Group vertical options={reasons} />
      </Form.Item>
      <div className="two-columns">
        <Form.Item name="there_in" label={t("dispatches.thereInMinutes")}>
          <InputNumber min={1} precision={0} />
        </Form.Item>
        <Form.Item name="telephone" label={t("dispatches.telephone")}>
          <Radio.Group vertical options={telephones} />
        </Form.Item>
      </div>
      <Form.Item name="words" label={t("dispatches.offerWords")}>
        <Input.TextArea rows={2} maxLength={OFFER_CHARS} />
      </Form.Item>
    </FormDialog>
  );
}
