// Blocks an abusive caller for some hours: says what that means, and what it does not.
import { App, Form, Input, InputNumber, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { BlockCaller, CallerBlock, FloorRow } from "../../protocol/generated";
import { api } from "../api";
import { useCommandIds } from "../command-id";
import { markRefused } from "../forms/mark-refused";
import { useAttempt } from "../forms/use-attempt";
import { FormDialog, useRequired } from "../ledgers/FormDialog";

interface Filled {
  hours: number;
  reason: string;
}

/** The usual ones; the server takes every number up to the last. */
const USUAL_HOURS = [1, 4, 24, 72];
const MOST_HOURS = 72;
const FIRST_HOURS = 4;
/** Same as `protocol::limits::REMARK_CHARS`. */
const REASON_CHARS = 8_000;

export default function BlockDialog({ row, onClose }: { row: FloorRow; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Filled>();
  const hours = Form.useWatch("hours", form) ?? FIRST_HOURS;
  const required = useRequired();
  const attempt = useAttempt();
  const ids = useCommandIds();
  const submit = (filled: Filled) =>
    attempt.run(
      async () => {
        const body: BlockCaller = { id: ids.idFor(filled), ...filled };
        const { until } = await api.post<CallerBlock>(`sessions/${row.session}/block`, body);
        ids.settled();
        void message.success(t("blocks.done", { t: dayAndTime(until) }));
        onClose();
      },
      (error) => markRefused(form, error, t("refusedField")),
    );
  return (
    <FormDialog<Filled>
      title={t("blocks.blockTitle", { alias: row.alias })}
      form={form}
      initialValues={{ hours: FIRST_HOURS }}
      sending={attempt}
      tone="danger"
      okText={t("blocks.submit")}
      onFinish={(filled) => void submit(filled)}
      onClose={onClose}
    >
      <p className="lead">{t(`blocks.${row.channel}`)}</p>
      <p className="lead">{t("blocks.goesOn")}</p>
      <div className="hours">
        <Form.Item label={t("blocks.hours")}>
          <Radio.Group
            optionType="button"
            value={hours}
            onChange={({ target }) => form.setFieldValue("hours", target.value)}
            options={USUAL_HOURS.map((n) => ({ value: n, label: t("blocks.hoursOf", { n }) }))}
          />
        </Form.Item>
        <Form.Item
          name="hours"
          label={t("blocks.hoursOther")}
          rules={[{ required: true, message: t("blocks.hoursOther") }]}
        >
          <InputNumber min={1} max={MOST_HOURS} precision={0} />
        </Form.Item>
      </div>
      <Form.Item name="reason" label={t("blocks.blockReason")} rules={required(t("blocks.blockReason"))}>
        <Input.TextArea rows={3} maxLength={REASON_CHARS} />
      </Form.Item>
    </FormDialog>
  );
}
