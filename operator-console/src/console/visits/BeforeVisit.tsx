// What whoever visits should know before: how the patient stands, what is due, and what a physician said.
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { VisitDesk } from "../../protocol/generated";
import { ClassTag, LevelTag } from "../patients/marks";

export function BeforeVisit({ desk }: { desk: VisitDesk }) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="before-visit">
      <h2 id="before-visit">{t("visits.known")}</h2>
      <dl className="care-facts">
        <div>
          <dt>{t("visits.classNow")}</dt>
          <dd className="gap">
            <ClassTag of={desk.class} />
            {desk.level !== null && <LevelTag level={desk.level} />}
            <span className="flag">{t(`patientStatus.${desk.status}`)}</span>
          </dd>
        </div>
        <div>
          <dt>{t("patients.disorder")}</dt>
          <dd>{t(`disorder.${desk.disorder}`)}</dd>
        </div>
        <div>
          <dt>{t("visits.next")}</dt>
          <dd className="num">
            {desk.next_on ?? "–"}{" "}
            {desk.missed > 0 && <span className="late">{t("visits.missed", { n: desk.missed })}</span>}
          </dd>
        </div>
        <div>
          <dt>{t("visits.quarters")}</dt>
          <dd>
            <Quarters desk={desk} />
          </dd>
        </div>
      </dl>
      {desk.guidance !== null && (
        <div className="guidance">
          <h3>{t("visits.guidance")}</h3>
          <p className="words">{desk.guidance.words}</p>
          <p className="muted num">
            {desk.guidance.by_name} · {dayAndTime(desk.guidance.at)}
          </p>
        </div>
      )}
    </section>
  );
}

const QUARTER_GLYPH = { done: "●", open: "○", missed: "◆", ahead: "–" } as const;

/** Each quarter of the year, and whether the yearly examination was made: shape and word. */
export function Quarters({ desk: { quarters, examination } }: { desk: VisitDesk }) {
  const { t } = useTranslation();
  return (
    <ul className="plain quarters">
      {quarters.map((standing, at) =>
        standing === "not_asked" ? null : (
          <li key={at} className={standing === "missed" ? "late" : ""}>
            <span aria-hidden="true">{QUARTER_GLYPH[standing]}</span> {t("visits.quarter", { n: at + 1 })}{" "}
            {t(`visitWord.quarterStanding.${standing}`)}
          </li>
        ),
      )}
      <li className={examination === "due" ? "late" : ""}>
        <span aria-hidden="true">{examination === "due" ? "◆" : "●"}</span>{" "}
        {t(`visitWord.examinationStanding.${examination}`)}
      </li>
    </ul>
  );
}
