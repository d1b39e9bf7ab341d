// Why a hospital must admit at once, who may pay, and whether a guardian is known.
import { Checkbox, Form, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { GreenForm } from "../../protocol/generated";
import { useWords } from "../words";

export const EMPTY_GREEN: GreenForm = { reasons: [], payer: "not_known", guardian: "unknown" };

/** Within the field of a form that is called so. */
export function GreenFields({ name }: { name: string | string[] }) {
  const { t } = useTranslation();
  const reasons = useWords("greenReason");
  const payers = useWords("payerStatus");
  const guardians = useWords("guardianStatus");
  const path = (field: keyof GreenForm) => [name, field].flat();
  return (
    <>
      <Form.Item
        name={path("reasons")}
        label={t("refer.greenReasons")}
        rules={[
          { type: "array", min: 1, message: t("accounts.required", { what: t("refer.greenReasons") }) },
        ]}
      >
        <Checkbox.Group options={reasons} className="grid-choices" />
      </Form.Item>
      <Form.Item name={path("payer")} label={t("refer.payer")} extra={t("refer.payerHint")}>
        <Select options={payers} />
      </Form.Item>
      <Form.Item name={path("guardian")} label={t("refer.guardian")}>
        <Radio.Group optionType="button" options={guardians} />
      </Form.Item>
    </>
  );
}

/** The same, to read. */
export function GreenRead({ green }: { green: GreenForm }) {
  const { t } = useTranslation();
  return (
    <dl className="care-facts">
      <div>
        <dt>{t("refer.greenReasons")}</dt>
        <dd>{green.reasons.map((one) => t(`greenReason.${one}`)).join(" · ")}</dd>
      </div>
      <div>
        <dt>{t("refer.payer")}</dt>
        <dd>{t(`payerStatus.${green.payer}`)}</dd>
      </div>
      <div>
        <dt>{t("refer.guardian")}</dt>
        <dd>{t(`guardianStatus.${green.guardian}`)}</dd>
      </div>
    </dl>
  );
}
