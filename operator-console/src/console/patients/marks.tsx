// Small marks of patients: where somebody stands, how stable, how dangerous; and that something is not shown.
import { EyeInvisibleOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { Dangerousness, PatientClass, PatientStatus } from "../../protocol/generated";

type Look = "imminent" | "high" | "moderate" | "low" | "unrated" | "none";

const STATUS_LOOK: Record<PatientStatus["kind"], { glyph: string; look: Look }> = {
  registered: { glyph: "○", look: "unrated" },
  managed: { glyph: "●", look: "low" },
  moved: { glyph: "→", look: "none" },
  lost: { glyph: "▲", look: "moderate" },
  dead: { glyph: "–", look: "none" },
};

export function StatusTag({ status }: { status: PatientStatus }) {
  const { t } = useTranslation();
  const { glyph, look } = STATUS_LOOK[status.kind];
  return (
    <span className={`risk risk-${look}`}>
      <span aria-hidden="true">{glyph}</span>
      {t(`patientStatus.${status.kind}`)}
    </span>
  );
}

/** Since when, where the status says so. */
export function useStatusWords(): (status: PatientStatus) => string | null {
  const { t } = useTranslation();
  return (status) => {
    switch (status.kind) {
      case "registered":
      case "managed":
        return null;
      case "moved":
        return t("patients.standing.moved", { on: status.on });
      case "lost":
        return t("patients.standing.lost", { on: status.since });
      case "dead":
        return t("patients.standing.dead", { on: status.on, cause: t(`deathCause.${status.cause}`) });
    }
  };
}

const CLASS_LOOK: Record<PatientClass, { glyph: string; look: Look }> = {
  unstable: { glyph: "◆", look: "high" },
  basically_stable: { glyph: "▲", look: "moderate" },
  stable: { glyph: "●", look: "low" },
};

export function ClassTag({ of }: { of: PatientClass | null }) {
  const { t } = useTranslation();
  if (of === null) return <span className="muted">{t("patients.notAssessed")}</span>;
  const { glyph, look } = CLASS_LOOK[of];
  return (
    <span className={`risk risk-${look}`}>
      <span aria-hidden="true">{glyph}</span>
      {t(`patientClass.${of}`)}
    </span>
  );
}

export function LevelTag({ level }: { level: Dangerousness | null }) {
  const { t } = useTranslation();
  if (level === null) return <span className="muted">{t("patients.notAssessed")}</span>;
  // 3 or more is what departments are told of; 4 and 5 are against persons.
  const look: Look = level >= 4 ? "imminent" : level === 3 ? "high" : level > 0 ? "moderate" : "none";
  return (
    <span className={`risk risk-${look} num`}>
      <span aria-hidden="true">{level >= 3 ? "◆" : level > 0 ? "▲" : "–"}</span>
      {t("patients.levelOf", { n: level })}
    </span>
  );
}

/** There is something, and this role is not shown it: never the same as nothing. */
export function NotShown() {
  const { t } = useTranslation();
  return (
    <p className="muted not-shown">
      <EyeInvisibleOutlined aria-hidden /> {t("patients.notShown")}
    </p>
  );
}
