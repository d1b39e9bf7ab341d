// The sheet of a report with what stands above and below it: where it stands, what has changed since, and what may be
// done now.
import { useState } from "react";
import type { Report } from "../../protocol/generated";
import type { Typed } from "./form";
import { PaperForm } from "./PaperForm";
import { ReportNotices } from "./ReportNotices";
import { ReportSteps } from "./ReportSteps";

export function ReportSheet({ report }: { report: Report }) {
  const [typed, setTyped] = useState<Typed>({ typed: report.typed, remarks: report.remarks });
  return (
    <>
      <ReportNotices report={report} />
      <PaperForm report={report} typed={typed} onType={setTyped} />
      <ReportSteps report={report} typed={typed} />
    </>
  );
}
