// Quiets the alarms that sound now, and only those.
import { SoundOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useRinging } from "./use-alarms";

/** Only while something sounds. */
export function Hush() {
  const { t } = useTranslation();
  const { count, hush } = useRinging();
  if (count === 0) return null;
  return (
    <Button size="small" icon={<SoundOutlined />} title={t("floor.hushTitle")} onClick={hush}>
      {t("floor.hush")}
    </Button>
  );
}
