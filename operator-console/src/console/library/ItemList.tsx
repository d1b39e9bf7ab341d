// Items of one kind in the centre's order, to choose from; the order is changed by dragging or by the buttons.
import { ArrowDownOutlined, ArrowUpOutlined, HolderOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { type DragEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LibraryItem, LibraryKind } from "../../protocol/generated";
import { inLanguage } from "../library";

interface Props {
  kind: LibraryKind;
  items: readonly LibraryItem[];
  chosen: string | undefined;
  /** "none" while the list is searched: its order is not the whole one. */
  order: "by_hand" | "none";
  onMove: (from: number, to: number) => void;
}

export function ItemList({ kind, items, chosen, order, onMove }: Props) {
  const { t, i18n } = useTranslation();
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const [said, setSaid] = useState("");
  const language = i18n.language === "en" ? "en" : "zh-CN";
  const move = (from: number, to: number) => {
    const item = items[from];
    if (item === undefined || to < 0 || to >= items.length || from === to) return;
    setSaid(t("library.moved", { title: inLanguage(item, language).title, n: to + 1, of: items.length }));
    onMove(from, to);
  };
  const dropped = (event: DragEvent, at: number) => {
    event.preventDefault();
    if (dragged !== null) move(dragged, at);
    setDragged(null);
    setOver(null);
  };
  return (
    <>
      <ol className="plain item-list" aria-label={t(`libraryKind.${kind}`)}>
        {items.map((item, at) => {
          const { title, body } = inLanguage(item, language);
          return (
            <li
              key={item.item}
              className={`item-row ${over === at && dragged !== at ? "drop-here" : ""}`}
              draggable={order === "by_hand"}
              onDragStart={() => setDragged(at)}
              onDragEnd={() => setDragged(null)}
              onDragOver={(event) => {
                if (dragged === null) return;
                event.preventDefault();
                setOver(at);
              }}
              onDrop={(event) => dropped(event, at)}
            >
              {order === "by_hand" && <HolderOutlined aria-hidden className="handle" />}
              <Link
                to="/library"
                search={{ kind, item: item.item }}
                className="item-link"
                aria-current={item.item === chosen ? "true" : undefined}
              >
                <b className="ell">{title}</b>
                <span className="muted ell">{body}</span>
              </Link>
              {order === "by_hand" && (
                <span className="item-order">
                  <Button
                    size="small"
                    type="text"
                    icon={<ArrowUpOutlined />}
                    disabled={at === 0}
                    aria-label={t("library.up", { title })}
                    onClick={() => move(at, at - 1)}
                  />
                  <Button
                    size="small"
                    type="text"
                    icon={<ArrowDownOutlined />}
                    disabled={at === items.length - 1}
                    aria-label={t("library.down", { title })}
                    onClick={() => move(at, at + 1)}
                  />
                </span>
              )}
            </li>
          );
        })}
      </ol>
      <span className="sr" role="status">
        {said}
      </span>
    </>
  );
}
