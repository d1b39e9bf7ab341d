// An incident: opened by hand beside a replay, reported with an account of what happened and what was done.
import { AlertOutlined } from "@ant-design/icons";
import { App, Button, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Incident, IncidentKind } from "../../protocol/generated";
import { markRefused } from "../forms/mark-refused";
import { FormDialog, useRequired } from "../ledgers/FormDialog";
import { useWords } from "../words";
import { useReviewCommand } from "./queries";

export function IncidentButton({ session }: { session: string }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<"no" | "yes">("no");
  return (
    <>
      <Button icon={<AlertOutlined />} onClick={() => setAsking("yes")}>
        {t("incidents.open")}
      </Button>
      {asking === "yes" && <OpenDialog session={session} onClose={() => setAsking("no")} />}
    </>
  );
}

function OpenDialog({ session, onClose }: { session: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ kind: IncidentKind }>();
  const required = useRequired();
  const kinds = useWords("incidentKind");
  const sending = useReviewCommand();
  return (
    <FormDialog<{ kind: IncidentKind }>
      title={t("incidents.openTitle")}
      form={form}
      initialValues={{}}
      sending={sending}
      tone="danger"
      okText={t("incidents.open")}
      onFinish={(filled) =>
        void sending.send(`sessions/${session}/incidents`, filled, {
          done: () => {
            void message.success(t("incidents.wasOpened"));
            onClose();
          },
        })
      }
      onClose={onClose}
    >
      <p className="muted lead">{t("incidents.openHint")}</p>
      <Form.Item name="kind" label={t("incidents.kind")} rules={required(t("incidents.kind"))}>
        <Select options={kinds} />
      </Form.Item>
    </FormDialog>
  );
}

/** The server takes no more. */
const MOST_CHARS = 8_000;

export function ReportDialog({ incident, onClose }: { incident: Incident; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ account: string }>();
  const required = useRequired();
  const sending = useReviewCommand();
  return (
    <FormDialog<{ account: string }>
      title={t("incidents.reportTitle", { kind: t(`incidentKind.${incident.kind}`) })}
      form={form}
      initialValues={{ account: "" }}
      sending={sending}
      okText={t("incidents.report")}
      onFinish={({ account }) =>
        void sending.send(
          `incidents/${incident.incident}/report`,
          { account: account.trim() },
          {
            done: () => {
              void message.success(t("incidents.wasReported"));
              onClose();
            },
            failed: (error) => markRefused(form, error, t("refusedField")),
          },
        )
      }
      onClose={onClose}
    >
      <p className="muted lead">{t("incidents.reportHint")}</p>
      <Form.Item name="account" label={t("incidents.account")} rules={required(t("incidents.account"))}>
        <Input.TextArea rows={6} maxLength={MOST_CHARS} />
      </Form.Item>
    </FormDialog>
  );
}
