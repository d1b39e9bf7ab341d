// The way to a session seen again.
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";

export function ReplayLink({
  session,
  alias,
  opened_at,
}: {
  session: string;
  alias: string;
  opened_at: number;
}) {
  const { t } = useTranslation();
  return (
    <Link
      to="/sessions/$session/replay"
      params={{ session }}
      className="num"
      aria-label={t("finder.open", { alias, at: dayAndTime(opened_at) })}
    >
      {alias}
    </Link>
  );
}
