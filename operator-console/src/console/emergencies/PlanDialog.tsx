// Writes the first version of an area's emergency plan, or the next one. What is under way keeps the version it activated.
import { useNavigate } from "@tanstack/react-router";
import { Form, Input, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { EmergencyPlan, EmergencyPlanDetail, WriteEmergencyPlan } from "../../protocol/generated";
import { useDispatchCommand } from "../dispatch/queries";
import { markRefused } from "../forms/mark-refused";
import { FormDialog, useRequired } from "../ledgers/FormDialog";
import { NeedsField } from "../teams/NeedsField";
import { DEFAULT_NEEDS, needsFault } from "../teams/needs";
import { useAreaChoices } from "../teams/queries";
import { useWords } from "../words";

type Filled = Omit<WriteEmergencyPlan, "id">;

const TITLE_CHARS = 120;
/** Same as `protocol::limits::PLAN_CHARS`. */
const BODY_CHARS = 32_000;

/** `follows`: the newest version; null for the first. */
export function PlanDialog({ follows, onClose }: { follows: EmergencyPlan | null; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form] = Form.useForm<Filled>();
  const areas = useAreaChoices();
  const classes = useWords("responseClass");
  const required = useRequired();
  const sending = useDispatchCommand();
  const submit = (filled: Filled) =>
    void sending.send<EmergencyPlanDetail>(
      follows === null ? "emergency-plans" : `emergency-plans/${follows.plan}/versions`,
      follows === null ? filled : { ...filled, area: follows.area },
      {
        done: ({ plan: { plan } }) => {
          onClose();
          void navigate({ to: "/emergencies", search: { view: "plans", plan } });
        },
        failed: (error) => markRefused(form, error, t("refusedField"), { needs_too_few: ["needs"] }),
      },
    );
  return (
    <FormDialog<Filled>
      title={follows === null ? t("plans.new") : t("plans.nextOf", { title: follows.title })}
      form={form}
      initialValues={follows ?? { title: "", body: "", needs: [...DEFAULT_NEEDS], class: "immediate" }}
      sending={sending}
      onFinish={submit}
      onClose={onClose}
    >
      {follows === null && (
        <Form.Item name="area" label={t("teams.area")} rules={required(t("teams.area"))}>
          <Select showSearch={{ optionFilterProp: "label" }} options={areas} />
        </Form.Item>
      )}
      <Form.Item name="title" label={t("plans.name")} rules={required(t("plans.name"))}>
        <Input autoComplete="off" maxLength={TITLE_CHARS} />
      </Form.Item>
      <Form.Item
        name="body"
        label={t("plans.body")}
        extra={t("plans.bodyHint")}
        rules={required(t("plans.body"))}
      >
        <Input.TextArea rows={10} maxLength={BODY_CHARS} />
      </Form.Item>
      <Form.Item
        name="needs"
        label={t("plans.needs")}
        rules={[
          {
            validator: async (_, needs) => {
              const fault = needsFault(needs ?? []);
              if (fault !== null) throw new Error(t(`request.needsFault.${fault}`));
            },
          },
        ]}
      >
        <NeedsField />
      </Form.Item>
      <Form.Item name="class" label={t("request.class")}>
        <Radio.Group optionType="button" options={classes} />
      </Form.Item>
    </FormDialog>
  );
}
