// What is asked before a team goes: where, on what ground, why, how soon, who, and what waits on the way.
import { Alert, Checkbox, Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { AreaItem } from "../teams/AreaItem";
import { NeedsField } from "../teams/NeedsField";
import { needsFault } from "../teams/needs";
import { useWords } from "../words";
import { parsePlace, pointWords } from "./place";
import { hasPlace, type RequestForm } from "./request";

/** Same as `domain::dispatch::brief`. */
const FIELD_CHARS = 2_000;
const NAME_CHARS = 120;

export function PlaceFields() {
  const { t } = useTranslation();
  const confidences = useWords("placeConfidence");
  return (
    <fieldset aria-labelledby="request-place">
      <h2 id="request-place">{t("request.where")}</h2>
      <AreaItem label={t("request.area")} />
      <Form.Item
        name="place"
        label={t("request.place")}
        dependencies={["pasted"]}
        rules={[
          ({ getFieldsValue }) => ({
            validator: async () => {
              if (!hasPlace(getFieldsValue(true) as Partial<RequestForm>))
                throw new Error(t("request.noPlace"));
            },
          }),
        ]}
      >
        <Input.TextArea rows={2} maxLength={FIELD_CHARS} placeholder={t("request.placeHint")} />
      </Form.Item>
      <Form.Item name="pasted" label={t("request.pasted")}>
        <Input autoComplete="off" maxLength={FIELD_CHARS} placeholder={t("request.pastedHint")} />
      </Form.Item>
      <Understood />
      <Form.Item name="confidence" label={t("request.confidence")}>
        <Radio.Group optionType="button" options={confidences} />
      </Form.Item>
    </fieldset>
  );
}

/** What was read out of what was pasted, said at once. */
function Understood() {
  const { t } = useTranslation();
  const pasted: string = Form.useWatch("pasted") ?? "";
  if (pasted.trim() === "") return null;
  const parsed = parsePlace(pasted);
  return (
    <p role="status" className={parsed === null ? "late understood" : "good understood"}>
      {parsed === null
        ? t("request.notUnderstood")
        : t("request.understood", { point: pointWords(parsed.point), datum: t(`datum.${parsed.datum}`) })}
    </p>
  );
}

export function GroundFields() {
  const { t } = useTranslation();
  const bases = useWords("basis");
  const reasons = useWords("dispatchReason");
  const classes = useWords("responseClass");
  const required = (what: string) => [{ required: true, message: t("accounts.required", { what }) }];
  return (
    <fieldset aria-labelledby="request-ground">
      <h2 id="request-ground">{t("request.ground")}</h2>
      <Form.Item
        name="basis"
        label={t("request.basis")}
        extra={t("request.basisHint")}
        rules={required(t("request.basis"))}
      >
        <Radio.Group vertical options={bases} />
      </Form.Item>
      <Form.Item
        name="reasons"
        label={t("request.reasons")}
        rules={[{ type: "array", min: 1, message: t("accounts.required", { what: t("request.reasons") }) }]}
      >
        <Checkbox.Group options={reasons} />
      </Form.Item>
      <Form.Item name="class" label={t("request.class")}>
        <Radio.Group optionType="button" options={classes} />
      </Form.Item>
    </fieldset>
  );
}

export function TeamFields() {
  const { t } = useTranslation();
  const services = useWords("rescueService");
  return (
    <fieldset aria-labelledby="request-team">
      <h2 id="request-team">{t("request.team")}</h2>
      <Form.Item
        name="needs"
        label={t("request.needs")}
        rules={[
          {
            validator: async (_, needs) => {
              const fault = needsFault(needs ?? []);
              if (fault !== null) throw new Error(t(`request.needsFault.${fault}`));
            },
          },
        ]}
      >
        <NeedsField />
      </Form.Item>
      <Form.Item name="danger" label={t("request.danger")}>
        <Input.TextArea rows={2} maxLength={FIELD_CHARS} placeholder={t("request.dangerHint")} />
      </Form.Item>
      <Form.Item name="services" label={t("request.services")} extra={t("request.servicesHint")}>
        <Checkbox.Group options={services} />
      </Form.Item>
    </fieldset>
  );
}

export function PersonFields() {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t("request.person")}</summary>
      <Form.Item name="situation" label={t("request.situation")}>
        <Input.TextArea rows={2} maxLength={FIELD_CHARS} />
      </Form.Item>
      <div className="two-columns">
        <Form.Item name="personName" label={t("request.personName")}>
          <Input autoComplete="off" maxLength={NAME_CHARS} />
        </Form.Item>
        <Form.Item name="personPhone" label={t("request.personPhone")}>
          <Input type="tel" autoComplete="off" maxLength={NAME_CHARS} />
        </Form.Item>
      </div>
      <Form.Item name="personAbout" label={t("request.personAbout")}>
        <Input.TextArea rows={2} maxLength={FIELD_CHARS} />
      </Form.Item>
      <Form.Item name="callBack" label={t("request.callBack")} extra={t("request.callBackHint")}>
        <Input type="tel" autoComplete="off" maxLength={NAME_CHARS} />
      </Form.Item>
    </details>
  );
}

export function SealedHint() {
  const { t } = useTranslation();
  return <Alert type="info" showIcon title={t("request.sealed")} />;
}
