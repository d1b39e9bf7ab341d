// What a policy does, in plain sentences.
import { useTranslation } from "react-i18next";
import { clock } from "../../core/format.ts";
import type { PageChannel, PolicySentence } from "../../protocol/generated";

export function useChannelWords(): (channels: readonly PageChannel[]) => string {
  const { t, i18n } = useTranslation();
  const comma = i18n.language === "en" ? ", " : "、";
  return (channels) => channels.map((channel) => t(`pageChannel.${channel}`)).join(comma);
}

/** "05:00 The whole team (County team), by console, e-mail, SMS." */
export function useSentence(): (sentence: PolicySentence) => { at: string; words: string } {
  const { t, i18n } = useTranslation();
  const channelWords = useChannelWords();
  const comma = i18n.language === "en" ? ", " : "、";
  return (sentence) => {
    const at = clock(sentence.after_ms);
    if (sentence.kind === "supervisor") return { at, words: t("policyWords.supervisor") };
    const whom = t(`whom.${sentence.whom}`);
    if (sentence.teams.length === 0) return { at, words: t("policyWords.skipped", { whom }) };
    const teams = sentence.teams.map(({ name }) => name).join(comma);
    const channels = channelWords(sentence.channels);
    return { at, words: t("policyWords.step", { whom, teams, channels }) };
  };
}
