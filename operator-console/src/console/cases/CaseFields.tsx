// What is asked before a person's details leave the house: where they live, on what ground, what is known, and of each
// field whether it is told to the receiver.
import { Alert, Checkbox, Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import type { CaseBasis, CaseField } from "../../protocol/generated";
import { useRequired } from "../ledgers/FormDialog";
import { AreaItem } from "../teams/AreaItem";
import { useWords } from "../words";
import { ALWAYS_LEAVES, CASE_FIELDS, type FilledDetails, leavingOf, SENTENCES } from "./case-form";

export function GroundFields() {
  const { t } = useTranslation();
  const required = useRequired();
  const bases = useWords("caseBasis");
  return (
    <fieldset aria-labelledby="case-ground">
      <h2 id="case-ground">{t("refer.ground")}</h2>
      <AreaItem label={t("refer.area")} />
      <Form.Item
        name="basis"
        label={t("refer.basis")}
        extra={t("refer.basisHint")}
        rules={required(t("refer.basis"))}
      >
        <Radio.Group vertical options={bases} />
      </Form.Item>
    </fieldset>
  );
}

/** Same as `domain::suspected_case`. */
const SENTENCES_CHARS = 2_000;
const NAMED_CHARS = 200;
/** These stand open: the others are unfolded where something is known of them. */
const FIRST: readonly CaseField[] = ["situation", "danger", "name", "phone", "address"];

export function DetailFields({ initial }: { initial: FilledDetails }) {
  const { t } = useTranslation();
  const isOpen = (field: CaseField) => FIRST.includes(field) || initial[field].text !== "";
  return (
    <fieldset aria-labelledby="case-details">
      <h2 id="case-details">{t("refer.details")}</h2>
      <p className="muted lead">{t("refer.detailsHint")}</p>
      {CASE_FIELDS.filter(isOpen).map((field) => (
        <DetailField key={field} field={field} />
      ))}
      <details className="more-details">
        <summary>{t("refer.moreDetails")}</summary>
        {CASE_FIELDS.filter((field) => !isOpen(field)).map((field) => (
          <DetailField key={field} field={field} />
        ))}
      </details>
    </fieldset>
  );
}

function DetailField({ field }: { field: CaseField }) {
  const { t } = useTranslation();
  const required = useRequired();
  const isSentences = SENTENCES.includes(field);
  const label = t(`caseField.${field}`);
  return (
    <div className="detail-field">
      <Form.Item
        name={["details", field, "text"]}
        label={label}
        rules={field === ALWAYS_LEAVES ? required(label) : []}
      >
        {isSentences ? (
          <Input.TextArea rows={2} maxLength={SENTENCES_CHARS} placeholder={t(`refer.example.${field}`)} />
        ) : (
          <Input autoComplete="off" maxLength={NAMED_CHARS} placeholder={t(`refer.example.${field}`)} />
        )}
      </Form.Item>
      {field === ALWAYS_LEAVES ? (
        <>
          <span className="muted">{t("refer.alwaysLeaves")}</span>
          <Form.Item name={["details", field, "leaving"]} hidden>
            <Input />
          </Form.Item>
        </>
      ) : (
        <Form.Item
          name={["details", field, "leaving"]}
          valuePropName="checked"
          getValueProps={(leaving) => ({ checked: leaving === "leaves" })}
          getValueFromEvent={({ target }: { target: { checked: boolean } }) =>
            target.checked ? "leaves" : "stays"
          }
        >
          <Checkbox aria-label={t("refer.leavesOf", { field: label })}>{t("refer.leaves")}</Checkbox>
        </Form.Item>
      )}
    </div>
  );
}

interface LeavesProps {
  details: Partial<FilledDetails> | undefined;
  basis: CaseBasis | undefined;
  /** By name; empty while nobody is chosen. */
  receivers: readonly string[];
  /** What is written to them beside it. */
  note?: string;
}

/** Exactly what the receiver is told, said before it goes. */
export function LeavesTheHouse({ details, basis, receivers, note = "" }: LeavesProps) {
  const { t, i18n } = useTranslation();
  const leaving = leavingOf(details);
  const written = note.trim();
  const comma = i18n.language === "en" ? ", " : "、";
  return (
    <section className="leaves-house" aria-label={t("refer.leavesTitle")}>
      <h2>
        <span aria-hidden="true">▲ </span>
        {t("refer.leavesTitle")}
      </h2>
      {leaving.length === 0 && written === "" ? (
        <p className="muted">{t("refer.leavesNothing")}</p>
      ) : (
        <dl className="care-facts">
          {leaving.map((field) => (
            <div key={field}>
              <dt>{t(`caseField.${field}`)}</dt>
              <dd>{details?.[field]?.text.trim()}</dd>
            </div>
          ))}
          {written !== "" && (
            <div>
              <dt>{t("refer.noteRead")}</dt>
              <dd>{written}</dd>
            </div>
          )}
        </dl>
      )}
      <p>
        {receivers.length > 0 && t("refer.leavesTo", { names: receivers.join(comma) })}
        {basis !== undefined && ` ${t("refer.leavesBecause", { basis: t(`caseBasis.${basis}`) })}`}
      </p>
    </section>
  );
}

export function CaseSealedHint() {
  const { t } = useTranslation();
  return <Alert type="info" showIcon title={t("refer.sealed")} />;
}
