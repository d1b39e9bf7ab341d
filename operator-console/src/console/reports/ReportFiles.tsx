// A report to take away: whole for the authority that it is owed to, without small counts for everybody else.
import { DownloadOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { download } from "../../core/download.ts";
import type { Report } from "../../protocol/generated";
import { api } from "../api";
import { useReport as useTellingReport } from "../desk/use-ask";
import { language } from "../i18n";

const AUDIENCES = ["authority", "public"] as const;
const FORMATS = ["pdf", "xlsx", "csv"] as const;

interface Props {
  report: Report;
  /** What is typed and not saved is not in the files. */
  isChanged: boolean;
}

export function ReportFiles({ report, isChanged }: Props) {
  const { t } = useTranslation();
  const tell = useTellingReport();
  const [busy, setBusy] = useState(false);
  const save = async (audience: string, format: string) => {
    setBusy(true);
    try {
      const asked = new URLSearchParams({ language: language(), audience });
      const file = await api.file(`reports/${report.report}/file/${format}?${asked}`);
      download(`${t("reports.one")} ${report.first_day} ${report.last_day}.${format}`, file);
    } catch (error) {
      tell(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Dropdown
        trigger={["click"]}
        autoFocus
        disabled={isChanged}
        menu={{
          items: AUDIENCES.map((audience) => ({
            key: audience,
            type: "group",
            label: t(`reports.files.${audience}`),
            children: FORMATS.map((format) => ({
              key: `${audience} ${format}`,
              label: t(`exportAs.${format}`),
            })),
          })),
          onClick: ({ key }) => {
            const [audience = "", format = ""] = key.split(" ");
            void save(audience, format);
          },
        }}
      >
        <Button icon={<DownloadOutlined />} loading={busy} disabled={isChanged}>
          {t("reports.download")}
        </Button>
      </Dropdown>
      {isChanged && <span className="muted">{t("reports.filesSaveFirst")}</span>}
    </>
  );
}
