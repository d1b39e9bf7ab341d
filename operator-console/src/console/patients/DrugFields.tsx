// Drugs as they are taken now: by day, or an injection that lasts. Also what a visit asks.
import { Button, Form, Input, InputNumber, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { useRequired } from "../ledgers/FormDialog";
import { BLANK_DRUG, type FilledDrug } from "./file-form";

/** Same as `domain::patient::file`. */
const NAME_CHARS = 120;
const MOST_DRUGS = 3;
const MOST_MG = 10_000;
const MOST_WEEKS = 26;

export function DrugFields() {
  const { t } = useTranslation();
  return (
    <Form.List name="drugs">
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }, at) => (
            <DrugRow key={key} name={name} n={at + 1} onRemove={() => remove(name)} />
          ))}
          {rows.length < MOST_DRUGS && (
            <Button onClick={() => add({ ...BLANK_DRUG })}>{t("registering.addDrug")}</Button>
          )}
        </>
      )}
    </Form.List>
  );
}

interface RowProps {
  name: number;
  n: number;
  onRemove: () => void;
}

function DrugRow({ name, n, onRemove }: RowProps) {
  const { t } = useTranslation();
  const required = useRequired();
  const kind = Form.useWatch(["drugs", name, "kind"]) as FilledDrug["kind"] | undefined;
  const drug = t("registering.drug", { n });
  const amount = (field: keyof FilledDrug, label: string, most: number) => (
    <Form.Item name={[name, field]} label={label}>
      <InputNumber min={0} max={most} aria-label={`${drug} ${label}`} />
    </Form.Item>
  );
  return (
    <div className="file-row">
      <Form.Item name={[name, "drug"]} label={drug} rules={required(drug)}>
        <Input autoComplete="off" maxLength={NAME_CHARS} />
      </Form.Item>
      <Form.Item name={[name, "kind"]} label={t("registering.doseKind", { n })}>
        <Radio.Group
          optionType="button"
          options={[
            { value: "daily", label: t("registering.daily") },
            { value: "depot", label: t("registering.depot") },
          ]}
        />
      </Form.Item>
      {kind === "depot" ? (
        <>
          {amount("every_weeks", t("registering.everyWeeks"), MOST_WEEKS)}
          {amount("dose", t("registering.eachDose"), MOST_MG)}
        </>
      ) : (
        <>
          {amount("morning", t("registering.morning"), MOST_MG)}
          {amount("noon", t("registering.noon"), MOST_MG)}
          {amount("night", t("registering.night"), MOST_MG)}
        </>
      )}
      <Button onClick={onRemove}>{t("registering.removeDrug", { n })}</Button>
    </div>
  );
}
