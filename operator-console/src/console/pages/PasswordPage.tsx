// A password of one's own, before anything else.
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { refresh } from "../api";
import { DoorFrame } from "../components/DoorFrame";
import { PasswordForm } from "../components/PasswordForm";

export function PasswordPage() {
  const { t } = useTranslation();
  return (
    <DoorFrame title={t("password.title")}>
      <Alert type="warning" showIcon title={t("password.forced")} />
      <PasswordForm onChanged={() => void refresh()} />
    </DoorFrame>
  );
}
