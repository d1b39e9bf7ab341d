// The words of an item, both languages side by side.
import { Input } from "antd";
import { useTranslation } from "react-i18next";
import type { LibraryKind } from "../../protocol/generated";
import { type DraftField, FIELDS, type ItemDraft } from "./edit";

/** Same as `protocol::limits::LINE_CHARS`: what is sent into a talk is one line of it. */
const BODY_CHARS = 4_000;
/** Same as `protocol::limits::LIBRARY_TITLE_CHARS`. */
const TITLE_CHARS = 120;

interface Props {
  kind: LibraryKind;
  draft: ItemDraft;
  /** Marked as still to be filled in. */
  missing: readonly DraftField[];
  onChange: (change: Partial<ItemDraft>) => void;
}

const SIDES = [
  { lang: "zh-CN", title: "title_zh", body: "body_zh" },
  { lang: "en", title: "title_en", body: "body_en" },
] as const;

export function ItemFields({ kind, draft, missing, onChange }: Props) {
  const { t } = useTranslation();
  const field = (name: DraftField, label: string) => ({
    id: `item-${name}`,
    value: draft[name],
    "aria-label": label,
    "aria-invalid": missing.includes(name) || undefined,
    status: missing.includes(name) ? ("error" as const) : ("" as const),
    onChange: ({ target }: { target: { value: string } }) => onChange({ [name]: target.value }),
  });
  return (
    <>
      {FIELDS[kind].includes("phone") && (
        <label className="item-phone">
          {t("library.phone")}
          <Input {...field("phone", t("library.phone"))} inputMode="tel" maxLength={32} />
        </label>
      )}
      <div className="two-columns">
        {SIDES.map(({ lang, title, body }) => (
          <fieldset key={lang} className="stack" aria-label={t(`language.${lang}`)}>
            <h3>{t(`language.${lang}`)}</h3>
            <label htmlFor={`item-${title}`}>{t("library.itemTitle")}</label>
            <Input
              {...field(title, `${t("library.itemTitle")} ${t(`language.${lang}`)}`)}
              maxLength={TITLE_CHARS}
              lang={lang}
            />
            <label htmlFor={`item-${body}`}>{t("library.body")}</label>
            <Input.TextArea
              {...field(body, `${t("library.body")} ${t(`language.${lang}`)}`)}
              className="item-body"
              maxLength={BODY_CHARS}
              lang={lang}
            />
          </fieldset>
        ))}
      </div>
    </>
  );
}
