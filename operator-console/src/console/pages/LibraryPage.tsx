// The library's editor: canned replies, articles and places to turn to, in both languages and in the centre's order.
import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Input, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Library, LibraryItem, LibraryKind } from "../../protocol/generated";
import { api } from "../api";
import { Empty, Loaded } from "../components/states";
import { useReport } from "../desk/use-ask";
import { findItems } from "../library";
import { useLibraryChanges } from "../library/changes";
import { ItemEditor } from "../library/ItemEditor";
import { ItemList } from "../library/ItemList";
import { KINDS } from "../library/kinds";

/** In the address, where an item's name would stand. */
const NEW = "new";

export function LibraryPage() {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: ["library"], queryFn: () => api.get<Library>("library") });
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("library.title")}</h1>
        <span className="muted">{t("library.intro")}</span>
      </div>
      <Loaded query={query}>{({ items }) => <Editor items={items} />}</Loaded>
    </main>
  );
}

function Editor({ items }: { items: readonly LibraryItem[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { kind = KINDS[0], item } = useSearch({ from: "/library" });
  const current = items.find((one) => one.item === item);
  const go = (to: { kind: LibraryKind; item?: string }) => void navigate({ to: "/library", search: to });
  return (
    <div className="library-page">
      <Shelf items={items} kind={kind} chosen={item} onGo={go} />
      {item === undefined ? (
        <section className="card">
          <Empty>{t("library.choose")}</Empty>
        </section>
      ) : (
        <ItemEditor
          key={item}
          kind={kind}
          current={current}
          onDone={(saved) => go(saved === null ? { kind } : { kind, item: saved.item })}
        />
      )}
    </div>
  );
}

interface ShelfProps {
  items: readonly LibraryItem[];
  kind: LibraryKind;
  chosen: string | undefined;
  onGo: (to: { kind: LibraryKind; item?: string }) => void;
}

function Shelf({ items, kind, chosen, onGo }: ShelfProps) {
  const { t } = useTranslation();
  const report = useReport();
  const changes = useLibraryChanges();
  const [lookedFor, setLookedFor] = useState("");
  const ofKind = items.filter((one) => one.kind === kind);
  const found = findItems(ofKind, [kind], lookedFor);
  const searching = lookedFor.trim() !== "";
  return (
    <section className="card" aria-label={t("library.kinds")}>
      <div className="between">
        <Segmented<LibraryKind>
          aria-label={t("library.kinds")}
          value={kind}
          options={KINDS.map((one) => ({ value: one, label: t(`libraryKind.${one}`) }))}
          onChange={(chosen) => onGo({ kind: chosen })}
        />
        <Button icon={<PlusOutlined />} onClick={() => onGo({ kind, item: NEW })}>
          {t("library.new")}
        </Button>
      </div>
      <Input
        type="search"
        allowClear
        aria-label={t("library.search")}
        placeholder={t("library.search")}
        value={lookedFor}
        onChange={({ target }) => setLookedFor(target.value)}
      />
      {found.length === 0 ? (
        <Empty>{t(searching ? "library.noneFound" : "library.none")}</Empty>
      ) : (
        <ItemList
          kind={kind}
          items={found}
          chosen={chosen}
          order={searching ? "none" : "by_hand"}
          onMove={(from, to) => void changes.move(ofKind, from, to).catch(report)}
        />
      )}
      {!searching && found.length > 1 && <p className="muted">{t("library.dragHint")}</p>}
    </section>
  );
}
