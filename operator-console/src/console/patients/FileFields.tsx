// What is asked of a patient's file: who it is, who is responsible, who else can be asked, and what is known of the illness.
import { Button, Form, Input, Radio, Select } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PatientContact } from "../../protocol/generated";
import { useRequired } from "../ledgers/FormDialog";
import { useWords } from "../words";
import { DrugFields } from "./DrugFields";
import { BLANK_CONTACT } from "./file-form";

/** Same as `domain::patient::file`. */
const NAME_CHARS = 120;
const TEXT_CHARS = 2_000;
const MOST_CONTACTS = 4;

/** Whatever stands beneath name, birth and document is about those. */
export function IdentityFields({ children }: { children?: ReactNode }) {
  const { t } = useTranslation();
  const required = useRequired();
  const genders = useWords("gender");
  const households = useWords("household");
  return (
    <fieldset aria-labelledby="file-identity">
      <h2 id="file-identity">{t("registering.identity")}</h2>
      <div className="two-columns">
        <Form.Item name="name" label={t("registering.name")} rules={required(t("registering.name"))}>
          <Input autoComplete="off" maxLength={NAME_CHARS} />
        </Form.Item>
        <Form.Item name="born_on" label={t("registering.bornOn")} rules={required(t("registering.bornOn"))}>
          <Input type="date" />
        </Form.Item>
      </div>
      <Form.Item name="gender" label={t("registering.gender")}>
        <Radio.Group
          optionType="button"
          options={[...genders, { value: null, label: t("registering.genderUnknown") }]}
        />
      </Form.Item>
      <DocumentFields />
      {children}
      <div className="two-columns">
        <Form.Item name="phone" label={t("registering.phone")}>
          <Input type="tel" autoComplete="off" maxLength={NAME_CHARS} />
        </Form.Item>
        <Form.Item name="household" label={t("registering.household")}>
          <Radio.Group optionType="button" options={households} />
        </Form.Item>
      </div>
      <Form.Item name="address" label={t("registering.address")}>
        <Input autoComplete="off" maxLength={TEXT_CHARS} />
      </Form.Item>
    </fieldset>
  );
}

function DocumentFields() {
  const { t } = useTranslation();
  const required = useRequired();
  const kinds = useWords("documentKind");
  const kind = Form.useWatch("document_kind");
  return (
    <div className="two-columns">
      <Form.Item name="document_kind" label={t("registering.documentKind")}>
        <Select options={[...kinds, { value: null, label: t("registering.noDocument") }]} />
      </Form.Item>
      {kind !== null && (
        <Form.Item
          name="document"
          label={t("registering.document")}
          rules={required(t("registering.document"))}
        >
          <Input autoComplete="off" maxLength={NAME_CHARS} />
        </Form.Item>
      )}
    </div>
  );
}

export function GuardianFields() {
  const { t } = useTranslation();
  const required = useRequired();
  const guardian = Form.useWatch("guardian");
  return (
    <fieldset aria-labelledby="file-guardian">
      <h2 id="file-guardian">{t("registering.guardian")}</h2>
      <Form.Item name="guardian">
        <Radio.Group
          optionType="button"
          aria-labelledby="file-guardian"
          options={[
            { value: "known", label: t("registering.hasGuardian") },
            { value: "none", label: t("patients.nothing") },
          ]}
        />
      </Form.Item>
      {guardian === "known" && (
        <>
          <div className="two-columns">
            <Form.Item
              name="guardian_name"
              label={t("registering.guardianName")}
              rules={required(t("registering.guardianName"))}
            >
              <Input autoComplete="off" maxLength={NAME_CHARS} />
            </Form.Item>
            <Form.Item name="guardian_relation" label={t("registering.guardianRelation")}>
              <Input autoComplete="off" maxLength={NAME_CHARS} />
            </Form.Item>
          </div>
          <div className="two-columns">
            <Form.Item name="guardian_phone" label={t("registering.guardianPhone")}>
              <Input type="tel" autoComplete="off" maxLength={NAME_CHARS} />
            </Form.Item>
            <Form.Item name="guardian_address" label={t("registering.guardianAddress")}>
              <Input autoComplete="off" maxLength={TEXT_CHARS} />
            </Form.Item>
          </div>
        </>
      )}
    </fieldset>
  );
}

export function ContactFields() {
  const { t } = useTranslation();
  const required = useRequired();
  return (
    <fieldset aria-labelledby="file-contacts">
      <h2 id="file-contacts">{t("registering.contacts")}</h2>
      <Form.List name="contacts">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }, at) => (
              <div key={key} className="file-row">
                {(["name", "relation", "phone"] as const satisfies readonly (keyof PatientContact)[]).map(
                  (field) => {
                    const label = t(
                      field === "name"
                        ? "registering.contactName"
                        : field === "relation"
                          ? "registering.contactRelation"
                          : "registering.contactPhone",
                      { n: at + 1 },
                    );
                    return (
                      <Form.Item
                        key={field}
                        name={[name, field]}
                        label={label}
                        rules={field === "name" ? required(label) : []}
                      >
                        <Input autoComplete="off" maxLength={NAME_CHARS} />
                      </Form.Item>
                    );
                  },
                )}
                <Button onClick={() => remove(name)}>{t("registering.removeContact", { n: at + 1 })}</Button>
              </div>
            ))}
            {rows.length < MOST_CONTACTS && (
              <Button onClick={() => add({ ...BLANK_CONTACT })}>{t("registering.addContact")}</Button>
            )}
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

export function ClinicalFields() {
  const { t } = useTranslation();
  return (
    <fieldset aria-labelledby="file-clinical">
      <h2 id="file-clinical">{t("registering.clinical")}</h2>
      <Form.Item name="onset_on" label={t("registering.onsetOn")} extra={t("registering.onsetHint")}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="treatment_before" label={t("registering.treatmentBefore")}>
        <Input.TextArea rows={2} maxLength={TEXT_CHARS} />
      </Form.Item>
      <Form.Item name="danger_before" label={t("registering.dangerBefore")}>
        <Input.TextArea rows={2} maxLength={TEXT_CHARS} />
      </Form.Item>
      <DrugFields />
    </fieldset>
  );
}
