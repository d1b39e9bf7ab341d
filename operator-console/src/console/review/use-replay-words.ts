// The words of the line of time.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ReplayWords } from "./replay";
import { useHappenedWords } from "./use-happened";

export function useReplayWords(): ReplayWords {
  const { t } = useTranslation();
  const say = useHappenedWords();
  // biome-ignore lint/correctness/useExhaustiveDependencies: both change with the language, as `t` does.
  return useMemo(
    () => ({
      say,
      lane: (name) => t(`replay.lane.${name}`),
      tier: (tier) => t(`tier.${tier ?? "unrated"}`),
      waited: t("replay.waiting"),
      callerGone: t("replay.callerGone"),
      holderGone: t("replay.holderGone"),
    }),
    [t],
  );
}
