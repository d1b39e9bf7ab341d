// A rating from 0 to 100, or honestly unknown; without an answer it stands nowhere.
import { Button, Slider } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Rating } from "../forms/assessment";

interface Props {
  label: string;
  value: Rating | undefined;
  onChange: (rating: Rating) => void;
}

const HIGHEST = 100;
const STEP = 5;

export function RatingField({ label, value, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const given = value?.kind === "given" ? value.value : null;
  return (
    <fieldset className="rating" aria-labelledby={id}>
      <div className="between">
        <span id={id}>{label}</span>
        <span className="gap">
          <b className="num">
            {given ?? (value?.kind === "unknown" ? t("known.unknown") : t("assess.unanswered"))}
          </b>
          <Button
            size="small"
            type={value?.kind === "unknown" ? "primary" : "default"}
            aria-pressed={value?.kind === "unknown"}
            onClick={() => onChange({ kind: "unknown" })}
          >
            {t("known.unknown")}
          </Button>
        </span>
      </div>
      <Slider
        className={given === null ? "unset" : ""}
        min={0}
        max={HIGHEST}
        step={STEP}
        value={given ?? 0}
        onChange={(chosen) => onChange({ kind: "given", value: chosen })}
        ariaLabelForHandle={label}
        ariaValueTextFormatterForHandle={(shown) => (given === null ? t("assess.unanswered") : String(shown))}
        tooltip={{ open: false }}
      />
    </fieldset>
  );
}
