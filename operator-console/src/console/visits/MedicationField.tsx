// Medicines as they are taken now, at most three: by mouth in the morning, at noon, at night, or as a depot.
import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import { BLANK_DRUG, type FilledDrug } from "../patients/file-form";
import { Choices, LinePart } from "./Question";

/** Same as `domain::patient`. */
const MOST_DRUGS = 3;
const MOST_MG = 10_000;
const MOST_WEEKS = 26;

interface Props {
  value: readonly FilledDrug[];
  onChange: (drugs: FilledDrug[]) => void;
}

export function MedicationField({ value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      {value.map((drug, at) => (
        <Drug
          key={at}
          n={at + 1}
          drug={drug}
          onChange={(part) => onChange(value.map((one, other) => (other === at ? { ...one, ...part } : one)))}
          onRemove={() => onChange(value.filter((_, other) => other !== at))}
        />
      ))}
      {value.length < MOST_DRUGS && (
        <Button
          className="large-button"
          icon={<PlusOutlined />}
          onClick={() => onChange([...value, BLANK_DRUG])}
        >
          {t("registering.addDrug")}
        </Button>
      )}
    </div>
  );
}

interface DrugProps {
  n: number;
  drug: FilledDrug;
  onChange: (part: Partial<FilledDrug>) => void;
  onRemove: () => void;
}

function Drug({ n, drug, onChange, onRemove }: DrugProps) {
  const { t } = useTranslation();
  const name = t("registering.drug", { n });
  return (
    <div className="entry-card">
      <div className="entry-head">
        <LinePart label={name} value={drug.drug} onChange={(written) => onChange({ drug: written })} />
        <Button
          className="large-button"
          icon={<DeleteOutlined />}
          aria-label={t("registering.removeDrug", { n })}
          onClick={onRemove}
        />
      </div>
      <Choices<FilledDrug["kind"]>
        label={t("registering.doseKind", { n })}
        options={[
          { value: "daily", label: t("registering.daily") },
          { value: "depot", label: t("registering.depot") },
        ]}
        value={drug.kind}
        onChange={(kind) => onChange({ kind })}
      />
      <div className="doses">
        {PARTS[drug.kind].map(({ part, words, most, ...more }) => (
          <Amount
            key={part}
            label={`${name} ${t(`registering.${words}`)}`}
            shown={t(`registering.${words}`)}
            value={drug[part]}
            max={most}
            {...more}
            onChange={(amount) => onChange({ [part]: amount })}
          />
        ))}
      </div>
    </div>
  );
}

interface DosePart {
  part: "morning" | "noon" | "night" | "every_weeks" | "dose";
  words: "morning" | "noon" | "night" | "everyWeeks" | "eachDose";
  most: number;
  /** Where it is counted, not weighed. */
  precision?: 0;
}

/** What a dose is made of. */
const PARTS: Record<FilledDrug["kind"], readonly DosePart[]> = {
  daily: [
    { part: "morning", words: "morning", most: MOST_MG },
    { part: "noon", words: "noon", most: MOST_MG },
    { part: "night", words: "night", most: MOST_MG },
  ],
  depot: [
    { part: "every_weeks", words: "everyWeeks", most: MOST_WEEKS, precision: 0 },
    { part: "dose", words: "eachDose", most: MOST_MG },
  ],
};

interface AmountProps {
  /** Its whole name; `shown` where the eye sees what it belongs to. */
  label: string;
  shown: string;
  value: number | null;
  max: number;
  precision?: number;
  onChange: (amount: number | null) => void;
}

export function Amount({ label, shown, value, max, precision, onChange }: AmountProps) {
  return (
    <div className="part">
      <span aria-hidden="true">{shown}</span>
      <InputNumber<number>
        size="large"
        className="wide"
        aria-label={label}
        inputMode="decimal"
        min={0}
        max={max}
        {...(precision === undefined ? {} : { precision })}
        value={value}
        onChange={onChange}
      />
    </div>
  );
}
