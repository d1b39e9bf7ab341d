// What a form in a drawer ends with: leave it, or send it.
import { Button, type ButtonProps } from "antd";
import { useTranslation } from "react-i18next";

interface Props {
  okText: string;
  sending: { busy: boolean };
  /** Null where there is nothing to send. */
  onSend: (() => void) | null;
  onClose: () => void;
  /** "danger" where something goes out that cannot be called back. */
  tone?: "plain" | "danger";
  size?: NonNullable<ButtonProps["size"]>;
}

export function DrawerFoot({ okText, sending, onSend, onClose, tone = "plain", size = "middle" }: Props) {
  const { t } = useTranslation();
  return (
    <div className="drawer-foot gap">
      <Button size={size} onClick={onClose}>
        {t("cancel")}
      </Button>
      {onSend !== null && (
        <Button size={size} type="primary" danger={tone === "danger"} loading={sending.busy} onClick={onSend}>
          {okText}
        </Button>
      )}
    </div>
  );
}
