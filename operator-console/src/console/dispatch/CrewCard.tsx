// Who goes, who went, and who answered for the person how long.
import { useTranslation } from "react-i18next";
import { timeOfDay } from "../../core/format.ts";
import type { DispatchView, Timestamp } from "../../protocol/generated";
import { ServiceMarks } from "./ServiceMarks";

export function CrewCard({ view: { strip, stays, owners } }: { view: DispatchView }) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="dispatch-crew">
      <h2 id="dispatch-crew">{t("dispatches.crew")}</h2>
      {strip.crew.length === 0 && (
        <p className="muted">{t(strip.end === null ? "dispatches.noCrew" : "dispatches.crewGone")}</p>
      )}
      <ul className="plain">
        {strip.crew.map(({ staff, name, duty, profession, since }) => (
          <li key={staff} className="gap">
            <b>{name}</b>
            <span>
              {t(`duty.${duty}`)} · {t(`profession.${profession}`)}
            </span>
            <span className="muted num">{timeOfDay(since)}</span>
          </li>
        ))}
      </ul>
      <p className="flags">
        <ServiceMarks services={strip.services} />
      </p>
      {stays.length > strip.crew.length && (
        <details>
          <summary>{t("dispatches.stays")}</summary>
          <ul className="plain">
            {stays.map((stay) => (
              <li key={`${stay.staff} ${stay.from}`} className="num">
                {stay.name} · {t(`profession.${stay.profession}`)} · {stretch(stay)}
              </li>
            ))}
          </ul>
        </details>
      )}
      <details>
        <summary>{t("dispatches.owners")}</summary>
        <ul className="plain">
          {owners.map((stay) => (
            <li key={stay.from} className="num">
              {stay.name ?? t("dispatches.ownerOnDuty")} · {stretch(stay)}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

const stretch = ({ from, until }: { from: Timestamp; until: Timestamp | null }) =>
  `${timeOfDay(from)} – ${until === null ? "" : timeOfDay(until)}`;
