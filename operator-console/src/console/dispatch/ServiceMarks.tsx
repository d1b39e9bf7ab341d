// Police and ambulance: asked, answered, arrived. That they were called is not yet that they come.
import { useTranslation } from "react-i18next";
import { timeOfDay } from "../../core/format.ts";
import type { ServiceLine, ServiceView } from "../../protocol/generated";

const LOOK: Record<ServiceView["kind"], { glyph: string; look: string }> = {
  asked: { glyph: "○", look: "moderate" },
  answered: { glyph: "◐", look: "unrated" },
  arrived: { glyph: "●", look: "low" },
};

const instantOf = (state: ServiceView) => state.at;

export function ServiceMarks({ services }: { services: readonly ServiceLine[] }) {
  const { t } = useTranslation();
  return services.map(({ service, state }) => (
    <span key={service} className={`risk risk-${LOOK[state.kind].look} num`}>
      <span aria-hidden="true">{LOOK[state.kind].glyph}</span>
      {t(`rescueService.${service}`)} {t(`serviceState.${state.kind}`)} {timeOfDay(instantOf(state))}
    </span>
  ));
}
