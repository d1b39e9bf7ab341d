// Why a strip is not calm: shape, word, colour and clock.
import { useTranslation } from "react-i18next";
import { clock } from "../../core/format.ts";
import { millisBetween } from "../../core/server-clock.ts";
import type { AlertKind } from "../../protocol/generated";
import { useNow } from "../clock";
import type { Concern, Level } from "./concerns";

const LOOK: Record<Level, { glyph: string; look: string }> = {
  late: { glyph: "◆", look: "high" },
  soon: { glyph: "▲", look: "moderate" },
};

export function ConcernTags({ concerns }: { concerns: readonly Concern[] }) {
  const { t } = useTranslation();
  const now = useNow();
  return concerns.map(({ what, level, at }) => (
    <span key={what} className={`risk risk-${LOOK[level].look} num`}>
      <span aria-hidden="true">{LOOK[level].glyph}</span>
      {t(`concern.${what}`)}
      {at !== null && ` ${clock(Math.abs(millisBetween(now, at)))}`}
    </span>
  ));
}

/** Open items of the supervisors about it. */
export function AlertTags({ alerts }: { alerts: readonly AlertKind[] }) {
  const { t } = useTranslation();
  return [...new Set(alerts)].map((kind) => (
    <span key={kind} className="risk risk-high">
      <span aria-hidden="true">◆</span>
      {t(`alert.${kind}`)}
    </span>
  ));
}
