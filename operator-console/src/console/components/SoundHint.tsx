// After a reload there has been no gesture yet, and whatever should sound would be silent.
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { soundIsArmed } from "../../core/attention.ts";
import { useNow } from "../clock";

export function SoundHint() {
  const { t } = useTranslation();
  const [armed, setArmed] = useState(soundIsArmed);
  const now = useNow();
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again each second
  useEffect(() => setArmed(soundIsArmed()), [now]);
  if (armed || typeof AudioContext === "undefined") return null;
  return (
    <p className="sound-hint" role="status">
      {t("shift.soundStrip")}
    </p>
  );
}
