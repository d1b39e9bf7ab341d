// Adds a course to the plan.
import { Form, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { NewCourse } from "../../protocol/generated";
import { markRefused } from "../forms/mark-refused";
import { useWords } from "../words";
import { FormDialog, MinutesItem, useRequired } from "./FormDialog";
import { useSending } from "./queries";

type Filled = Omit<NewCourse, "id">;

const MOST_MONTHS = 120;

export function CourseDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Filled>();
  const kinds = useWords("trainingKind");
  const required = useRequired();
  const sending = useSending();
  const submit = (filled: Filled) =>
    void sending.send(
      "courses",
      { ...filled, valid_months: filled.valid_months ?? null },
      { done: onClose, failed: (error) => markRefused(form, error, t("refusedField")) },
    );
  return (
    <FormDialog<Filled>
      title={t("training.addCourse")}
      form={form}
      initialValues={{ kind: "annual", title: "", content: "", minutes: 90, valid_months: null }}
      sending={sending}
      onFinish={submit}
      onClose={onClose}
    >
      <Form.Item name="title" label={t("training.courseTitle")} rules={required(t("training.courseTitle"))}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="kind" label={t("training.kind")}>
        <Select options={kinds} />
      </Form.Item>
      <div className="two-columns">
        <MinutesItem name="minutes" label={t("training.minutes")} />
        <Form.Item name="valid_months" label={t("training.validMonths")} extra={t("training.validHint")}>
          <InputNumber min={1} max={MOST_MONTHS} precision={0} />
        </Form.Item>
      </div>
      <Form.Item name="content" label={t("training.content")}>
        <Input.TextArea rows={3} />
      </Form.Item>
    </FormDialog>
  );
}
