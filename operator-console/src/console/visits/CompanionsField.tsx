// Who of the group went along to the home.
import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Companion } from "../../protocol/generated";
import { LinePart } from "./Question";
import { useVisitWords } from "./words";

/** Same as `domain::visit`. */
const MOST_COMPANIONS = 12;
const FIRST: Companion = { role: "village_cadre", name: "" };

interface Props {
  value: readonly Companion[];
  onChange: (companions: Companion[]) => void;
}

export function CompanionsField({ value, onChange }: Props) {
  const { t } = useTranslation();
  const roles = useVisitWords("companionRole");
  const change = (at: number, part: Partial<Companion>) =>
    onChange(value.map((one, other) => (other === at ? { ...one, ...part } : one)));
  return (
    <div className="stack">
      {value.map(({ role, name }, at) => (
        <div key={at} className="entry-card entry-head">
          <div className="part companion-role">
            <span aria-hidden="true">{t("visits.ask.companionRole")}</span>
            <Select
              size="large"
              aria-label={t("visits.ask.ofCompanion", { n: at + 1, what: t("visits.ask.companionRole") })}
              value={role}
              options={roles}
              onChange={(chosen) => change(at, { role: chosen })}
            />
          </div>
          <LinePart
            label={t("visits.ask.ofCompanion", { n: at + 1, what: t("visits.ask.companionName") })}
            value={name}
            onChange={(written) => change(at, { name: written })}
          />
          <Button
            className="large-button"
            icon={<DeleteOutlined />}
            aria-label={t("visits.removeCompanion", { n: at + 1 })}
            onClick={() => onChange(value.filter((_, other) => other !== at))}
          />
        </div>
      ))}
      {value.length < MOST_COMPANIONS && (
        <Button className="large-button" icon={<PlusOutlined />} onClick={() => onChange([...value, FIRST])}>
          {t("visits.addCompanion")}
        </Button>
      )}
    </div>
  );
}
