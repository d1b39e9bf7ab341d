// What is asked of something a patient did that hurt or damaged.
import { Form, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { fromDate } from "../../core/server-clock.ts";
import type { EnterHarm, HarmKind, HarmSource } from "../../protocol/generated";
import { useRequired } from "../ledgers/FormDialog";
import { useWords } from "../words";

/** Same as `protocol::limits` for an account, and as `domain::harm::MOST_PEOPLE`. */
const ACCOUNT_CHARS = 8_000;
const MOST_PEOPLE = 1_000;

export interface FilledHarm {
  kind: HarmKind;
  /** A department's own entries are its own. */
  source?: HarmSource;
  /** By this machine's calendar. */
  happened_at: string;
  injured: number | null;
  deaths: number | null;
  account: string;
}

export const BLANK_HARM: Partial<FilledHarm> = { injured: 0, deaths: 0, account: "" };

export const harmOf = ({
  kind,
  source = "other",
  happened_at,
  injured,
  deaths,
  account,
}: FilledHarm): Omit<EnterHarm, "id"> => ({
  kind,
  source,
  happened_at: fromDate(new Date(happened_at)),
  injured: injured ?? 0,
  deaths: deaths ?? 0,
  account: account.trim(),
});

/** Whoever keeps the file says who told of it; a department is its own source. */
export function HarmFields({ told }: { told: "by_somebody" | "by_own_department" }) {
  const { t } = useTranslation();
  const required = useRequired();
  const kinds = useWords("harmKind");
  const sources = useWords("harmSource");
  return (
    <>
      <div className="two-columns">
        <Form.Item name="kind" label={t("patientForms.kind")} rules={required(t("patientForms.kind"))}>
          <Select options={kinds} />
        </Form.Item>
        {told === "by_somebody" && (
          <Form.Item
            name="source"
            label={t("patientForms.source")}
            rules={required(t("patientForms.source"))}
          >
            <Select options={sources} />
          </Form.Item>
        )}
      </div>
      <Form.Item
        name="happened_at"
        label={t("patientForms.happenedAt")}
        rules={required(t("patientForms.happenedAt"))}
      >
        <Input type="datetime-local" />
      </Form.Item>
      <div className="two-columns">
        {(["injured", "deaths"] as const).map((name) => (
          <Form.Item key={name} name={name} label={t(`patientForms.${name}`)}>
            <InputNumber min={0} max={MOST_PEOPLE} precision={0} />
          </Form.Item>
        ))}
      </div>
      <Form.Item name="account" label={t("patientForms.account")} rules={required(t("patientForms.account"))}>
        <Input.TextArea rows={4} maxLength={ACCOUNT_CHARS} />
      </Form.Item>
    </>
  );
}
