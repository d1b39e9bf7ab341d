// What one's own department was told of somebody: place, contact, danger; confirmed here, and a harm reported back.
import { ArrowLeftOutlined } from "@ant-design/icons";
import { Link, useParams } from "@tanstack/react-router";
import { App, Button, Form } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { DisclosedDetail, HarmEntered } from "../../protocol/generated";
import "../cases/cases.css";
import { Loaded } from "../components/states";
import { useReport } from "../desk/use-ask";
import { DangerTag, ReceiptTag } from "../disclosures/marks";
import { useDisclosedOne, useReceipt } from "../disclosures/queries";
import { markRefused } from "../forms/mark-refused";
import { useCommand } from "../forms/use-command";
import { FormDialog } from "../ledgers/FormDialog";
import { BLANK_HARM, type FilledHarm, HarmFields, harmOf } from "../patients/HarmFields";
import { LevelTag } from "../patients/marks";
import "../patients/words";

export function DisclosedOnePage() {
  const { t } = useTranslation();
  const { disclosure } = useParams({ from: "/disclosed/$disclosure" });
  const query = useDisclosedOne(disclosure);
  return (
    <main id="main" className="page" tabIndex={-1}>
      {query.data === undefined && <h1 className="sr">{t("disclosed.title")}</h1>}
      <Loaded query={query}>{(detail) => <Whole detail={detail} />}</Loaded>
    </main>
  );
}

function Whole({ detail }: { detail: DisclosedDetail }) {
  const { t } = useTranslation();
  const { row } = detail;
  const [reporting, setReporting] = useState<"no" | "yes">("no");
  return (
    <>
      <div className="page-h">
        <Link to="/disclosed" aria-label={t("disclosed.back")}>
          <ArrowLeftOutlined aria-hidden />
        </Link>
        <h1 className="num">{t("disclosed.one", { number: row.number })}</h1>
        <DangerTag danger={row.danger} />
        <ReceiptTag receipt={row.receipt} />
        <span className="grow" />
        <Button onClick={() => setReporting("yes")}>{t("disclosed.report")}</Button>
        {reporting === "yes" && <ReportDialog detail={detail} onClose={() => setReporting("no")} />}
      </div>
      <Told detail={detail} />
      <Receipt detail={detail} />
    </>
  );
}

function Told({ detail: { told, row, purpose, basis } }: { detail: DisclosedDetail }) {
  const { t } = useTranslation();
  const { contact, danger, place } = told;
  const reached = [contact.name, contact.relation, contact.phone].filter((part) => part !== "").join(" · ");
  return (
    <section className="card" aria-labelledby="disclosed-told">
      <h2 id="disclosed-told">{t("disclosed.told")}</h2>
      <p className="muted lead">{t("disclosed.asThen")}</p>
      <dl className="care-facts">
        <div>
          <dt>{t("disclosed.level")}</dt>
          <dd className="gap">
            <LevelTag level={danger.level} />
            <span className="num">{t("disclosed.since", { t: dayAndTime(danger.since) })}</span>
          </dd>
        </div>
        <div>
          <dt>{t("disclosed.person")}</dt>
          <dd>
            <b>{contact.person}</b>
          </dd>
        </div>
        <div>
          <dt>{t("disclosed.place")}</dt>
          <dd>{place || "–"}</dd>
        </div>
        <div>
          <dt>{t("disclosed.contact")}</dt>
          <dd>{reached || "–"}</dd>
        </div>
        <div>
          <dt>{t("disclosures.purpose")}</dt>
          <dd>
            {t(`disclosurePurpose.${purpose}`)} <span className="muted">{t(`disclosureBasis.${basis}`)}</span>
          </dd>
        </div>
        <div>
          <dt>{t("disclosures.toldAt")}</dt>
          <dd className="num">{dayAndTime(row.told_at)}</dd>
        </div>
      </dl>
      {row.danger === "over" && <p className="muted">{t("disclosed.over")}</p>}
    </section>
  );
}

function Receipt({ detail: { row } }: { detail: DisclosedDetail }) {
  const { t } = useTranslation();
  const report = useReport();
  const receipt = useReceipt(row.disclosure);
  if (row.receipt === "in_time" || row.receipt === "late")
    return (
      <p role="status" className="muted">
        {t("disclosed.receiptDone")}
      </p>
    );
  return (
    <div className="save-bar">
      <Button type="primary" loading={receipt.busy} onClick={() => receipt.confirm(report)}>
        {t("disclosed.receipt")}
      </Button>
      <span className={row.receipt === "overdue" ? "late num" : "muted num"}>
        {t("disclosed.receiptHint", { t: dayAndTime(row.due_at) })}
      </span>
    </div>
  );
}

function ReportDialog({ detail: { row }, onClose }: { detail: DisclosedDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<FilledHarm>();
  // Nothing that a department sees changes by it.
  const sending = useCommand(() => Promise.resolve());
  return (
    <FormDialog<FilledHarm>
      title={t("disclosed.reportTitle", { number: row.number })}
      form={form}
      initialValues={BLANK_HARM}
      sending={sending}
      onFinish={(filled) =>
        void sending.send<HarmEntered>(`disclosed/${row.disclosure}/harms`, harmOf(filled), {
          done: () => {
            void message.success(t("disclosed.reported"));
            onClose();
          },
          failed: (error) =>
            markRefused(form, error, t("refusedField"), {
              entry_in_future: ["happened_at"],
              harm_invalid: ["injured"],
            }),
        })
      }
      onClose={onClose}
    >
      <HarmFields told="by_own_department" />
    </FormDialog>
  );
}
