// Small marks of what was told: whether a department has confirmed it, and whether the danger still stands.
import { useTranslation } from "react-i18next";
import type { DangerNow, DisclosedField, ReceiptStanding } from "../../protocol/generated";

const RECEIPT_LOOK: Record<
  ReceiptStanding,
  { glyph: string; look: "high" | "moderate" | "low" | "unrated" }
> = {
  waiting: { glyph: "○", look: "unrated" },
  overdue: { glyph: "◆", look: "high" },
  in_time: { glyph: "●", look: "low" },
  late: { glyph: "▲", look: "moderate" },
};

export function ReceiptTag({ receipt }: { receipt: ReceiptStanding }) {
  const { t } = useTranslation();
  const { glyph, look } = RECEIPT_LOOK[receipt];
  return (
    <span className={`risk risk-${look}`}>
      <span aria-hidden="true">{glyph}</span>
      {t(`receiptStanding.${receipt}`)}
    </span>
  );
}

export function DangerTag({ danger }: { danger: DangerNow }) {
  const { t } = useTranslation();
  return (
    <span className={`risk risk-${danger === "stands" ? "high" : "none"}`}>
      <span aria-hidden="true">{danger === "stands" ? "◆" : "–"}</span>
      {t(`dangerNow.${danger}`)}
    </span>
  );
}

export function useFieldWords(): (fields: readonly DisclosedField[]) => string {
  const { t, i18n } = useTranslation();
  const comma = i18n.language === "en" ? ", " : "、";
  return (fields) => fields.map((field) => t(`disclosedField.${field}`)).join(comma);
}
