// The after-action report, made by the server.
import { DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { download } from "../../core/download.ts";
import type { DispatchId } from "../../protocol/generated";
import { api } from "../api";
import { useReport } from "../desk/use-ask";
import { language } from "../i18n";

export function AfterActionButton({ dispatch, number }: { dispatch: DispatchId; number: string }) {
  const { t } = useTranslation();
  const report = useReport();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const file = await api.file(`dispatches/${dispatch}/report?language=${language()}`);
      download(`${t("dispatches.afterAction")} ${number}.pdf`, file);
    } catch (error) {
      report(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button size="small" icon={<DownloadOutlined />} loading={busy} onClick={() => void save()}>
      {t("dispatches.afterAction")}
    </Button>
  );
}
