// A call in words: why it is made, to whom, where it stands.
import { useTranslation } from "react-i18next";
import { millisBetween } from "../../core/server-clock.ts";
import type { Call, CallAction, CallEnd, Permit } from "../../protocol/generated";
import { distanceOf } from "./distance";

export interface CallWords {
  source(call: Call): string;
  who(call: Call): string;
  end(end: CallEnd): string;
  state(call: Call): string;
}

export function useCallWords(): CallWords {
  const { t } = useTranslation();
  const end = (how: CallEnd) =>
    how.kind === "talked"
      ? `${t("callEnd.talked")} · ${t(`outcome.${how.outcome}`)}`
      : t(`callEnd.${how.kind}`);
  return {
    source: ({ about, due_at }) => {
      const source = t(`callSource.${about.kind}`);
      if (about.kind === "callback" || about.ended_at === null) return source;
      const { unit, n } = distanceOf(millisBetween(about.ended_at, due_at));
      return `${source} · ${t(`calls.after.${unit}`, { n })}`;
    },
    who: ({ about }) => (about.kind === "follow_up" ? about.alias : about.name || t("calls.noName")),
    end,
    state: ({ state }) => {
      switch (state.kind) {
        case "open":
          return t("calls.nobody");
        case "assigned":
          return t("calls.with", { name: state.to_name });
        case "in_talk":
          return t("calls.inTalk", { name: state.by_name });
        case "settled":
          return t("calls.settledBy", { name: state.by_name, end: end(state.end) });
      }
    },
  };
}

const NO: Permit = { kind: "no", code: "forbidden" };

/** Whether an action may be taken; one that is not named is never this person's. */
export function permitOf({ actions }: Call, action: CallAction): Permit {
  return actions.find(({ name }) => name === action)?.allowed ?? NO;
}

export const isNamed = ({ actions }: Call, action: CallAction): boolean =>
  actions.some(({ name }) => name === action);
