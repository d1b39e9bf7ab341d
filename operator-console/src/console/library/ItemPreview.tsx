// How an item looks in the talk, in both languages: what a caller sees, or what an operator begins with.
import { useTranslation } from "react-i18next";
import type { LibraryKind } from "../../protocol/generated";
import { SharedCard } from "../components/LineLog";
import type { ItemDraft } from "./edit";

export function ItemPreview({ kind, draft }: { kind: LibraryKind; draft: ItemDraft }) {
  const { t } = useTranslation();
  const sides = [
    { lang: "zh-CN", title: draft.title_zh, body: draft.body_zh },
    { lang: "en", title: draft.title_en, body: draft.body_en },
  ] as const;
  return (
    <section aria-labelledby="item-preview">
      <h3 id="item-preview">{t(kind === "canned_reply" ? "library.previewCanned" : "library.preview")}</h3>
      <div className="two-columns preview">
        {sides.map(({ lang, title, body }) => (
          <div key={lang} className="msg me" lang={lang}>
            <span className="bubble">
              {kind === "canned_reply" ? (
                body || "…"
              ) : (
                <SharedCard
                  shared={{
                    item: "",
                    title: title || "…",
                    body,
                    ...(draft.phone === "" ? {} : { phone: draft.phone }),
                  }}
                />
              )}
            </span>
          </div>
        ))}
      </div>
    </section>
  );
}
