// What somebody should know before reading a report: given back, frozen, corrected, moved since it was signed.
import { LockOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { FigureChanged, Report } from "../../protocol/generated";
import { itemKey } from "./form";
import { useItemWords } from "./item-words";

export function ReportNotices({ report }: { report: Report }) {
  const { stage, corrects, corrected_by, changed } = report;
  return (
    <>
      {stage.kind === "draft" && stage.returned !== null && <GivenBack returned={stage.returned} />}
      {stage.kind === "frozen" && <Frozen />}
      {corrects !== null && <OtherReport report={corrects} words="corrects" />}
      {corrected_by !== null && <OtherReport report={corrected_by} words="correctedBy" />}
      {changed.length > 0 && <Moved changed={changed} />}
    </>
  );
}

type Returned = NonNullable<Extract<Report["stage"], { kind: "draft" }>["returned"]>;

function GivenBack({ returned: { by, reason } }: { returned: Returned }) {
  const { t } = useTranslation();
  return (
    <Alert
      type="warning"
      showIcon
      title={t("reports.returnedBy", { name: by.name, t: dayAndTime(by.at) })}
      description={reason}
    />
  );
}

function Frozen() {
  const { t } = useTranslation();
  return (
    <Alert
      type="success"
      showIcon
      icon={<LockOutlined aria-hidden />}
      title={t("reports.frozen")}
      description={t("reports.frozenDetail")}
    />
  );
}

function OtherReport({ report, words }: { report: string; words: "corrects" | "correctedBy" }) {
  const { t } = useTranslation();
  return (
    <Alert
      type="info"
      showIcon
      title={t(`reports.${words}`)}
      action={
        <Link to="/reports/$report" params={{ report }}>
          {t("reports.openOther")}
        </Link>
      }
    />
  );
}

function Moved({ changed }: { changed: readonly FigureChanged[] }) {
  const { t } = useTranslation();
  const words = useItemWords();
  return (
    <Alert
      type="warning"
      showIcon
      title={t("reports.moved")}
      description={
        <>
          <p>{t("reports.movedDetail")}</p>
          <ul className="plain">
            {changed.map(({ item, signed, now }) => (
              <li key={itemKey(item)}>
                {words(item)}: {t("reports.signedNow", { signed, now })}
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}
