// Exports more than a table shows: the server makes the file of all that the filters find.
import { DownloadOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { download } from "../../core/download.ts";
import { day } from "../../core/format.ts";
import { serverNow } from "../../core/server-clock.ts";
import { api } from "../api";
import { useReport } from "../desk/use-ask";

type Format = "csv" | "xlsx" | "pdf";
const SHEETS: readonly Format[] = ["csv", "xlsx"];

interface Props {
  /** What it is of; names the file. */
  name: string;
  path: (format: Format) => string;
  /** Left out: those of a table. */
  formats?: readonly Format[];
}

export function FileButton({ name, path, formats = SHEETS }: Props) {
  const { t } = useTranslation();
  const report = useReport();
  const [busy, setBusy] = useState(false);
  const save = async (format: Format) => {
    setBusy(true);
    try {
      download(`${name}-${day(serverNow())}.${format}`, await api.file(path(format)));
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
      menu={{
        items: formats.map((format) => ({ key: format, label: t(`exportAs.${format}`) })),
        onClick: ({ key }) => void save(key as Format),
      }}
    >
      <Button icon={<DownloadOutlined />} loading={busy}>
        {t("export")}
      </Button>
    </Dropdown>
  );
}
