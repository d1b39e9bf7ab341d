// How many of each profession: for what a dispatch needs, and for what is to be on call at every minute.
import { InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import type { Need, Profession } from "../../protocol/generated";
import { useWords } from "../words";
import { MOST } from "./needs";

interface Props {
  /** Given by the form around it. */
  value?: Need[];
  onChange?: (needs: Need[]) => void;
}

export function NeedsField({ value = [], onChange }: Props) {
  const { t } = useTranslation();
  const professions = useWords("profession");
  const countOf = (profession: Profession) => value.find((one) => one.profession === profession)?.count ?? 0;
  const change = (profession: Profession, count: number) => {
    const others = professions.map(({ value: each }) => ({
      profession: each,
      count: each === profession ? count : countOf(each),
    }));
    onChange?.(others.filter(({ count: each }) => each > 0));
  };
  return (
    <div className="needs-field">
      {professions.map(({ value: profession, label }) => (
        <div key={profession} className={countOf(profession) > 0 ? "need needed" : "need"}>
          <span aria-hidden="true">{label}</span>
          <InputNumber
            size="small"
            min={0}
            max={MOST}
            precision={0}
            aria-label={t("teams.countOf", { profession: label })}
            value={countOf(profession)}
            onChange={(count) => change(profession, count ?? 0)}
          />
        </div>
      ))}
    </div>
  );
}
