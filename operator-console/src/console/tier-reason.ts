// Why a tier is what it is, in words.
import { useTranslation } from "react-i18next";
import type { TierReason } from "../protocol/generated";
import { usePhrase } from "./library";

export function useTierReason(): (reason: TierReason) => string {
  const { t } = useTranslation();
  const phrase = usePhrase();
  return (reason) => {
    switch (reason.kind) {
      case "safe_now":
        return t(`safeNow.${reason.answer}`);
      case "thoughts":
        return t(`thoughts.${reason.answer}`);
      case "phrase":
        return t("card.phrase", { phrase: phrase(reason.entry) });
      case "assessed":
        return t("card.assessed");
    }
  };
}
