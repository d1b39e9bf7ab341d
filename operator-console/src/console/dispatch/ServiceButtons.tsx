// What is known of police and ambulance is written down: asked, answered by whom, arrived.
import { Button, Dropdown, Form, Input, type MenuProps } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DispatchId, Permit, RescueService, ServiceLine } from "../../protocol/generated";
import { useReport } from "../desk/use-ask";
import { FormDialog, useRequired } from "../ledgers/FormDialog";
import { keepKey } from "../shortcuts";
import { useDispatchCommand } from "./queries";
import { nextOfService, type ServiceStep } from "./service-steps";

const SERVICES: readonly RescueService[] = ["police", "ambulance"];
/** Same as `protocol::limits` for who answered. */
const NAME_CHARS = 120;

interface Props {
  dispatch: DispatchId;
  services: readonly ServiceLine[];
  permit: Permit | undefined;
}

export function ServiceButtons({ dispatch, services, permit }: Props) {
  const { t } = useTranslation();
  const report = useReport();
  const sending = useDispatchCommand();
  const [answering, setAnswering] = useState<RescueService | null>(null);
  if (permit?.kind !== "yes") return null;
  const say = (service: RescueService, kind: Exclude<ServiceStep, "answered">) =>
    void sending.send(
      `dispatches/${dispatch}/services`,
      { service, report: { kind } },
      { done: () => {}, failed: report },
    );
  const items = SERVICES.flatMap((service) =>
    nextOfService(services.find((one) => one.service === service)?.state).map((step) => ({
      key: `${service} ${step}`,
      label: `${t(`rescueService.${service}`)} · ${t(`serviceState.${step}`)}`,
    })),
  );
  const choose: MenuProps["onClick"] = (info) => {
    const [service, step] = info.key.split(" ") as [RescueService, ServiceStep];
    keepKey(info);
    if (step === "answered") setAnswering(service);
    else say(service, step);
  };
  if (items.length === 0) return null;
  return (
    <>
      <Dropdown trigger={["click"]} autoFocus menu={{ items, onClick: choose }}>
        <Button size="small" loading={sending.busy} aria-haspopup="menu">
          {t("services.write")}
        </Button>
      </Dropdown>
      {answering !== null && (
        <AnsweredDialog dispatch={dispatch} service={answering} onClose={() => setAnswering(null)} />
      )}
    </>
  );
}

interface AnsweredProps {
  dispatch: DispatchId;
  service: RescueService;
  onClose: () => void;
}

function AnsweredDialog({ dispatch, service, onClose }: AnsweredProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ by: string }>();
  const required = useRequired();
  const sending = useDispatchCommand();
  return (
    <FormDialog<{ by: string }>
      title={`${t(`rescueService.${service}`)} · ${t("serviceState.answered")}`}
      form={form}
      initialValues={{ by: "" }}
      sending={sending}
      onFinish={({ by }) =>
        void sending.send(
          `dispatches/${dispatch}/services`,
          { service, report: { kind: "answered", by: by.trim() } },
          { done: onClose },
        )
      }
      onClose={onClose}
    >
      <Form.Item name="by" label={t("services.by")} rules={required(t("services.by"))}>
        <Input autoComplete="off" maxLength={NAME_CHARS} autoFocus />
      </Form.Item>
    </FormDialog>
  );
}
