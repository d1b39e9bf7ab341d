// What is reported from the road and the scene, for whoever does it at a desktop: the next step stands in front.
import { App, Checkbox, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DispatchStrip, Measure, ProgressReport } from "../../../protocol/generated";
import { useReport } from "../../desk/use-ask";
import { FormDialog, useRequired } from "../../ledgers/FormDialog";
import { useWords } from "../../words";
import { PermitButton } from "../PermitButton";
import { mayNow, permitOf } from "../permits";
import { useDispatchCommand } from "../queries";

/** Reports that say nothing but that it happened. */
type PlainAction = "en_route" | "en_route_short" | "on_scene" | "contact_made";

const PLAIN: readonly { action: PlainAction; report: ProgressReport }[] = [
  { action: "en_route", report: { kind: "en_route", departure: "complete" } },
  { action: "en_route_short", report: { kind: "en_route", departure: "short" } },
  { action: "on_scene", report: { kind: "on_scene" } },
  { action: "contact_made", report: { kind: "contact_made" } },
];

export function SceneSteps({ strip }: { strip: DispatchStrip }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"measures" | "hand_over" | null>(null);
  const dispose = permitOf(strip.actions, "dispose");
  const handOver = permitOf(strip.actions, "hand_over");
  const isAny = [...PLAIN.map(({ action }) => permitOf(strip.actions, action)), dispose, handOver].some(
    mayNow,
  );
  if (!isAny) return null;
  return (
    <section className="card gap" aria-label={t("scene.steps")}>
      <b>{t("scene.next")}</b>
      {PLAIN.map(({ action, report }) => (
        <PlainStep key={action} strip={strip} action={action} report={report} />
      ))}
      {mayNow(dispose) && (
        <PermitButton permit={dispose} type="primary" onAct={() => setOpen("measures")}>
          {t("scene.action.disposition")}
        </PermitButton>
      )}
      {mayNow(handOver) && (
        <PermitButton permit={handOver} type="primary" onAct={() => setOpen("hand_over")}>
          {t("scene.action.hand_over")}
        </PermitButton>
      )}
      {open === "measures" && <MeasuresDialog strip={strip} onClose={() => setOpen(null)} />}
      {open === "hand_over" && <HandOverDialog strip={strip} onClose={() => setOpen(null)} />}
    </section>
  );
}

interface PlainProps {
  strip: DispatchStrip;
  action: PlainAction;
  report: ProgressReport;
}

function PlainStep({ strip, action, report }: PlainProps) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const tell = useReport();
  const sending = useDispatchCommand();
  const permit = permitOf(strip.actions, action);
  if (!mayNow(permit)) return null;
  const send = () =>
    sending.send(`dispatches/${strip.dispatch}/progress`, { report }, { done: () => {}, failed: tell });
  const confirm = () =>
    modal.confirm({
      title: t(`scene.action.${action}`),
      content: t("scene.confirm"),
      okText: t(`scene.action.${action}`),
      cancelText: t("cancel"),
      onOk: send,
    });
  return (
    <PermitButton
      permit={permit}
      type={action === "en_route_short" ? "default" : "primary"}
      loading={sending.busy}
      onAct={confirm}
    >
      {t(`scene.action.${action}`)}
    </PermitButton>
  );
}

interface DialogProps {
  strip: DispatchStrip;
  onClose: () => void;
}

function MeasuresDialog({ strip, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ measures: Measure[] }>();
  const measures = useWords("measure");
  const sending = useDispatchCommand();
  return (
    <FormDialog<{ measures: Measure[] }>
      title={`${t("scene.action.disposition")} · ${strip.number}`}
      form={form}
      initialValues={{ measures: [] }}
      sending={sending}
      onFinish={(filled) =>
        void sending.send(
          `dispatches/${strip.dispatch}/progress`,
          { report: { kind: "disposition", measures: filled.measures } },
          { done: onClose },
        )
      }
      onClose={onClose}
    >
      <Form.Item
        name="measures"
        label={t("scene.measures")}
        rules={[{ type: "array", min: 1, message: t("accounts.required", { what: t("scene.measures") }) }]}
      >
        <Checkbox.Group options={measures} />
      </Form.Item>
    </FormDialog>
  );
}

/** Same as `protocol::limits::SCENE_NAME_CHARS`. */
const NAME_CHARS = 200;

function HandOverDialog({ strip, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ receiver: string }>();
  const required = useRequired();
  const sending = useDispatchCommand();
  return (
    <FormDialog<{ receiver: string }>
      title={`${t("scene.action.hand_over")} · ${strip.number}`}
      form={form}
      initialValues={{ receiver: "" }}
      sending={sending}
      onFinish={({ receiver }) =>
        void sending.send(
          `dispatches/${strip.dispatch}/progress`,
          { report: { kind: "hand_over", receiver: receiver.trim() } },
          { done: onClose },
        )
      }
      onClose={onClose}
    >
      <Form.Item
        name="receiver"
        label={t("scene.receiver")}
        extra={t("scene.receiverHint")}
        rules={required(t("scene.receiver"))}
      >
        <Input autoComplete="off" maxLength={NAME_CHARS} />
      </Form.Item>
    </FormDialog>
  );
}
