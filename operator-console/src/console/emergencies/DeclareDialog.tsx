// Declares an emergency, or begins a drill of one: it activates the newest version of its area's plan.
import { Form, Input, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { AreaId, DeclareEmergency, Emergency } from "../../protocol/generated";
import { useDispatchCommand, usePlans } from "../dispatch/queries";
import { markRefused } from "../forms/mark-refused";
import { FormDialog, useRequired } from "../ledgers/FormDialog";
import { useAreaChoices } from "../teams/queries";
import { useWords } from "../words";

type Filled = Omit<DeclareEmergency, "id">;

/** Same as `protocol::limits` for what happened. */
const TITLE_CHARS = 120;

interface Props {
  onClose: () => void;
  onDeclared: (emergency: Emergency) => void;
}

export function DeclareDialog({ onClose, onDeclared }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Filled>();
  const area = Form.useWatch("area", form);
  const purpose = Form.useWatch("purpose", form);
  const purposes = useWords("purpose");
  const areas = useAreaChoices();
  const required = useRequired();
  const sending = useDispatchCommand();
  return (
    <FormDialog<Filled>
      title={t("emergencies.declare")}
      form={form}
      initialValues={{ purpose: "real", title: "" }}
      sending={sending}
      tone={purpose === "drill" ? "plain" : "danger"}
      okText={t(purpose === "drill" ? "emergencies.beginDrill" : "emergencies.declare")}
      onFinish={(filled) =>
        void sending.send<Emergency>("emergencies", filled, {
          done: onDeclared,
          failed: (error) => markRefused(form, error, t("refusedField")),
        })
      }
      onClose={onClose}
    >
      <Form.Item name="purpose" label={t("request.purpose")}>
        <Radio.Group optionType="button" options={purposes} />
      </Form.Item>
      <Form.Item name="title" label={t("emergencies.what")} rules={required(t("emergencies.what"))}>
        <Input autoComplete="off" maxLength={TITLE_CHARS} />
      </Form.Item>
      <Form.Item
        name="area"
        label={t("teams.area")}
        rules={required(t("teams.area"))}
        extra={<ActivatedPlan area={area} />}
      >
        <Select showSearch={{ optionFilterProp: "label" }} options={areas} />
      </Form.Item>
    </FormDialog>
  );
}

/** Which version would be activated; a township without one falls back to the county's, which the server finds. */
function ActivatedPlan({ area }: { area: AreaId | undefined }) {
  const { t } = useTranslation();
  const plans = usePlans().data ?? [];
  if (area === undefined) return null;
  const plan = plans.find((one) => one.area === area);
  return plan === undefined
    ? t("emergencies.planOfAbove")
    : t("emergencies.activates", { title: plan.title, n: plan.version });
}
