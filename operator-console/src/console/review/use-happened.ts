// What happened in a session, in words.
import { useTranslation } from "react-i18next";
import { clock, dayAndTime } from "../../core/format.ts";
import type { Happened, ReplayItem } from "../../protocol/generated";

/** What the sentences ask for. */
type Blanks = Partial<
  Record<
    | "by"
    | "to"
    | "from"
    | "holder"
    | "channel"
    | "tier"
    | "source"
    | "waited"
    | "because"
    | "reason"
    | "until"
    | "word"
    | "n"
    | "outcome",
    string
  >
>;

/** For the line of time, the marks on it, and the list of all. */
export function useHappenedWords(): (item: Pick<ReplayItem, "what">) => string {
  const { t } = useTranslation();
  return ({ what }) => {
    const say = (more: Blanks = {}) => t(`replay.happened.${what.kind}`, { ...namesOf(what), ...more });
    switch (what.kind) {
      case "opened":
        return say({ channel: t(`channel.${what.channel}`) });
      case "tier_changed":
        return say({ tier: t(`tier.${what.tier ?? "unrated"}`), source: t(`tierSource.${what.source}`) });
      case "offered":
        return say({
          waited: clock(what.waited_ms),
          because: what.because.map((one) => t(`replay.because.${one}`)).join(" · "),
        });
      case "accepted":
        return say({ waited: clock(what.waited_ms) });
      case "offer_declined":
        return say({ reason: t(`decline.${what.reason}`) });
      case "transferred":
        return say(what.to === null ? { to: t("replay.nextFree") } : {});
      case "caller_blocked":
        return say({ until: dayAndTime(what.until) });
      case "ended":
        return t(`endedBy.${what.by}`);
      case "assessed":
        return say({
          by: what.assessment.by_name,
          word: t(`assess.${what.assessment.assessment.kind === "assessed" ? "assessed" : "notAssessed"}`),
        });
      case "note_added":
        return say({ by: what.note.by_name });
      case "closed":
        return say({ n: String(what.follow_ups) });
      case "call_attempted":
        return say({ outcome: t(`callOutcome.${what.outcome}`) });
      default:
        return say();
    }
  };
}

/** Everybody who is named in it, by the part they play. */
function namesOf(what: Happened): Blanks {
  const parts = Object.entries(what).flatMap(([part, value]) =>
    typeof value === "object" && value !== null && "name" in value ? [[part, String(value.name)]] : [],
  );
  return Object.fromEntries(parts) as Blanks;
}
