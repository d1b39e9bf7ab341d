// An institution as it is entered: what it is, where it is at work, who guides it, whether it admits by the green channel, and
// how its duty officer is reached.
import { useNavigate } from "@tanstack/react-router";
import { Form, Input, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { AreaId, InstitutionForm, InstitutionView } from "../../protocol/generated";
import { markRefused } from "../forms/mark-refused";
import { FormDialog, useRequired } from "../ledgers/FormDialog";
import { useAreaChoices } from "../teams/queries";
import { useWords } from "../words";
import { useInstitutionCommand, useInstitutions } from "./queries";

/** The green channel as one number: its place in the order, or none. */
interface Filled extends Omit<InstitutionForm, "green"> {
  rank: number | null;
}

const filledOf = ({ green, ...form }: InstitutionForm): Filled => ({
  ...form,
  rank: green.kind === "admits" ? green.rank : null,
});

const formOf = ({ rank, ...filled }: Filled): InstitutionForm => ({
  ...filled,
  green: rank === null ? { kind: "not_open" } : { kind: "admits", rank },
});

const BLANK: Partial<Filled> = {
  kind: "psychiatric_hospital",
  code: "",
  area: null,
  guide: null,
  rank: null,
  reach: "accounts",
  duty_phone: "",
  duty_email: "",
};

export function NewInstitutionDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const sending = useInstitutionCommand();
  return (
    <InstitutionDialog
      title={t("institutions.new")}
      initial={BLANK}
      sending={sending}
      onClose={onClose}
      onSend={(form, failed) =>
        void sending.send<InstitutionView>(
          "institutions",
          { form },
          {
            done: ({ institution }) =>
              void navigate({ to: "/institutions/$institution", params: { institution } }),
            failed,
          },
        )
      }
    />
  );
}

export function ChangeInstitutionDialog({ view, onClose }: { view: InstitutionView; onClose: () => void }) {
  const { t } = useTranslation();
  const sending = useInstitutionCommand();
  return (
    <InstitutionDialog
      title={t("teams.changeOf", { name: view.form.name })}
      initial={filledOf(view.form)}
      sending={sending}
      onClose={onClose}
      onSend={(form, failed) =>
        void sending.put(
          `institutions/${view.institution}`,
          { version: view.version, form },
          { done: onClose, failed },
        )
      }
    />
  );
}

/** Same as `protocol::limits` for institutions. */
const NAME_CHARS = 60;
const CODE_CHARS = 40;
const REACHED_CHARS = 120;
/** Same as `domain::institution::MOST_RANKS`. */
const MOST_RANKS = 99;

interface Props {
  title: string;
  initial: Partial<Filled>;
  sending: { busy: boolean; failure: unknown };
  onSend: (form: InstitutionForm, failed: (error: unknown) => void) => void;
  onClose: () => void;
}

function InstitutionDialog({ title, initial, sending, onSend, onClose }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Filled>();
  return (
    <FormDialog<Filled>
      title={title}
      form={form}
      initialValues={initial}
      sending={sending}
      onFinish={(filled) => onSend(formOf(filled), (error) => markRefused(form, error, t("refusedField")))}
      onClose={onClose}
    >
      <WhatFields />
      <HandOverFields />
      <ReachFields />
    </FormDialog>
  );
}

function WhatFields() {
  const { t } = useTranslation();
  const required = useRequired();
  const kinds = useWords("institutionKind");
  const areas: { value: AreaId | null; label: string }[] = [
    { value: null, label: t("institutions.everywhere") },
    ...useAreaChoices(),
  ];
  return (
    <>
      <Form.Item name="name" label={t("institutions.name")} rules={required(t("institutions.name"))}>
        <Input autoComplete="off" maxLength={NAME_CHARS} />
      </Form.Item>
      <div className="two-columns">
        <Form.Item name="kind" label={t("institutions.kind")}>
          <Select options={kinds} />
        </Form.Item>
        <Form.Item name="area" label={t("institutions.area")}>
          <Select showSearch={{ optionFilterProp: "label" }} options={areas} />
        </Form.Item>
      </div>
      <Form.Item
        name="code"
        label={t("institutions.code")}
        extra={t("institutions.codeHint")}
        rules={[
          ...required(t("institutions.code")),
          { pattern: /^[\w-]*$/, message: t("institutions.codeInvalid") },
        ]}
      >
        <Input autoComplete="off" maxLength={CODE_CHARS} />
      </Form.Item>
    </>
  );
}

/** Whom a community institution sends to, and in which order hospitals are asked. */
function HandOverFields() {
  const { t } = useTranslation();
  const hospitals = (useInstitutions().data?.institutions ?? []).filter(
    ({ kind, closed_at }) =>
      closed_at === null && (kind === "psychiatric_hospital" || kind === "general_hospital"),
  );
  return (
    <div className="two-columns">
      <Form.Item name="guide" label={t("institutions.guide")} extra={t("institutions.guideHint")}>
        <Select
          options={[
            { value: null, label: t("institutions.noGuide") },
            ...hospitals.map(({ institution, name }) => ({ value: institution, label: name })),
          ]}
        />
      </Form.Item>
      <Form.Item name="rank" label={t("institutions.green")} extra={t("institutions.greenHint")}>
        <InputNumber min={1} max={MOST_RANKS} precision={0} />
      </Form.Item>
    </div>
  );
}

function ReachFields() {
  const { t } = useTranslation();
  const required = useRequired();
  const reaches = useWords("reach");
  const reach = Form.useWatch("reach");
  return (
    <>
      <Form.Item name="reach" label={t("institutions.reach")} extra={t("institutions.reachHint")}>
        <Select options={reaches} />
      </Form.Item>
      <div className="two-columns">
        <Form.Item name="duty_phone" label={t("institutions.dutyPhone")}>
          <Input type="tel" autoComplete="off" maxLength={REACHED_CHARS} />
        </Form.Item>
        <Form.Item
          name="duty_email"
          label={t("institutions.dutyEmail")}
          rules={reach === "signed_page" ? required(t("institutions.dutyEmail")) : []}
        >
          <Input type="email" autoComplete="off" maxLength={REACHED_CHARS} />
        </Form.Item>
      </div>
    </>
  );
}
