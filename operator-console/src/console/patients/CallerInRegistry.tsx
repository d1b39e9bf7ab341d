// Whom to hand a caller on to whose number stands in a patient's file: never a name, a diagnosis or a level.
import { IdcardOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { CallerFollowedUp } from "../../protocol/generated";
import "./words";

export default function CallerInRegistry({ rows }: { rows: readonly CallerFollowedUp[] }) {
  const { t } = useTranslation();
  return (
    <section className="glance" aria-label={t("callerInRegistry.label")} data-testid="caller-in-registry">
      <ul className="plain">
        {rows.map((row) => (
          <li key={row.number}>
            <span className="gap">
              <IdcardOutlined aria-hidden />
              {t("callerInRegistry.label")}
              <b>
                {t("callerInRegistry.line", {
                  number: row.number,
                  status: t(`patientStatus.${row.status.kind}`),
                  institution: row.institution_name,
                  worker: row.worker_name,
                })}
              </b>
            </span>
            <p className="muted num">{t("callerInRegistry.hint", { t: dayAndTime(row.told_at) })}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
