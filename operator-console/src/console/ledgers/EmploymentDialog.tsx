// Since when somebody is employed, which leaves they take, and where reminders go.
import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, Modal, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Account, Employment, Span } from "../../protocol/generated";
import { api } from "../api";
import { Loaded } from "../components/states";
import { markRefused } from "../forms/mark-refused";
import { useAttempt } from "../forms/use-attempt";
import { useWords } from "../words";
import { DayItem, FormDialog, useRequired } from "./FormDialog";
import { useLedgersChanged } from "./queries";

interface Props {
  account: Account;
  onClose: () => void;
}

export function EmploymentDialog({ account, onClose }: Props) {
  const { t } = useTranslation();
  const path = `staff/${account.staff}/employment`;
  // Asked for each time: somebody else may have changed it since.
  const query = useQuery({
    queryKey: ["employment", path],
    queryFn: () => api.get<Employment>(path),
    gcTime: 0,
  });
  const title = t("employment.title", { name: account.name });
  if (query.data !== undefined)
    return <EmploymentForm title={title} path={path} known={query.data} onClose={onClose} />;
  return (
    <Modal open title={title} footer={null} onCancel={onClose} width={640}>
      <Loaded query={query}>{() => null}</Loaded>
    </Modal>
  );
}

interface FormProps {
  title: string;
  path: string;
  known: Employment;
  onClose: () => void;
}

function EmploymentForm({ title, path, known, onClose }: FormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Employment>();
  const professions = useWords("profession");
  const contracts = useWords("contract");
  const attempt = useAttempt();
  const changed = useLedgersChanged();
  const submit = (filled: Employment) =>
    attempt.run(
      async () => {
        await api.put(path, filled);
        await changed();
        onClose();
      },
      (error) => markRefused(form, error, t("refusedField")),
    );
  return (
    <FormDialog<Employment>
      title={title}
      form={form}
      initialValues={known}
      sending={attempt}
      onFinish={(filled) => void submit(filled)}
      onClose={onClose}
    >
      <div className="two-columns">
        <DayItem name="employed_from" label={t("employment.from")} />
        <Form.Item
          name="profession"
          label={t("employment.profession")}
          extra={t("employment.professionHint")}
        >
          <Select options={professions} />
        </Form.Item>
      </div>
      <Form.Item name="contract" label={t("employment.contract")}>
        <Radio.Group optionType="button" options={contracts} />
      </Form.Item>
      <Leaves />
      <Form.Item name="email" label={t("employment.email")} extra={t("employment.emailHint")}>
        <Input type="email" autoComplete="off" />
      </Form.Item>
    </FormDialog>
  );
}

const NO_LEAVE: Span = { first: "", last: "" };

function Leaves() {
  const { t } = useTranslation();
  return (
    <fieldset className="leaves" aria-labelledby="leaves">
      <b id="leaves">{t("employment.leaves")}</b>
      <p className="muted">{t("employment.leavesHint")}</p>
      <Form.List name="leaves">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="leave-row">
                <LeaveDays at={name} />
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={`${t("remove")} ${name + 1}`}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Button type="dashed" size="small" icon={<PlusOutlined />} onClick={() => add(NO_LEAVE)}>
              {t("employment.addLeave")}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

function LeaveDays({ at }: { at: number }) {
  const { t } = useTranslation();
  const required = useRequired();
  return (
    <>
      <Form.Item
        name={[at, "first"]}
        label={`${t("employment.first")} ${at + 1}`}
        rules={required(t("employment.first"))}
      >
        <Input type="date" />
      </Form.Item>
      <Form.Item
        name={[at, "last"]}
        label={`${t("employment.last")} ${at + 1}`}
        dependencies={[["leaves", at, "first"]]}
        rules={[
          ...required(t("employment.last")),
          ({ getFieldValue }) => ({
            validator: (_, last: string) =>
              last === "" || last >= getFieldValue(["leaves", at, "first"])
                ? Promise.resolve()
                : Promise.reject(new Error(t("employment.order"))),
          }),
        ]}
      >
        <Input type="date" />
      </Form.Item>
    </>
  );
}
