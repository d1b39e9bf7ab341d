// Whether a system answers: shape, word and colour, and what it said last where that is a trouble.
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { SystemHealth } from "../../protocol/generated";

const LOOKS: Record<SystemHealth["kind"], { glyph: string; tone: "unrated" | "low" | "high" }> = {
  not_asked_yet: { glyph: "○", tone: "unrated" },
  answers: { glyph: "●", tone: "low" },
  fails: { glyph: "◆", tone: "high" },
};

export function useHealthWords(): (health: SystemHealth) => string {
  const { t } = useTranslation();
  return (health) => {
    switch (health.kind) {
      case "not_asked_yet":
        return t("exchange.notAskedYet");
      case "answers":
        return t("exchange.answers", { t: dayAndTime(health.at) });
      case "fails":
        return t("exchange.fails", { t: dayAndTime(health.since), n: health.times });
    }
  };
}

export function HealthTag({ health, answer }: { health: SystemHealth; answer: string }) {
  const words = useHealthWords();
  const { glyph, tone } = LOOKS[health.kind];
  return (
    <span className="points">
      <span className={`risk risk-${tone} num`}>
        <span aria-hidden="true">{glyph}</span>
        {words(health)}
      </span>
      {answer !== "" && <code className="said">{answer}</code>}
    </span>
  );
}
