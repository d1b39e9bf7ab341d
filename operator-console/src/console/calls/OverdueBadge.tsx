// Beside the way to the calls, for supervisors: how many are overdue.
import { useTranslation } from "react-i18next";
import { useRight } from "../sign-in";
import { useOverdueCalls } from "./queries";

/** The list comes in windows: more than fit into the first are not counted one by one. */
const MOST = 100;

export function OverdueBadge() {
  const { t } = useTranslation();
  const overdue = useOverdueCalls(useRight("supervise_sessions"));
  if (overdue === 0) return null;
  const n = overdue < MOST ? String(overdue) : `${MOST}+`;
  return (
    <span className="unread">
      <span aria-hidden="true">{n}</span>
      <span className="sr"> {t("calls.overdueBadge", { n })}</span>
    </span>
  );
}
