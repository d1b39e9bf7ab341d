// What sessions are looked for by: days, people, and what is true of them. Each change is in the address at once.
import { Input, Select } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { SessionFilter } from "../../protocol/generated";
import { usePeople } from "../ledgers/PeopleField";
import { useWords } from "../words";
import { CHOICE_NAMES, CHOICES, type Choice, isValue, withValue } from "./filter";

interface Props {
  filter: SessionFilter;
  onChange: (filter: SessionFilter) => void;
}

export function FilterBar({ filter, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <fieldset className="finder" aria-label={t("finder.filters")}>
      <DayField name="from" filter={filter} onChange={onChange} />
      <DayField name="to" filter={filter} onChange={onChange} />
      <OperatorField filter={filter} onChange={onChange} />
      {CHOICE_NAMES.map((name) => (
        <ChoiceField key={name} name={name} filter={filter} onChange={onChange} />
      ))}
    </fieldset>
  );
}

function DayField({ name, filter, onChange }: Props & { name: "from" | "to" }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{t(`finder.${name}`)}</label>
      <Input
        id={id}
        type="date"
        value={filter[name] ?? ""}
        onChange={({ target }) => onChange(withValue(filter, name, target.value))}
      />
    </div>
  );
}

function OperatorField({ filter, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <ManyField
      label={t("finder.operator")}
      options={usePeople()}
      value={filter.operator ?? []}
      onChange={(chosen) => onChange(withValue(filter, "operator", chosen))}
    />
  );
}

function ChoiceField({ name, filter, onChange }: Props & { name: Choice }) {
  const { t } = useTranslation();
  const words: { value: string; label: string }[] = useWords(CHOICES[name]);
  return (
    <ManyField
      label={t(`finder.${name}`)}
      options={words.filter(({ value }) => isValue(name, value))}
      value={filter[name] ?? []}
      onChange={(chosen) => onChange(withValue(filter, name, chosen as SessionFilter[Choice]))}
    />
  );
}

interface ManyProps {
  label: string;
  options: { value: string; label: string }[];
  value: readonly string[];
  onChange: (chosen: string[]) => void;
}

function ManyField({ label, options, value, onChange }: ManyProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        mode="multiple"
        className="wide"
        allowClear
        maxTagCount="responsive"
        showSearch={{ optionFilterProp: "label" }}
        placeholder={t("finder.any")}
        options={options}
        value={[...value]}
        onChange={onChange}
      />
    </div>
  );
}
