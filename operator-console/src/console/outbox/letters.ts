// What the outbox says as a whole, and why something in it is not sent once more. Pure.
import type { DeliveryWord, OutboxItem } from "../../protocol/generated";

/** Those that are somebody's to see to. */
const TROUBLED: Record<DeliveryWord, "yes" | "no"> = {
  pending: "no",
  sending: "no",
  accepted: "no",
  cancelled: "no",
  unknown: "yes",
  failed: "yes",
  expired: "yes",
  suppressed: "yes",
};

export const isTroubled = ({ word }: OutboxItem): boolean => TROUBLED[word] === "yes";

/** Why a letter cannot be sent once more. */
export type NotAgain = "accepted" | "onItsWay" | "calledOff";

export function whyNotAgain({ retry, word }: OutboxItem): NotAgain | null {
  if (retry === "yes") return null;
  if (word === "accepted") return "accepted";
  return word === "cancelled" ? "calledOff" : "onItsWay";
}

/** Whether e-mail is set up, as far as the letters tell: the newest one that anybody tried to send says it. */
export function channelState(newestFirst: readonly OutboxItem[]): "works" | "notConfigured" | "unknown" {
  const tried = newestFirst.find(
    ({ word, because }) => word === "accepted" || (because !== null && because !== "no_address"),
  );
  if (tried === undefined) return "unknown";
  return tried.because === "not_configured" ? "notConfigured" : "works";
}
