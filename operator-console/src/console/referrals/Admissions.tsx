// How a person is taken into the hospital: with the guardian's signed agreement, diagnosed and signed by psychiatrists, or
// over the green channel; and who still has to sign.
import { Alert, Form, Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { Admission, AdmissionGround, AgreedBy, GreenForm, ReferralView } from "../../protocol/generated";
import { useReport } from "../desk/use-ask";
import { PermitButton } from "../dispatch/PermitButton";
import { FormDialog, useRequired } from "../ledgers/FormDialog";
import { useWords } from "../words";
import { EMPTY_GREEN, GreenFields, GreenRead } from "./GreenFields";
import { permitOf } from "./permits";
import { useReferralCommand } from "./queries";

export function AdmissionsCard({ view }: { view: ReferralView }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"no" | "yes">("no");
  const permit = permitOf(view, "admit");
  if (view.admissions.length === 0 && permit === undefined) return null;
  return (
    <section className="card" aria-labelledby="referral-admissions">
      <div className="between">
        <h2 id="referral-admissions">{t("admissions.title")}</h2>
        <PermitButton size="small" permit={permit} onAct={() => setOpen("yes")}>
          {t("admissions.propose")}
        </PermitButton>
      </div>
      {view.admissions.length === 0 && <p className="muted">{t("admissions.none")}</p>}
      {view.admissions.map((admission) => (
        <AdmissionRead key={admission.admission} admission={admission} />
      ))}
      {open === "yes" && <AdmissionDialog view={view} onClose={() => setOpen("no")} />}
    </section>
  );
}

function useGroundWords(): (ground: AdmissionGround) => string {
  const { t } = useTranslation();
  return (ground) => {
    const word = t(`admissionWord.${ground.kind}`);
    return ground.kind === "voluntary"
      ? `${word} · ${t("admissions.agreed", { by: t(`agreedBy.${ground.agreed_by}`), t: dayAndTime(ground.agreed_at) })}`
      : word;
  };
}

function AdmissionRead({ admission }: { admission: Admission }) {
  const { t } = useTranslation();
  const report = useReport();
  const groundWords = useGroundWords();
  const sending = useReferralCommand();
  const { ground, stage, lacking, signatures } = admission;
  const isAdmitted = stage === "admitted";
  return (
    <article className="entry stack tight" aria-label={t(`admissionWord.${ground.kind}`)}>
      <span className="gap">
        <span className={`risk risk-${isAdmitted ? "low" : "moderate"}`}>
          <span aria-hidden="true">{isAdmitted ? "●" : "▲"}</span>
          {t(`admissionStage.${stage}`)}
        </span>
        <b>{groundWords(ground)}</b>
        <span className="muted num">
          {admission.proposed_by_name} {dayAndTime(admission.proposed_at)}
        </span>
      </span>
      {ground.kind === "green_channel" && <GreenRead green={ground.green} />}
      {admission.note !== "" && <p className="points">{admission.note}</p>}
      {signatures.length > 0 && (
        <ol className="plain" aria-label={t("admissions.signatures")}>
          {signatures.map(({ staff, name, rank, at }) => (
            <li key={staff} className="num">
              <span aria-hidden="true">✓ </span>
              {name} · {t(`medicalRank.${rank}`)} <span className="muted">{dayAndTime(at)}</span>
            </li>
          ))}
        </ol>
      )}
      {lacking !== null && (
        <span className="gap">
          <span className="late">
            {t(lacking.at_least === "resident" ? "admissions.lacking" : "admissions.lackingRank", {
              n: lacking.signatures,
              rank: t(`medicalRank.${lacking.at_least}`),
            })}
          </span>
          <PermitButton
            size="small"
            type="primary"
            permit={admission.sign}
            loading={sending.busy}
            onAct={() =>
              void sending.send(
                `admissions/${admission.admission}/signatures`,
                {},
                { done: () => {}, failed: report },
              )
            }
          >
            {t("admissions.sign")}
          </PermitButton>
        </span>
      )}
    </article>
  );
}

interface Filled {
  kind: AdmissionGround["kind"];
  agreed_by: AgreedBy;
  agreed_at: string;
  green: GreenForm;
  note: string;
}

function groundOf({ kind, agreed_by, agreed_at, green }: Filled): AdmissionGround {
  switch (kind) {
    case "voluntary":
      return { kind, agreed_by, agreed_at: new Date(agreed_at).getTime() * 1_000 };
    case "compulsory":
      return { kind };
    case "green_channel":
      return { kind, green };
  }
}

/** Same as `protocol::limits` for what is written to a sender. */
const NOTE_CHARS = 4_000;

function AdmissionDialog({ view, onClose }: { view: ReferralView; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Filled>();
  const required = useRequired();
  const kinds = useWords("admissionWord");
  const kind = Form.useWatch("kind", form);
  const sending = useReferralCommand();
  return (
    <FormDialog<Filled>
      title={t("admissions.propose")}
      form={form}
      initialValues={{
        kind: view.green === null ? "voluntary" : "green_channel",
        agreed_by: "guardian",
        green: view.green ?? EMPTY_GREEN,
        note: "",
      }}
      sending={sending}
      okText={t(kind === "compulsory" ? "admissions.proposeAndSign" : "admissions.admit")}
      onFinish={(filled) =>
        void sending.send(
          `referrals/${view.row.referral}/admissions`,
          { ground: groundOf(filled), note: filled.note.trim() },
          { done: onClose },
        )
      }
      onClose={onClose}
    >
      <Form.Item name="kind" label={t("admissions.ground")}>
        <Radio.Group optionType="button" options={kinds} />
      </Form.Item>
      {kind === "voluntary" && <Agreement />}
      {kind === "compulsory" && <Alert type="info" showIcon title={t("admissions.compulsoryHint")} />}
      {kind === "green_channel" && <GreenFields name="green" />}
      <Form.Item
        name="note"
        label={t(kind === "voluntary" ? "admissions.whoSigned" : "admissions.found")}
        rules={kind === "green_channel" ? [] : required(t("admissions.found"))}
      >
        <Input.TextArea rows={3} maxLength={NOTE_CHARS} />
      </Form.Item>
    </FormDialog>
  );
}

function Agreement() {
  const { t } = useTranslation();
  const agreers = useWords("agreedBy");
  const required = useRequired();
  return (
    <div className="two-columns">
      <Form.Item name="agreed_by" label={t("admissions.agreedBy")}>
        <Radio.Group vertical options={agreers} />
      </Form.Item>
      <Form.Item name="agreed_at" label={t("admissions.agreedAt")} rules={required(t("admissions.agreedAt"))}>
        <Input type="datetime-local" />
      </Form.Item>
    </div>
  );
}
