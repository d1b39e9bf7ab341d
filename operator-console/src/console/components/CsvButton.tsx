// Exports what a table shows.
import { DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { type Cell, download, toCsv } from "../../core/csv.ts";
import { day } from "../../core/format.ts";
import { serverNow } from "../../core/server-clock.ts";

interface Props {
  name: string;
  head: readonly string[];
  rows: readonly (readonly Cell[])[];
}

export function CsvButton({ name, head, rows }: Props) {
  const { t } = useTranslation();
  return (
    <Button
      icon={<DownloadOutlined />}
      disabled={rows.length === 0}
      onClick={() => download(`${name}-${day(serverNow())}.csv`, toCsv(head, rows))}
    >
      {t("exportCsv")}
    </Button>
  );
}
