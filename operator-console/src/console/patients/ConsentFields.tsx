// Whether the person, or who decides for them, agrees to being managed in the community.
import { Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import type { Consenter, PatientConsent } from "../../protocol/generated";
import { useRequired } from "../ledgers/FormDialog";
import { useWords } from "../words";

export interface FilledConsent {
  consent: PatientConsent["kind"];
  consent_by: Consenter;
  consent_on: string;
}

export const filledConsent = (consent: PatientConsent): Partial<FilledConsent> =>
  consent.kind === "not_asked"
    ? { consent: consent.kind }
    : { consent: consent.kind, consent_by: consent.by, consent_on: consent.on };

export const consentOf = ({ consent, consent_by, consent_on }: FilledConsent): PatientConsent =>
  consent === "not_asked" ? { kind: consent } : { kind: consent, by: consent_by, on: consent_on };

export function ConsentFields() {
  const { t } = useTranslation();
  const required = useRequired();
  const words = useWords("consentWord");
  const consenters = useWords("consenter");
  const consent = Form.useWatch("consent") as FilledConsent["consent"] | undefined;
  return (
    <>
      <Form.Item name="consent" label={t("registering.consent")} extra={t("registering.consentHint")}>
        <Radio.Group optionType="button" options={words} />
      </Form.Item>
      {(consent === "given" || consent === "refused") && (
        <div className="two-columns">
          <Form.Item
            name="consent_by"
            label={t("registering.consentBy")}
            rules={required(t("registering.consentBy"))}
          >
            <Radio.Group optionType="button" options={consenters} />
          </Form.Item>
          <Form.Item
            name="consent_on"
            label={t("registering.consentOn")}
            rules={required(t("registering.consentOn"))}
          >
            <Input type="date" />
          </Form.Item>
        </div>
      )}
    </>
  );
}
