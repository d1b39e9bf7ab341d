// Where the pages stand: which step was taken, and when the next one is due.
import { useTranslation } from "react-i18next";
import { clock, timeOfDay } from "../../core/format.ts";
import { millisBetween } from "../../core/server-clock.ts";
import type { LadderView } from "../../protocol/generated";
import { useNow } from "../clock";

export function useLadderWords(): (ladder: LadderView) => string {
  const { t } = useTranslation();
  const now = useNow();
  return (ladder) => {
    switch (ladder.kind) {
      case "foot":
        return t("dispatches.ladderFoot");
      case "on":
        return t("dispatches.ladderOn", {
          round: ladder.round,
          rounds: ladder.rounds,
          step: ladder.step,
          steps: ladder.steps,
          t: clock(millisBetween(now, ladder.next_at)),
        });
      case "used_up":
        return t("dispatches.ladderUsedUp", { t: timeOfDay(ladder.at) });
      case "still":
        return t("dispatches.ladderStill");
    }
  };
}
