// A one-time password, shown once.
import { App, Button, Modal } from "antd";
import { useTranslation } from "react-i18next";

export interface Handover {
  name: string;
  password: string;
}

export function OneTimePasswordDialog({
  handover,
  onClose,
}: {
  handover: Handover | null;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard.writeText(handover?.password ?? "");
    void message.success(t("copied"));
  };
  return (
    <Modal
      open={handover !== null}
      title={t("accounts.oneTime")}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <>
          <Button onClick={() => void copy()}>{t("copy")}</Button>
          <Button type="primary" onClick={onClose}>
            {t("accounts.handedOver")}
          </Button>
        </>
      }
      destroyOnHidden
    >
      <p>{t("accounts.oneTimeBody", { name: handover?.name ?? "" })}</p>
      <output className="one-time">{handover?.password}</output>
    </Modal>
  );
}
