// Instead of words that were erased for good: that they were, and since when. Nothing where they are there.
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { Timestamp } from "../../protocol/generated";

export function ErasedNote({ at }: { at: Timestamp | null }) {
  const { t } = useTranslation();
  if (at === null) return null;
  return <Alert type="info" showIcon title={t("erasedAt", { t: dayAndTime(at) })} />;
}
