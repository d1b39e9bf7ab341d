// The days that figures are of: by name, or by their first and last.
import { Input, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { type Days, daysOf, PRESETS, type Preset, presetOf } from "./figures";

interface Props {
  days: Days;
  today: string;
  onDays: (days: Days) => void;
}

export function PeriodField({ days, today, onDays }: Props) {
  const { t } = useTranslation();
  const chosen = presetOf(days, today);
  return (
    <>
      <Segmented<Preset | "other">
        aria-label={t("kpis.period")}
        value={chosen ?? "other"}
        options={[
          ...PRESETS.map((preset) => ({ value: preset, label: t(`kpis.preset.${preset}`) })),
          ...(chosen === null ? [{ value: "other" as const, label: t("kpis.preset.other") }] : []),
        ]}
        onChange={(preset) => {
          if (preset !== "other") onDays(daysOf(preset, today));
        }}
      />
      <span className="gap">
        <Input
          type="date"
          className="day"
          aria-label={t("kpis.from")}
          value={days.from}
          max={days.to}
          onChange={({ target: { value } }) => value !== "" && onDays({ ...days, from: value })}
        />
        <span aria-hidden="true">–</span>
        <Input
          type="date"
          className="day"
          aria-label={t("kpis.to")}
          value={days.to}
          min={days.from}
          onChange={({ target: { value } }) => value !== "" && onDays({ ...days, to: value })}
        />
      </span>
    </>
  );
}
