// A session's whole number, to be handed on: whoever erases a caller asks for it.
import { CopyOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { SessionId } from "../../protocol/generated";

export function SessionNumber({ session }: { session: SessionId }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard.writeText(session);
    void message.success(t("copied"));
  };
  return (
    <span className="gap num">
      #{session.slice(-8)}
      <Button size="small" icon={<CopyOutlined />} onClick={() => void copy()}>
        {t("record.copyNumber")}
      </Button>
    </span>
  );
}
