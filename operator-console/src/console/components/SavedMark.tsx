// "Saved 22:50:14": whether half-filled forms and unsent words are safe.
import { useTranslation } from "react-i18next";
import type { DraftState } from "../../core/drafts.ts";
import { timeWithSeconds } from "../../core/format.ts";

export function SavedMark({ state }: { state: DraftState }) {
  const { t } = useTranslation();
  return (
    <span className="muted num" role="status">
      {state.kind === "changed" && t("saving")}
      {state.kind === "saved" && t("saved", { t: timeWithSeconds(state.at) })}
      {state.kind === "not_saved" && <span className="late">{t("notSaved")}</span>}
    </span>
  );
}
