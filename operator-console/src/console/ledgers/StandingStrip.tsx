// At the desk: what is missing of one's own ledger, and what waits for one's word. Quiet while nothing does.
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { StandingWord } from "../../protocol/generated";
import { useMyStanding } from "./queries";
import { useReasonWords } from "./reason-words";
import { StandingTag } from "./StandingTag";
import { lacking } from "./standing";

/** Whether callers are kept from whoever stands so. */
const HELD_BACK: Record<StandingWord, boolean> = {
  qualified: false,
  due: false,
  overdue: true,
  suspended: true,
};

export function StandingStrip() {
  const { t } = useTranslation();
  const { short } = useReasonWords();
  const mine = useMyStanding().data;
  if (mine === undefined) return null;
  const { standing, to_confirm } = mine;
  if (standing.word === "qualified" && to_confirm.length === 0) return null;
  const words = lacking(standing).map(short);
  if (to_confirm.length > 0) words.push(t("myStanding.waiting", { n: to_confirm.length }));
  const held = HELD_BACK[standing.word];
  return (
    <section className={held ? "alert-strip" : "told"} aria-label={t("myStanding.strip")}>
      <StandingTag word={standing.word} />
      <span className="ell">{words.join(" · ")}</span>
      {held && <span>{t("myStanding.notOffered")}</span>}
      <span className="grow" />
      <Link to="/my-standing" className="strip-link">
        {t("myStanding.open")}
      </Link>
    </section>
  );
}
