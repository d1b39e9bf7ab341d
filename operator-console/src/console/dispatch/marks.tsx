// Small marks that stand wherever a dispatch is spoken of: drill, stage, who is missing, who owns it.
import { useTranslation } from "react-i18next";
import type { Need, OwnerView, Purpose, StageWord } from "../../protocol/generated";

/** A drill says so wherever it is shown; a real one says nothing. */
export function DrillMark({ purpose }: { purpose: Purpose }) {
  const { t } = useTranslation();
  if (purpose === "real") return null;
  return <span className="drill-mark">{t("purpose.drill")}</span>;
}

export function useNeedWords(): (needs: readonly Need[]) => string {
  const { t } = useTranslation();
  return (needs) =>
    needs
      .map(({ profession, count }) =>
        count === 1 ? t(`profession.${profession}`) : `${t(`profession.${profession}`)} × ${count}`,
      )
      .join(" · ");
}

/** The person is somebody else's by then, and the crew goes home one by one: nobody is missing. */
const AFTERWARDS: readonly StageWord[] = ["handed_over", "closed", "stood_down", "failed"];

export const isShort = ({ stage, missing }: { stage: StageWord; missing: readonly Need[] }): boolean =>
  missing.length > 0 && !AFTERWARDS.includes(stage);

/** Which professions nobody fills yet; never by colour alone. */
export function Missing({ stage, missing }: { stage: StageWord; missing: readonly Need[] }) {
  const { t } = useTranslation();
  const words = useNeedWords();
  if (AFTERWARDS.includes(stage)) return null;
  if (missing.length === 0)
    return (
      <span className="good">
        <span aria-hidden="true">● </span>
        {t("dispatches.complete")}
      </span>
    );
  return (
    <span className="missing">
      <span aria-hidden="true">○ </span>
      {t("dispatches.missing", { who: words(missing) })}
    </span>
  );
}

export function useOwnerWords(): (owner: OwnerView | null) => string {
  const { t } = useTranslation();
  return (owner) => {
    if (owner === null) return "–";
    switch (owner.kind) {
      case "supervisor_on_duty":
        return t("dispatches.ownerOnDuty");
      case "supervisor":
        return t("dispatches.ownerSupervisor", { name: owner.name });
      case "lead":
        return t("dispatches.ownerLead", { name: owner.name });
    }
  };
}
