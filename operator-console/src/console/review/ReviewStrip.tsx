// At the desk: feedback on one's own sessions that waits to be read. Quiet while none does.
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useMyReviews } from "./queries";

export function ReviewStrip() {
  const { t } = useTranslation();
  const waiting = useMyReviews().data?.waiting ?? 0;
  if (waiting === 0) return null;
  return (
    <section className="told" aria-label={t("review.strip")}>
      <span className="ell">{t("review.waiting", { n: waiting })}</span>
      <span className="grow" />
      <Link to="/my-reviews" className="strip-link">
        {t("review.openMine")}
      </Link>
    </section>
  );
}
