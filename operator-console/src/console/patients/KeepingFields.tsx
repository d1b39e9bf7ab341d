// Who keeps a file: where the person lives, which institution, and who of it follows up.
import { Form, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { AreaId, InstitutionId, StaffId } from "../../protocol/generated";
import { useInstitution, useInstitutions } from "../institutions/queries";
import { useRequired } from "../ledgers/FormDialog";
import { useAreaChoices } from "../teams/queries";

export interface FilledKeeping {
  township: AreaId;
  institution: InstitutionId;
  worker: StaffId;
}

export function KeepingFields() {
  const { t } = useTranslation();
  const required = useRequired();
  const form = Form.useFormInstance();
  const areas = useAreaChoices();
  const institution = Form.useWatch("institution") as InstitutionId | undefined;
  const clinics = (useInstitutions().data?.institutions ?? []).filter(
    ({ kind, closed_at }) => kind === "primary_care" && closed_at === null,
  );
  return (
    <>
      <Form.Item
        name="township"
        label={t("registering.township")}
        rules={required(t("registering.township"))}
      >
        <Select showSearch={{ optionFilterProp: "label" }} options={areas} />
      </Form.Item>
      <div className="two-columns">
        <Form.Item
          name="institution"
          label={t("registering.institution")}
          extra={t("registering.institutionHint")}
          rules={required(t("registering.institution"))}
        >
          <Select
            showSearch={{ optionFilterProp: "label" }}
            notFoundContent={t("registering.noInstitutions")}
            options={clinics.map(({ institution, name }) => ({ value: institution, label: name }))}
            onChange={() => form.setFieldValue("worker", undefined)}
          />
        </Form.Item>
        {institution === undefined ? (
          <Form.Item label={t("registering.worker")}>
            <span className="muted">{t("registering.workerFirst")}</span>
          </Form.Item>
        ) : (
          <WorkerField of={institution} />
        )}
      </div>
    </>
  );
}

function WorkerField({ of }: { of: InstitutionId }) {
  const { t } = useTranslation();
  const required = useRequired();
  const members = useInstitution(of).data?.members ?? [];
  return (
    <Form.Item name="worker" label={t("registering.worker")} rules={required(t("registering.worker"))}>
      <Select
        showSearch={{ optionFilterProp: "label" }}
        notFoundContent={t("registering.noWorkers")}
        options={members
          .filter(({ roles }) => roles.some((role) => role === "registry_clerk" || role === "physician"))
          .map(({ staff, name, roles }) => ({
            value: staff,
            label: [name, ...roles.map((role) => t(`role.${role}`))].join(" · "),
          }))}
      />
    </Form.Item>
  );
}
