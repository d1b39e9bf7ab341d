// Referrals of one's institution: what was referred to it, what it has referred; for supervisors also whatever is late.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import "../cases/words";
import { MoreButton } from "../components/MoreButton";
import { Loaded } from "../components/states";
import { type ReferralList, useReferrals } from "../referrals/queries";
import { ReferralExport, ReferralTable } from "../referrals/ReferralTable";
import { useRight } from "../sign-in";
import "../cases/cases.css";

/** Who chases looks at what is late first; who answers, at what came in. */
function useLists(): ReferralList[] {
  const receives = useRight("receive_referrals");
  const chases = useRight("chase_referrals");
  const own: ReferralList[] = receives ? ["inbox", "outbox"] : ["outbox"];
  return chases ? ["chase", ...own] : own;
}

export function ReferralsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const lists = useLists();
  const { list: asked } = useSearch({ from: "/referrals" });
  const list = lists.find((one) => one === asked) ?? lists[0] ?? "outbox";
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("referrals.title")}</h1>
        {lists.length > 1 && (
          <Segmented<ReferralList>
            aria-label={t("referrals.which")}
            value={list}
            options={lists.map((value) => ({ value, label: t(`referrals.list.${value}`) }))}
            onChange={(chosen) =>
              void navigate({ to: "/referrals", search: chosen === lists[0] ? {} : { list: chosen } })
            }
          />
        )}
        <span className="muted">{t(`referrals.hint.${list}`)}</span>
      </div>
      <List key={list} list={list} />
    </main>
  );
}

function List({ list }: { list: ReferralList }) {
  const { t } = useTranslation();
  const query = useReferrals(list);
  const rows = query.data ?? [];
  return (
    <section className="card" aria-label={t(`referrals.list.${list}`)}>
      <div className="between">
        <span className="muted num">{t("referrals.count", { n: rows.length })}</span>
        <ReferralExport list={list} rows={rows} />
      </div>
      <Loaded query={query}>{() => <ReferralTable list={list} rows={rows} />}</Loaded>
      <MoreButton query={query} />
    </section>
  );
}
