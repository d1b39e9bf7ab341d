// Afterwards: the disposition record, the checks, the escort, and whether the receiver has accepted, which closes it.
import { Form, Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../../core/format.ts";
import type {
  CheckFinding,
  DispatchView,
  EscortForm,
  Scene,
  SceneNextCheck,
} from "../../../protocol/generated";
import { FormDialog, useRequired } from "../../ledgers/FormDialog";
import { useWords } from "../../words";
import { PermitButton } from "../PermitButton";
import { permitOf } from "../permits";
import { useDispatchCommand } from "../queries";
import { RecordCard } from "./RecordCard";
import type { SceneProps } from "./SafetyCard";

/** Nothing of it before the team has met the person. */
const BEFORE = ["requested", "paging", "acknowledged", "assembled", "en_route", "on_scene"];

export function AfterwardsCards({ view, scene }: { view: DispatchView; scene: Scene }) {
  if (BEFORE.includes(scene.stage)) return null;
  const { strip } = view;
  return (
    <>
      <RecordCard view={view} scene={scene} />
      <ChecksCard strip={strip} scene={scene} />
      <EscortCard strip={strip} scene={scene} />
      <AcceptanceCard strip={strip} scene={scene} />
    </>
  );
}

function useNextWords(): (next: SceneNextCheck) => { words: string; look: string } {
  const { t } = useTranslation();
  return (next) => {
    switch (next.kind) {
      case "not_begun":
        return { words: t("scene.checksNotBegun"), look: "muted" };
      case "due":
        return {
          words: t("scene.checkDue", { n: next.number, t: dayAndTime(next.at), stable: next.stable }),
          look: "num",
        };
      case "late":
        return { words: t("scene.checkLate", { n: next.number, t: dayAndTime(next.due) }), look: "late num" };
      case "over":
        return { words: t("scene.checksOver"), look: "good" };
    }
  };
}

function ChecksCard({ strip, scene }: SceneProps) {
  const { t } = useTranslation();
  const nextWords = useNextWords();
  const [open, setOpen] = useState<"no" | "yes">("no");
  const { words, look } = nextWords(scene.checks.next);
  return (
    <section className="card" aria-labelledby="dispatch-checks">
      <div className="between">
        <h2 id="dispatch-checks">{t("scene.checks")}</h2>
        <PermitButton
          size="small"
          permit={permitOf(strip.actions, "record_check")}
          onAct={() => setOpen("yes")}
        >
          {t("scene.makeCheck")}
        </PermitButton>
      </div>
      <p className={look}>{words}</p>
      <ol className="plain">
        {scene.checks.made.map(({ number, done_at, by_name, finding, note }) => (
          <li key={number} className="entry">
            <span className="num">
              {number}. {dayAndTime(done_at)} {by_name}
            </span>{" "}
            <b className={finding === "stable" ? "good" : "late"}>{t(`checkFinding.${finding}`)}</b>
            {note !== "" && <p className="points">{note}</p>}
          </li>
        ))}
      </ol>
      {open === "yes" && <CheckDialog scene={scene} onClose={() => setOpen("no")} />}
    </section>
  );
}

interface DialogProps {
  scene: Scene;
  onClose: () => void;
}

/** Same as `protocol::limits`. */
const NOTE_CHARS = 8_000;
const NAME_CHARS = 200;

function CheckDialog({ scene, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ finding: CheckFinding; note: string }>();
  const findings = useWords("checkFinding");
  const sending = useDispatchCommand();
  return (
    <FormDialog<{ finding: CheckFinding; note: string }>
      title={t("scene.makeCheck")}
      form={form}
      initialValues={{ note: "" }}
      sending={sending}
      onFinish={(filled) =>
        void sending.send(`dispatches/${scene.dispatch}/checks`, filled, { done: onClose })
      }
      onClose={onClose}
    >
      <Form.Item
        name="finding"
        label={t("scene.finding")}
        rules={[{ required: true, message: t("accounts.required", { what: t("scene.finding") }) }]}
      >
        <Radio.Group optionType="button" options={findings} />
      </Form.Item>
      <Form.Item name="note" label={t("scene.note")}>
        <Input.TextArea rows={3} maxLength={NOTE_CHARS} />
      </Form.Item>
    </FormDialog>
  );
}

function EscortCard({ strip, scene }: SceneProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"no" | "yes">("no");
  const { escort } = scene;
  return (
    <section className="card" aria-labelledby="dispatch-escort">
      <div className="between">
        <h2 id="dispatch-escort">{t("scene.escort")}</h2>
        <PermitButton
          size="small"
          permit={permitOf(strip.actions, "write_escort")}
          onAct={() => setOpen("yes")}
        >
          {t(escort === null ? "scene.writeEscort" : "scene.changeEscort")}
        </PermitButton>
      </div>
      {escort === null ? (
        <p className="muted">{t("scene.noEscort")}</p>
      ) : (
        <p>
          {t("scene.escorted", {
            by: escort.form.brought_by,
            hospital: escort.form.hospital,
            received: escort.form.received_by,
          })}{" "}
          <span className="muted num">
            {escort.by_name} {dayAndTime(escort.at)}
          </span>
        </p>
      )}
      {open === "yes" && <EscortDialog scene={scene} onClose={() => setOpen("no")} />}
    </section>
  );
}

const ESCORT_FIELDS = [
  "brought_by",
  "hospital",
  "received_by",
] as const satisfies readonly (keyof EscortForm)[];

function EscortDialog({ scene, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<EscortForm>();
  const required = useRequired();
  const sending = useDispatchCommand();
  return (
    <FormDialog<EscortForm>
      title={t("scene.escort")}
      form={form}
      initialValues={scene.escort?.form ?? {}}
      sending={sending}
      onFinish={(filled) =>
        void sending.send(`dispatches/${scene.dispatch}/escort`, { form: filled }, { done: onClose })
      }
      onClose={onClose}
    >
      {ESCORT_FIELDS.map((name) => (
        <Form.Item
          key={name}
          name={name}
          label={t(`scene.escortField.${name}`)}
          rules={required(t(`scene.escortField.${name}`))}
        >
          <Input autoComplete="off" maxLength={NAME_CHARS} />
        </Form.Item>
      ))}
    </FormDialog>
  );
}

function AcceptanceCard({ strip, scene }: SceneProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"no" | "yes">("no");
  return (
    <section className="card" aria-labelledby="dispatch-acceptance">
      <div className="between">
        <h2 id="dispatch-acceptance">{t("scene.acceptance")}</h2>
        <PermitButton size="small" permit={permitOf(strip.actions, "accept")} onAct={() => setOpen("yes")}>
          {t("scene.accept")}
        </PermitButton>
      </div>
      {scene.receiver !== "" && <p>{t("scene.handedTo", { receiver: scene.receiver })}</p>}
      <Acceptance scene={scene} />
      {scene.stage === "handed_over" && scene.outstanding.length > 0 && (
        <p className="late">
          {t("scene.outstanding", {
            what: scene.outstanding.map((one) => t(`outstanding.${one}`)).join(" · "),
          })}
        </p>
      )}
      {open === "yes" && <AcceptanceDialog scene={scene} onClose={() => setOpen("no")} />}
    </section>
  );
}

function Acceptance({ scene: { acceptance } }: { scene: Scene }) {
  const { t } = useTranslation();
  switch (acceptance.kind) {
    case "not_asked":
      return <p className="muted">{t("scene.notHandedOver")}</p>;
    case "due":
      return <p className="num">{t("scene.acceptanceDue", { t: dayAndTime(acceptance.at) })}</p>;
    case "late":
      return <p className="late num">{t("scene.acceptanceLate", { t: dayAndTime(acceptance.due) })}</p>;
    case "accepted":
      return (
        <p className="good num">
          {t("scene.accepted", { by: acceptance.accepted_by, t: dayAndTime(acceptance.at) })}
        </p>
      );
  }
}

function AcceptanceDialog({ scene, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ accepted_by: string }>();
  const required = useRequired();
  const sending = useDispatchCommand();
  return (
    <FormDialog<{ accepted_by: string }>
      title={t("scene.accept")}
      form={form}
      initialValues={{ accepted_by: "" }}
      sending={sending}
      okText={t("scene.accept")}
      onFinish={(filled) =>
        void sending.send(`dispatches/${scene.dispatch}/acceptance`, filled, { done: onClose })
      }
      onClose={onClose}
    >
      <Form.Item
        name="accepted_by"
        label={t("scene.acceptedBy")}
        extra={t("scene.acceptHint")}
        rules={required(t("scene.acceptedBy"))}
      >
        <Input autoComplete="off" maxLength={NAME_CHARS} />
      </Form.Item>
    </FormDialog>
  );
}
