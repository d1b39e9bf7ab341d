// Ends a dispatch that does not reach its aim: stood down because nobody has to go, or failed. Whoever was paged is told.
import { Form, Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DispatchId, EndReason, Permit } from "../../protocol/generated";
import { FormDialog } from "../ledgers/FormDialog";
import { PermitButton } from "./PermitButton";
import { useDispatchCommand } from "./queries";

type How = "stand_down" | "fail";

const PATH: Record<How, string> = { stand_down: "stand-down", fail: "fail" };
const REASONS: Record<How, readonly EndReason[]> = {
  stand_down: ["safe", "taken_by_others", "false_alarm", "duplicate", "drill_over"],
  fail: ["nobody_could_go", "not_found", "unreachable"],
};
/** Same as `protocol::limits::END_NOTE_CHARS`. */
const NOTE_CHARS = 2_000;

interface Props {
  dispatch: DispatchId;
  number: string;
  how: How;
  permit: Permit | undefined;
}

export function EndDispatchButton({ dispatch, number, how, permit }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"no" | "yes">("no");
  return (
    <>
      <PermitButton
        size="small"
        permit={permit}
        aria-label={t(`endDispatch.${how}Of`, { number })}
        onAct={() => setOpen("yes")}
      >
        {t(`endDispatch.${how}`)}
      </PermitButton>
      {open === "yes" && (
        <EndDialog dispatch={dispatch} number={number} how={how} onClose={() => setOpen("no")} />
      )}
    </>
  );
}

interface Filled {
  because: EndReason;
  note: string;
}

function EndDialog({ dispatch, number, how, onClose }: Omit<Props, "permit"> & { onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Filled>();
  const sending = useDispatchCommand();
  return (
    <FormDialog<Filled>
      title={t(`endDispatch.${how}Of`, { number })}
      form={form}
      initialValues={{ note: "" }}
      sending={sending}
      tone="danger"
      okText={t(`endDispatch.${how}`)}
      onFinish={(filled) =>
        void sending.send(`dispatches/${dispatch}/${PATH[how]}`, filled, { done: onClose })
      }
      onClose={onClose}
    >
      <p className="muted lead">{t(`endDispatch.${how}Body`)}</p>
      <Form.Item
        name="because"
        label={t("endDispatch.because")}
        rules={[{ required: true, message: t("accounts.required", { what: t("endDispatch.because") }) }]}
      >
        <Radio.Group
          vertical
          options={REASONS[how].map((reason) => ({ value: reason, label: t(`endReason.${reason}`) }))}
        />
      </Form.Item>
      <Form.Item name="note" label={t("endDispatch.note")}>
        <Input.TextArea rows={2} maxLength={NOTE_CHARS} />
      </Form.Item>
    </FormDialog>
  );
}
