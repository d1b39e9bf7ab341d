// Which item is edited, when it was changed last, and taking it out.
import { DeleteOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { LibraryItem, LibraryKind } from "../../protocol/generated";
import { useReport } from "../desk/use-ask";
import { inLanguage } from "../library";
import { useLibraryChanges } from "./changes";

interface Props {
  kind: LibraryKind;
  /** Null: a new one. */
  item: LibraryItem | null;
  onRemoved: () => void;
}

export function ItemHeading({ kind, item, onRemoved }: Props) {
  const { t, i18n } = useTranslation();
  const { modal, message } = App.useApp();
  const report = useReport();
  const changes = useLibraryChanges();
  if (item === null)
    return (
      <div className="between">
        <h2 id="item-heading">{t("library.newOf", { kind: t(`libraryKind.${kind}`) })}</h2>
      </div>
    );
  const { title } = inLanguage(item, i18n.language === "en" ? "en" : "zh-CN");
  const remove = async () => {
    try {
      await changes.remove(item);
      onRemoved();
      void message.success(t("library.removed"));
    } catch (error) {
      report(error);
    }
    await changes.read();
  };
  const confirm = () =>
    modal.confirm({
      title: t("library.removeTitle", { title }),
      content: t("library.removeBody"),
      okText: t("library.remove"),
      okButtonProps: { danger: true },
      cancelText: t("cancel"),
      autoFocusButton: "cancel",
      onOk: remove,
    });
  return (
    <div className="between">
      <h2 id="item-heading" className="ell">
        {title}
      </h2>
      <span className="gap still-row">
        <span className="muted num">
          {item.changed_at === undefined
            ? t("library.asShipped")
            : t("library.changedAt", { t: dayAndTime(item.changed_at) })}
        </span>
        <Button danger icon={<DeleteOutlined />} onClick={confirm}>
          {t("library.remove")}
        </Button>
      </span>
    </div>
  );
}
