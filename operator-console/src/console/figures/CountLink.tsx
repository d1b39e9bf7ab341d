// A number that opens the sessions it is made of. Where there are none, or no search tells them apart, it is only a
// number.
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Counted } from "../../protocol/generated";

interface Props {
  counted: Counted;
  /** What is counted, in words. */
  of: string;
}

export function CountLink({ counted: { count, opens }, of }: Props) {
  const { t } = useTranslation();
  if (opens === null || count === 0) return <span className="num">{count}</span>;
  return (
    <Link
      to="/review/search"
      search={opens}
      className="num count-link"
      aria-label={t("figures.opens", { of, n: count })}
    >
      {count}
    </Link>
  );
}
