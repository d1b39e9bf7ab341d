// Writes the disposition record, or the next version of it.
import { Checkbox, Form, Input, InputNumber, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { DispatchView, DispositionForm, Scene } from "../../../protocol/generated";
import { markRefused } from "../../forms/mark-refused";
import { FormDialog, useRequired } from "../../ledgers/FormDialog";
import { useWords } from "../../words";
import { useDispatchCommand } from "../queries";
import { knownOf } from "./record";

/** Same as `protocol::limits::RECORD_NAMES`. */
const MOST_NAMES = 12;
const TEXT_CHARS = 8_000;

interface Props {
  view: DispatchView;
  scene: Scene;
  onClose: () => void;
}

export function RecordDialog({ view, scene, onClose }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<DispositionForm>();
  const sending = useDispatchCommand();
  const { record } = scene;
  const before = record.kind === "written" ? record.written : null;
  const submit = (filled: DispositionForm) =>
    void sending.send(
      `dispatches/${scene.dispatch}/records`,
      { seen: before?.version ?? 0, form: filled },
      { done: onClose, failed: (error) => markRefused(form, error, t("refusedField")) },
    );
  return (
    <FormDialog<DispositionForm>
      title={t("disposition.title")}
      form={form}
      initialValues={before?.form ?? knownOf(view, scene.measures)}
      sending={sending}
      onFinish={submit}
      onClose={onClose}
    >
      <What />
      <People />
      <Outcome />
    </FormDialog>
  );
}

function What() {
  const { t } = useTranslation();
  const required = useRequired();
  const said = (name: "place" | "reporter" | "narrative") => ({
    name,
    label: t(`disposition.field.${name}`),
    rules: required(t(`disposition.field.${name}`)),
  });
  return (
    <>
      <Form.Item {...said("place")}>
        <Input autoComplete="off" maxLength={TEXT_CHARS} />
      </Form.Item>
      <Form.Item {...said("reporter")} extra={t("disposition.reporterHint")}>
        <Input autoComplete="off" maxLength={TEXT_CHARS} />
      </Form.Item>
      <Form.Item {...said("narrative")}>
        <Input.TextArea rows={4} maxLength={TEXT_CHARS} />
      </Form.Item>
      <div className="two-columns">
        {(["injured", "dead"] as const).map((name) => (
          <Form.Item key={name} name={name} label={t(`disposition.field.${name}`)}>
            <InputNumber min={0} precision={0} />
          </Form.Item>
        ))}
      </div>
      <Form.Item name="property_loss" label={t("disposition.field.property_loss")}>
        <Input autoComplete="off" maxLength={TEXT_CHARS} />
      </Form.Item>
    </>
  );
}

function People() {
  const { t } = useTranslation();
  return (
    <div className="two-columns">
      {(["psychiatrists", "nurses"] as const).map((name) => (
        <Form.Item
          key={name}
          name={name}
          label={t(`disposition.field.${name}`)}
          extra={t("disposition.namesHint")}
        >
          <Select
            mode="tags"
            open={false}
            suffixIcon={null}
            maxCount={MOST_NAMES}
            tokenSeparators={[" ", "、", ","]}
          />
        </Form.Item>
      ))}
      {(["police_organ", "police_officer"] as const).map((name) => (
        <Form.Item key={name} name={name} label={t(`disposition.field.${name}`)}>
          <Input autoComplete="off" maxLength={TEXT_CHARS} />
        </Form.Item>
      ))}
    </div>
  );
}

function Outcome() {
  const { t } = useTranslation();
  const required = useRequired();
  const reasons = useWords("dispatchReason");
  const measures = useWords("measure");
  const standings = useWords("diagnosisStanding");
  const payers = useWords("payer");
  return (
    <>
      <Form.Item name="reasons" label={t("disposition.field.reasons")}>
        <Checkbox.Group options={reasons} />
      </Form.Item>
      <Form.Item
        name="measures"
        label={t("disposition.field.measures")}
        rules={[
          {
            type: "array",
            min: 1,
            message: t("accounts.required", { what: t("disposition.field.measures") }),
          },
        ]}
      >
        <Checkbox.Group options={measures} />
      </Form.Item>
      <Form.Item name="diagnosis" label={t("disposition.field.diagnosis")}>
        <Input autoComplete="off" maxLength={TEXT_CHARS} />
      </Form.Item>
      <div className="two-columns">
        <Form.Item name="diagnosis_standing" label={t("disposition.standing")}>
          <Radio.Group optionType="button" options={standings} />
        </Form.Item>
        <Form.Item name="payer" label={t("disposition.field.payer")}>
          <Select options={payers} />
        </Form.Item>
      </div>
      <Form.Item
        name="effect"
        label={t("disposition.field.effect")}
        rules={required(t("disposition.field.effect"))}
      >
        <Input.TextArea rows={2} maxLength={TEXT_CHARS} />
      </Form.Item>
    </>
  );
}
