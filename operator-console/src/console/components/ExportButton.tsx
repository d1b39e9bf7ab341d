// Exports what a table shows, as text or as a workbook.
import { DownloadOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Sheet, toCsv } from "../../core/csv.ts";
import { download } from "../../core/download.ts";
import { day } from "../../core/format.ts";
import { serverNow } from "../../core/server-clock.ts";
import { useReport } from "../desk/use-ask";

const FORMATS = ["csv", "xlsx"] as const;
type Format = (typeof FORMATS)[number];

interface Props extends Sheet {
  /** What the table is about; names the file and the sheet. */
  name: string;
}

async function made(format: Format, name: string, sheet: Sheet): Promise<Blob> {
  switch (format) {
    case "csv":
      return toCsv(sheet);
    case "xlsx": {
      const { toXlsx } = await import("../../core/xlsx.ts");
      return toXlsx(name, sheet);
    }
  }
}

export function ExportButton({ name, head, rows }: Props) {
  const { t } = useTranslation();
  const report = useReport();
  const [busy, setBusy] = useState(false);
  const save = async (format: Format) => {
    setBusy(true);
    try {
      download(`${name}-${day(serverNow())}.${format}`, await made(format, name, { head, rows }));
    } catch (error) {
      report(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dropdown
      trigger={["click"]}
      autoFocus
      disabled={rows.length === 0}
      menu={{
        items: FORMATS.map((format) => ({ key: format, label: t(`exportAs.${format}`) })),
        onClick: ({ key }) => void save(key as Format),
      }}
    >
      <Button icon={<DownloadOutlined />} loading={busy} disabled={rows.length === 0}>
        {t("export")}
      </Button>
    </Dropdown>
  );
}
