// A department's list is pasted from a sheet, read line by line, and laid beside what the department was told.
import { useNavigate } from "@tanstack/react-router";
import { Alert, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { ListExchange } from "../../protocol/generated";
import { FormDialog } from "../ledgers/FormDialog";
import { readList } from "./list";
import { useExchangeCommand } from "./queries";

/** Same as `protocol::limits` for a list. */
const MOST_LINES = 300;
const SHOWN_FAULTS = 5;

export default function ExchangeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form] = Form.useForm<{ pasted: string }>();
  const sending = useExchangeCommand();
  return (
    <FormDialog<{ pasted: string }>
      title={t("exchanges.new")}
      form={form}
      initialValues={{ pasted: "" }}
      sending={sending}
      okText={t("exchanges.send")}
      onFinish={({ pasted }) =>
        void sending.send<ListExchange>(
          "list-exchanges",
          { lines: readList(pasted).lines },
          {
            done: ({ row: { exchange } }) =>
              void navigate({ to: "/list-exchanges/$exchange", params: { exchange } }),
          },
        )
      }
      onClose={onClose}
    >
      <Form.Item
        name="pasted"
        label={t("exchanges.paste")}
        extra={t("exchanges.pasteHint")}
        validateTrigger="onSubmit"
        rules={[
          {
            validator: (_, pasted: string) => {
              const { lines, faults } = readList(pasted);
              if (faults.length > 0) return Promise.reject(t("exchanges.mend"));
              if (lines.length === 0)
                return Promise.reject(t("accounts.required", { what: t("exchanges.paste") }));
              if (lines.length > MOST_LINES) return Promise.reject(t("exchanges.tooMany", { n: MOST_LINES }));
              return Promise.resolve();
            },
          },
        ]}
      >
        <Input.TextArea rows={8} className="list-lines" placeholder={t("exchanges.example")} />
      </Form.Item>
      <Read />
    </FormDialog>
  );
}

function Read() {
  const { t } = useTranslation();
  const pasted = (Form.useWatch("pasted") as string | undefined) ?? "";
  const { lines, faults } = readList(pasted);
  if (pasted.trim() === "") return null;
  return (
    <div role="status" className="stack">
      <p className="num">{t("exchanges.read", { n: lines.length })}</p>
      {faults.slice(0, SHOWN_FAULTS).map(({ line, fault }) => (
        <Alert
          key={line}
          type="warning"
          showIcon
          title={t("exchanges.wrong", { n: line, why: t(`exchanges.fault.${fault}`) })}
        />
      ))}
    </div>
  );
}
