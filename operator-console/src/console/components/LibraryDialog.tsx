// Sends an article or a place to turn to into the talk; the record keeps that it was sent.
import { ReadOutlined } from "@ant-design/icons";
import { Button, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { LibraryItem, MySession } from "../../protocol/generated";
import { sendLine } from "../desk/desk";
import { findItems, inLanguage, useLibrary } from "../library";
import { ActionButton } from "./ActionButton";
import { Empty } from "./states";

export function LibraryDialog({ session }: { session: MySession }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [lookedFor, setLookedFor] = useState("");
  const items = findItems(useLibrary(), ["article", "directory"], lookedFor);
  const send = (item: LibraryItem) => {
    const shared = inLanguage(item, session.language);
    sendLine(session.session, { text: "", shared });
    setOpen(false);
  };
  return (
    <>
      <ActionButton
        action="share"
        actions={session.actions}
        shortcut="library"
        type="text"
        size="small"
        icon={<ReadOutlined />}
        onAct={() => setOpen(true)}
      >
        {t("talk.library")}
      </ActionButton>
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        footer={null}
        title={t("talk.libraryTitle")}
        width={640}
        destroyOnHidden
      >
        <Input.Search
          aria-label={t("search")}
          placeholder={t("search")}
          value={lookedFor}
          onChange={({ target }) => setLookedFor(target.value)}
          autoFocus
        />
        {items.length === 0 && <Empty>{t("talk.libraryEmpty")}</Empty>}
        <ul className="library">
          {items.map((item) => {
            const { title, body, phone } = inLanguage(item, session.language);
            return (
              <li key={item.item}>
                <div className="grow">
                  <b>{title}</b> <span className="muted">{t(`libraryKind.${item.kind}`)}</span>
                  {phone !== undefined && <span className="num"> ☎ {phone}</span>}
                  <p className="muted clamp">{body}</p>
                </div>
                <Button onClick={() => send(item)} aria-label={`${t("talk.librarySend")} ${title}`}>
                  {t("talk.librarySend")}
                </Button>
              </li>
            );
          })}
        </ul>
      </Modal>
    </>
  );
}
