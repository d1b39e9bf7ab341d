// What may be done with a patient's file, as the server names it: correct it, consent, standing, who keeps it, a harm.
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PatientAction, PatientDetail } from "../../protocol/generated";

const CorrectDrawer = lazy(() => import("./CorrectDrawer"));
const StepDialogs = lazy(() => import("./StepDialogs"));

/** Telling departments, calls, visits and guidance stand at what they are about. */
const HERE = [
  "enter_harm",
  "correct",
  "consent",
  "change_status",
  "assign",
] as const satisfies readonly PatientAction[];
export type PatientStep = (typeof HERE)[number];

export function PatientSteps({ patient }: { patient: PatientDetail }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<PatientStep | null>(null);
  const close = () => setOpen(null);
  return (
    <span className="gap">
      {HERE.filter((step) => patient.actions.includes(step)).map((step) => (
        <Button key={step} onClick={() => setOpen(step)}>
          {t(`patients.action.${step}`)}
        </Button>
      ))}
      <Suspense>
        {open === "correct" && <CorrectDrawer patient={patient} onClose={close} />}
        {open !== null && open !== "correct" && <StepDialogs step={open} patient={patient} onClose={close} />}
      </Suspense>
    </span>
  );
}
