// The emergency-disposition record: due within 24 hours of contact; a correction is a new version.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../../core/format.ts";
import type { DispatchView, DispositionForm, Scene, SceneRecord } from "../../../protocol/generated";
import { PermitButton } from "../PermitButton";
import { permitOf } from "../permits";
import { RecordDialog } from "./RecordDialog";

interface Props {
  view: DispatchView;
  scene: Scene;
}

export function RecordCard({ view, scene }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"no" | "yes">("no");
  const { record } = scene;
  return (
    <section className="card" aria-labelledby="dispatch-record">
      <div className="between">
        <h2 id="dispatch-record">{t("disposition.title")}</h2>
        <PermitButton
          size="small"
          permit={permitOf(view.strip.actions, "write_record")}
          type={record.kind === "written" ? "default" : "primary"}
          onAct={() => setOpen("yes")}
        >
          {t(record.kind === "written" ? "disposition.correct" : "disposition.write")}
        </PermitButton>
      </div>
      <Standing record={record} />
      {record.kind === "written" && <Written form={record.written.form} />}
      {open === "yes" && <RecordDialog view={view} scene={scene} onClose={() => setOpen("no")} />}
    </section>
  );
}

function Standing({ record }: { record: SceneRecord }) {
  const { t } = useTranslation();
  switch (record.kind) {
    case "not_due":
      return <p className="muted">{t("disposition.notDue")}</p>;
    case "due":
      return <p className="num">{t("disposition.due", { t: dayAndTime(record.at) })}</p>;
    case "late":
      return (
        <p className="late num">
          <span aria-hidden="true">◆ </span>
          {t("disposition.late", { t: dayAndTime(record.due) })}
        </p>
      );
    case "written":
      return (
        <p className="muted num">
          {t("disposition.written", {
            n: record.written.version,
            name: record.written.by_name,
            t: dayAndTime(record.written.at),
          })}
          {record.first_at > record.due && ` · ${t("disposition.wasLate")}`}
        </p>
      );
  }
}

function Written({ form }: { form: DispositionForm }) {
  const { t } = useTranslation();
  const facts: [keyof DispositionForm, string][] = [
    ["place", form.place],
    ["reporter", form.reporter],
    ["narrative", form.narrative],
    ["injured", String(form.injured)],
    ["dead", String(form.dead)],
    ["property_loss", form.property_loss],
    ["psychiatrists", form.psychiatrists.join(" · ")],
    ["nurses", form.nurses.join(" · ")],
    ["police_organ", form.police_organ],
    ["police_officer", form.police_officer],
    ["reasons", form.reasons.map((one) => t(`dispatchReason.${one}`)).join(" · ")],
    ["measures", form.measures.map((one) => t(`measure.${one}`)).join(" · ")],
    [
      "diagnosis",
      [form.diagnosis, t(`diagnosisStanding.${form.diagnosis_standing}`)].filter(Boolean).join(" · "),
    ],
    ["payer", t(`payer.${form.payer}`)],
    ["effect", form.effect],
  ];
  return (
    <dl className="dispatch-facts">
      {facts.map(([name, words]) => (
        <div key={name} className="fact">
          <dt>{t(`disposition.field.${name}`)}</dt>
          <dd className="points">{words === "" ? "–" : words}</dd>
        </div>
      ))}
    </dl>
  );
}
