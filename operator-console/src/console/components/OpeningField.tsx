// Open hours: round the clock, or narrower with a warning.
import { Alert, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { minuteOfDay } from "../../core/format.ts";
import type { OpeningHours } from "../../protocol/generated";

const NINE = 9 * 60;
const NINE_IN_THE_EVENING = 21 * 60;
const TIME_ZONE = "Asia/Shanghai";

interface Props {
  /** Given by the form around it. */
  value?: OpeningHours;
  onChange?: (hours: OpeningHours) => void;
}

export function OpeningField({ value = { kind: "round_the_clock" }, onChange }: Props) {
  const { t } = useTranslation();
  const choose = (kind: OpeningHours["kind"]) =>
    onChange?.(
      kind === "round_the_clock"
        ? { kind }
        : { kind, from_minute: NINE, until_minute: NINE_IN_THE_EVENING, time_zone: TIME_ZONE },
    );
  return (
    <div className="stack">
      <Radio.Group
        aria-label={t("settings.opening")}
        optionType="button"
        value={value.kind}
        options={[
          { value: "round_the_clock", label: t("settings.roundTheClock") },
          { value: "daily", label: t("settings.daily") },
        ]}
        onChange={({ target }) => choose(target.value)}
      />
      {value.kind === "daily" && (
        <>
          <div className="gap">
            <label>
              {t("settings.from")}
              <Input
                type="time"
                value={minuteOfDay(value.from_minute)}
                onChange={({ target }) => onChange?.({ ...value, from_minute: minutesOf(target.value) })}
              />
            </label>
            <label>
              {t("settings.until")}
              <Input
                type="time"
                value={minuteOfDay(value.until_minute)}
                onChange={({ target }) => onChange?.({ ...value, until_minute: minutesOf(target.value) })}
              />
            </label>
            <label>
              {t("settings.timeZone")}
              <Input
                value={value.time_zone}
                onChange={({ target }) => onChange?.({ ...value, time_zone: target.value })}
              />
            </label>
          </div>
          <Alert type="warning" showIcon title={t("settings.narrow")} />
        </>
      )}
    </div>
  );
}

/** `08:30` as minutes after midnight; an emptied field counts as midnight. */
function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return (hours || 0) * 60 + (minutes || 0);
}
