// What a number of the report is of, in words.
import { useTranslation } from "react-i18next";
import type { ReportItem } from "../../protocol/generated";

export function useItemWords(): (item: ReportItem) => string {
  const { t } = useTranslation();
  return (item) => {
    switch (item.kind) {
      case "problem":
        return t(`problemType.${item.problem}`);
      case "staff":
        return `${t(`profession.${item.profession}`)} ${t(`contract.${item.contract}`)}`;
      default:
        return t(`reports.item.${item.kind}`);
    }
  };
}
