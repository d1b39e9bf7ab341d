// What came of a visit that was handed in: the class, where the patient stands, and when the next one is due.
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { VisitHandedIn } from "../../protocol/generated";
import { ClassTag } from "../patients/marks";

export function HandedIn({ result, patient }: { result: VisitHandedIn; patient: string }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: "center" });
  }, []);
  return (
    <section className="card handed-in" aria-labelledby="handed-in">
      <h2 id="handed-in" ref={heading} tabIndex={-1}>
        <span aria-hidden="true" className="good">
          ●{" "}
        </span>
        {t("visits.done")}
      </h2>
      <p className="next-visit num">
        {result.next_on === null ? t("visits.doneNoNext") : t("visits.doneNext", { on: result.next_on })}
      </p>
      <p className="gap">
        {result.class !== null && <ClassTag of={result.class} />}
        <span>{t("visits.doneStatus", { word: t(`patientStatus.${result.status}`) })}</span>
      </p>
      {result.lost !== null && (
        <p className="late">{t("visits.doneLost", { why: t(`visitWord.lost.${result.lost}`) })}</p>
      )}
      <p className="gap">
        <Link to="/visits" className="due-write">
          {t("visits.back")}
        </Link>
        <Link to="/visits/$visit" params={{ visit: result.visit }} className="large-link">
          {t("visits.doneRead")}
        </Link>
        <Link to="/patients/$patient" params={{ patient }} className="large-link">
          {t("visits.toPatient")}
        </Link>
      </p>
    </section>
  );
}
