// The quiet page around set-up, sign-in and password.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useCentre } from "../centre";
import { DemonstrationBanner } from "./DemonstrationBanner";
import { LookSwitches } from "./LookSwitches";

export function DoorFrame({ title, children }: { title?: string; children: ReactNode }) {
  const { t } = useTranslation();
  const centre = useCentre();
  return (
    <div className="shell">
      <DemonstrationBanner />
      <header className="top">
        <strong className="brand">
          <span aria-hidden="true" className="logo" />
          {t("app")}
        </strong>
        <span className="muted">{centre?.name}</span>
        <span className="grow" />
        <LookSwitches />
      </header>
      <main id="main" className="door" tabIndex={-1}>
        <div className="card door-card">
          {title !== undefined && <h1>{title}</h1>}
          {children}
        </div>
      </main>
    </div>
  );
}
