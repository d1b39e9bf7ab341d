// What the receiver's page says of a referral. It speaks of a person, never of a patient. Each language comes by itself.
import type { HandoverCodeWords } from "../../src/locales/codes.handover.ts";
import type { Language, LinkedReferral, Said } from "../../src/protocol/generated.ts";

type Words<Key extends string> = Record<Key, string>;

export interface ReferralWords extends HandoverCodeWords {
  sending: string;
  asks: (from: string) => string;
  expires: (at: string) => string;
  standing: string;
  to: string;
  reference: string;
  answerBy: string;
  arriveBy: string;
  person: string;
  personNote: string;
  note: string;
  greenReasons: string;
  payer: string;
  guardian: string;
  way: string;
  yourAnswer: string;
  nothingToSay: string;
  receive: string;
  accept: string;
  attend: string;
  noShow: string;
  scheduleThen: string;
  visitAt: string;
  scheduleSend: string;
  declineThen: string;
  declineHint: string;
  declineSend: string;
  failThen: string;
  failHint: string;
  failSend: string;
  outcomeTitle: string;
  outcomeHint: string;
  outcomeSend: string;
  noteToSender: string;
  cancelAsked: string;
  confirmCancel: string;
  wayStep: Words<"received" | "accepted" | "attended" | "completed">;
  stage: Words<LinkedReferral["stage"]["kind"]>;
  priority: Words<LinkedReferral["priority"]>;
  direction: Words<LinkedReferral["direction"]>;
  decline: Words<Extract<Said, { kind: "declined" }>["because"]>;
}

export interface Voice {
  language: Language;
  words: ReferralWords;
}

/** The day and minute on this machine's clock. */
export const moment = (at: number, { language }: Voice): string =>
  new Date(at / 1_000).toLocaleString(language, {
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
