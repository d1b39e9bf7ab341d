// Whether somebody like this is registered already: asked while the form is filled, and answered before it is sent.
import { Alert, Checkbox, Form } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AlikePatient, DuplicateCheck, PatientId } from "../../protocol/generated";
import { Failure } from "../components/states";
import { documentOf, type FilledFile } from "./file-form";
import { useDuplicates } from "./queries";

/** The server is asked when nobody has typed for as long. */
const STILL_MS = 500;

/** What is asked, once it is known of whom and nobody types any more. */
function useCheck(): DuplicateCheck | null {
  const form = Form.useFormInstance<FilledFile>();
  const name = (Form.useWatch("name", form) ?? "").trim();
  const born_on = Form.useWatch("born_on", form) ?? "";
  const kind = Form.useWatch("document_kind", form) ?? null;
  const number = (Form.useWatch("document", form) ?? "").trim();
  const [check, setCheck] = useState<DuplicateCheck | null>(null);
  useEffect(() => {
    const document = number === "" ? null : documentOf({ document_kind: kind, document: number });
    const next = name === "" || born_on === "" ? null : { name, born_on, document };
    const timer = setTimeout(() => setCheck(next), STILL_MS);
    return () => clearTimeout(timer);
  }, [name, born_on, kind, number]);
  return check;
}

export function Duplicates() {
  const { t } = useTranslation();
  const check = useCheck();
  const { data, error, refetch } = useDuplicates(check);
  return (
    <section aria-labelledby="register-duplicates" className="duplicates">
      <h3 id="register-duplicates">{t("registering.duplicates")}</h3>
      {check === null ? (
        <p className="muted">{t("registering.duplicatesFirst")}</p>
      ) : error !== null ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : (
        <div role="status">{data !== undefined && <Found alike={data.alike} />}</div>
      )}
    </section>
  );
}

function Found({ alike }: { alike: readonly AlikePatient[] }) {
  const { t } = useTranslation();
  const same = alike.filter(({ likeness }) => likeness === "document");
  const others = alike.filter(({ likeness }) => likeness === "name_and_birth");
  if (alike.length === 0) return <Alert type="info" showIcon title={t("registering.duplicatesNone")} />;
  return (
    <div className="stack">
      {same.map(({ patient, number, institution_name }) => (
        <Alert
          key={patient}
          type="error"
          showIcon
          title={t("registering.duplicatesSame", { number, institution: institution_name })}
        />
      ))}
      {others.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t("registering.duplicatesAlike")}
          description={
            <Form.Item name="distinct_from" noStyle>
              <Checkbox.Group<PatientId>
                className="distinct"
                options={others.map(({ patient, number, institution_name }) => ({
                  value: patient,
                  label: t("registering.isOther", { number, institution: institution_name }),
                }))}
              />
            </Form.Item>
          }
        />
      )}
    </div>
  );
}
