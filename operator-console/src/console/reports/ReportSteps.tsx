// What may be done with a report now: save, sign, give back, freeze, correct, take away.
import { useNavigate } from "@tanstack/react-router";
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { timeWithSeconds } from "../../core/format.ts";
import { serverNow } from "../../core/server-clock.ts";
import type { Report } from "../../protocol/generated";
import { api } from "../api";
import { Failure } from "../components/states";
import { useReport as useTellingReport } from "../desk/use-ask";
import { useAttempt } from "../forms/use-attempt";
import { isSame, lackingOf, may, type Typed } from "./form";
import { useReportCommand, useReportsChanged } from "./queries";
import { ReportFiles } from "./ReportFiles";
import { ReturnDialog } from "./ReturnDialog";

interface Props {
  report: Report;
  typed: Typed;
}

export function ReportSteps({ report, typed }: Props) {
  const { t } = useTranslation();
  const saving = useSavingTyped(report, typed);
  const [returning, setReturning] = useState<"no" | "yes">("no");
  return (
    <>
      {saving.failure !== null && <Failure error={saving.failure} />}
      <div className="save-bar">
        <ReportFiles report={report} isChanged={saving.isChanged} />
        <span className="grow" />
        {may(report, "change") && (
          <>
            <span role="status" className={saving.isChanged ? "late" : "muted num"}>
              {saving.isChanged
                ? t("settings.unsaved")
                : saving.at !== null && t("saved", { t: timeWithSeconds(saving.at) })}
            </span>
            <Button loading={saving.busy} disabled={!saving.isChanged} onClick={() => void saving.save()}>
              {t("save")}
            </Button>
          </>
        )}
        {may(report, "change") && !may(report, "fill") && (
          <span className="muted">{t("reports.signLater")}</span>
        )}
        {may(report, "fill") && <Fill report={report} typed={typed} isChanged={saving.isChanged} />}
        {may(report, "return") && <Button onClick={() => setReturning("yes")}>{t("reports.return")}</Button>}
        {may(report, "review") && <Review report={report} />}
        {may(report, "correct") && report.corrected_by === null && <Correct report={report} />}
      </div>
      {returning === "yes" && <ReturnDialog report={report.report} onClose={() => setReturning("no")} />}
    </>
  );
}

function useSavingTyped(report: Report, typed: Typed) {
  const attempt = useAttempt();
  const changed = useReportsChanged();
  const [at, setAt] = useState<number | null>(null);
  const isChanged = may(report, "change") && !isSame(typed, { typed: report.typed, remarks: report.remarks });
  return {
    busy: attempt.busy,
    failure: attempt.failure,
    at,
    isChanged,
    save: () =>
      attempt.run(async () => {
        await api.put(`reports/${report.report}`, typed);
        await changed();
        setAt(serverNow());
      }),
  };
}

function Fill({ report, typed, isChanged }: Props & { isChanged: boolean }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const tell = useTellingReport();
  const sending = useReportCommand();
  const changed = useReportsChanged();
  const lacking = lackingOf(typed);
  const ask = () => {
    if (lacking.length > 0) {
      const what = lacking.map((name) => t(`reports.typed.${name}`)).join(" · ");
      void message.info(t("accounts.required", { what }));
      return;
    }
    if (isChanged) {
      void message.info(t("reports.saveFirst"));
      return;
    }
    modal.confirm({
      title: t("reports.fillTitle"),
      content: t("reports.fillBody"),
      okText: t("reports.fill"),
      cancelText: t("cancel"),
      onOk: () =>
        sending.send(
          `reports/${report.report}/fill`,
          { digest: report.figures.digest },
          {
            done: () => void message.success(t("reports.filledNow")),
            // The figures may have moved since they were looked at: those of now are shown.
            failed: (error) => {
              tell(error);
              void changed();
            },
          },
        ),
    });
  };
  return (
    <Button type="primary" loading={sending.busy} onClick={ask}>
      {t("reports.fill")}
    </Button>
  );
}

function Review({ report }: { report: Report }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const tell = useTellingReport();
  const sending = useReportCommand();
  const ask = () =>
    modal.confirm({
      title: t("reports.reviewTitle"),
      content: t("reports.reviewBody"),
      okText: t("reports.review"),
      cancelText: t("cancel"),
      onOk: () =>
        sending.send(
          `reports/${report.report}/review`,
          { digest: report.figures.digest },
          { done: () => void message.success(t("reports.frozenNow")), failed: tell },
        ),
    });
  return (
    <Button type="primary" loading={sending.busy} onClick={ask}>
      {t("reports.review")}
    </Button>
  );
}

function Correct({ report }: { report: Report }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const tell = useTellingReport();
  const sending = useReportCommand();
  const begin = () =>
    sending.send<Report>(
      "reports",
      { first_day: report.first_day, last_day: report.last_day, corrects: report.report },
      {
        done: ({ report: begun }) => void navigate({ to: "/reports/$report", params: { report: begun } }),
        failed: tell,
      },
    );
  return (
    <Button loading={sending.busy} onClick={() => void begin()}>
      {t("reports.correct")}
    </Button>
  );
}
