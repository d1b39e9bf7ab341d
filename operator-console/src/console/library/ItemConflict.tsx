// Somebody else saved the same item meanwhile: nothing of either is lost, and a person decides.
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { LibraryItem } from "../../protocol/generated";

interface Props {
  /** Null: it was removed. */
  theirs: LibraryItem | null;
  onKeep: () => void;
  onTake: () => void;
}

export function ItemConflict({ theirs, onKeep, onTake }: Props) {
  const { t } = useTranslation();
  if (theirs === null)
    return (
      <Alert
        type="warning"
        showIcon
        role="alert"
        className="lead"
        title={t("library.conflictRemoved")}
        action={<Button onClick={onKeep}>{t("library.saveAsNew")}</Button>}
      />
    );
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      className="lead"
      title={t("library.conflictTitle")}
      description={
        <>
          <p>{t("library.conflictBody")}</p>
          <div className="two-columns">
            <div className="theirs" lang="zh-CN">
              <b>{theirs.title_zh}</b>
              {`\n${theirs.body_zh}`}
            </div>
            <div className="theirs" lang="en">
              <b>{theirs.title_en}</b>
              {`\n${theirs.body_en}`}
            </div>
          </div>
          {theirs.phone !== undefined && <p className="num">☎ {theirs.phone}</p>}
          <p className="gap conflict-choice">
            <Button onClick={onKeep}>{t("library.keepMine")}</Button>
            <Button onClick={onTake}>{t("library.takeTheirs")}</Button>
          </p>
        </>
      }
    />
  );
}
