// Beside the way to the dispatches: how many people in danger a team is out for. Drills are not among them.
import { useTranslation } from "react-i18next";
import { useDesk } from "../desk/desk";

export function OpenBadge() {
  const { t } = useTranslation();
  const n = useDesk(
    ({ dispatches }) => dispatches?.strips.filter(({ purpose }) => purpose === "real").length ?? 0,
  );
  if (n === 0) return null;
  return (
    <span className="unread">
      <span aria-hidden="true">{n}</span>
      <span className="sr"> {t("dispatches.openBadge", { n })}</span>
    </span>
  );
}
