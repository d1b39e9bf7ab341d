// A caller who was erased: when, by whom, on what ground, how much went, and where copies of it still are.
import { useTranslation } from "react-i18next";
import { day, dayAndTime } from "../../core/format.ts";
import type { Erasure } from "../../protocol/generated";
import { referenceOf } from "../referrals/reference";
import { CountList, KeptList } from "./Lists";
import { BackupMark, StoreMark } from "./marks";

export function ErasedCards({ erasure }: { erasure: Erasure }) {
  const { t } = useTranslation();
  return (
    <>
      <section className="card" aria-labelledby="erasure-done">
        <h2 id="erasure-done">{t("erasures.erased")}</h2>
        <dl className="care-facts">
          <div>
            <dt>{t("erasures.erased")}</dt>
            <dd className="num">
              {t("erasures.erasedBy", { name: erasure.by_name, t: dayAndTime(erasure.erased_at) })}
            </dd>
          </div>
          <div>
            <dt>{t("erasures.ground")}</dt>
            <dd>{t(`erasures.grounds.${erasure.ground}`)}</dd>
          </div>
          <div>
            <dt>{t("erasures.counts.sessions")}</dt>
            <dd className="num">{erasure.sessions.map(referenceOf).join(" ")}</dd>
          </div>
          <div>
            <dt>{t("erasures.store")}</dt>
            <dd>
              <StoreMark store={erasure.store} />
            </dd>
          </div>
          <div>
            <dt>{t("erasures.backups")}</dt>
            <dd>
              <BackupMark backups={erasure.backups} />
            </dd>
          </div>
          <div>
            <dt>{t("erasures.digest")}</dt>
            <dd className="num">{t("erasures.digestBy", { t: day(erasure.backups_destroyed_by) })}</dd>
          </div>
        </dl>
      </section>
      <section className="card" aria-labelledby="erasure-gone">
        <h2 id="erasure-gone">{t("erasures.gone")}</h2>
        <CountList counts={erasure.gone} />
        <p className="muted">{t("erasures.figuresStay")}</p>
      </section>
      <section className="card" aria-labelledby="erasure-kept">
        <h2 id="erasure-kept">{t("erasures.stays")}</h2>
        <KeptList kept={erasure.kept} />
      </section>
    </>
  );
}
