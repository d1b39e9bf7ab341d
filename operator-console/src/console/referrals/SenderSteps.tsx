// What the sender does with a referral that is on its way: ask to take it back, send the signed page once more.
import { App, Form, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CancelReason, ReferralView } from "../../protocol/generated";
import { useReport } from "../desk/use-ask";
import { PermitButton } from "../dispatch/PermitButton";
import { FormDialog } from "../ledgers/FormDialog";
import { permitOf } from "./permits";
import { useReferralCommand } from "./queries";

/** That somebody else has taken the person, only the ladder says. */
const REASONS = [
  "no_longer_needed",
  "person_refuses",
  "sent_in_error",
] as const satisfies readonly CancelReason[];

export function SenderSteps({ view }: { view: ReferralView }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const report = useReport();
  const sending = useReferralCommand();
  const [cancelling, setCancelling] = useState<"no" | "yes">("no");
  return (
    <>
      <PermitButton
        permit={permitOf(view, "send_link")}
        loading={sending.busy}
        onAct={() =>
          void sending.send(
            `referrals/${view.row.referral}/link`,
            {},
            { done: () => void message.success(t("referrals.linkSent")), failed: report },
          )
        }
      >
        {t("referrals.step.send_link")}
      </PermitButton>
      <PermitButton permit={permitOf(view, "ask_to_cancel")} onAct={() => setCancelling("yes")}>
        {t("referrals.step.ask_to_cancel")}
      </PermitButton>
      {cancelling === "yes" && <CancelDialog view={view} onClose={() => setCancelling("no")} />}
    </>
  );
}

function CancelDialog({ view, onClose }: { view: ReferralView; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ because: CancelReason }>();
  const sending = useReferralCommand();
  return (
    <FormDialog<{ because: CancelReason }>
      title={t("referrals.step.ask_to_cancel")}
      form={form}
      initialValues={{}}
      sending={sending}
      tone="danger"
      okText={t("referrals.step.ask_to_cancel")}
      onFinish={({ because }) =>
        void sending.send(
          `referrals/${view.row.referral}/cancel`,
          { version: view.version, because },
          { done: onClose },
        )
      }
      onClose={onClose}
    >
      <p className="muted lead">{t("referrals.cancelBody")}</p>
      <Form.Item
        name="because"
        label={t("referrals.because")}
        rules={[{ required: true, message: t("accounts.required", { what: t("referrals.because") }) }]}
      >
        <Radio.Group
          vertical
          options={REASONS.map((value) => ({ value, label: t(`referralCancel.${value}`) }))}
        />
      </Form.Item>
    </FormDialog>
  );
}
