// What the first screens say in both languages: the link of a page. Short, plain, for somebody in a hurry.
import type { Language, PageWord, Profession, ResponseClass } from "../../src/protocol/generated.ts";

const zh = {
  title: "危机干预出动",
  otherLanguage: "English",
  loading: "正在打开…",
  noAnswer: "暂时连不上热线。网络恢复后请再试；紧急时请直接打电话。",
  tryAgain: "再试一次",
  drill: "演练",
  drillNote: "这是演练，不是真实险情。",

  page: "呼叫",
  pageTo: (hint: string) => `发给：${hint}*`,
  urgency: "要求到场",
  area: "地区",
  wanted: "需要",
  sentAt: (when: string) => `发出时间 ${when}`,
  go: "确认接警，我出动",
  going: "正在发送…",
  goTest: "收到，这个方式有效",
  test: "测试呼叫",
  testNote: "只是确认这个方式能找到您，不用出动。",
  linkPrivate: "链接里不显示求助者的任何信息。确认后，登录查看地点。",
  acknowledged: "已确认，谢谢。",
  acknowledgedNext: "登录后查看地点、队员和回拨电话。",
  tested: "收到。这个方式已经验证有效。",
  declined: "已告知您无法出动，正在呼叫下一位。",
  notNeeded: "需要的人员已经到齐，您不用出动。谢谢。",
  stoodDown: "这次呼叫已经撤销，您不用出动。谢谢。",
  expired: "这次呼叫已经过期。",
  expiredNext: "如仍能出动，请登录查看，或直接致电热线。",
  unknownLink: "这个链接无效。",
  unknownLinkNext: "请使用最新一条呼叫里的链接，或登录后应答，或直接致电热线。",
  notSent: "还没有送到热线，请不要关闭页面，正在重试。",
  openDesk: "登录查看",

  responseClass: {
    immediate: "立即",
    four_hours: "4 小时内",
    day: "24 小时内",
    three_days: "72 小时内",
  } satisfies Record<ResponseClass, string>,
  profession: {
    psychiatrist: "精神科医师",
    nurse: "护士",
    psychotherapist: "心理治疗师",
    counsellor: "心理咨询师",
    social_worker: "社会工作者",
    other: "其他人员",
  } satisfies Record<Profession, string>,
};

type Spoken<Given> = {
  [Key in keyof Given]: Given[Key] extends string
    ? string
    : Given[Key] extends object
      ? Given[Key] extends (...given: infer All) => string
        ? (...given: All) => string
        : Spoken<Given[Key]>
      : Given[Key];
};
export type Words = Spoken<typeof zh>;

const en: Words = {
  title: "Crisis call-out",
  otherLanguage: "中文",
  loading: "Opening…",
  noAnswer:
    "The hotline cannot be reached now. Try again when there is a network; if it is urgent, telephone.",
  tryAgain: "Try again",
  drill: "DRILL",
  drillNote: "This is a drill. Nobody is in danger.",

  page: "Page",
  pageTo: (hint) => `For ${hint}*`,
  urgency: "On scene",
  area: "Area",
  wanted: "Wanted",
  sentAt: (when) => `Sent ${when}`,
  go: "Acknowledge: I go",
  going: "Sending…",
  goTest: "Received: this works",
  test: "Test page",
  testNote: "This only shows that you can be reached this way. You need not go.",
  linkPrivate: "A link shows nothing about the person. Acknowledge, then sign in to see the place.",
  acknowledged: "Acknowledged. Thank you.",
  acknowledgedNext: "Sign in to see the place, the team and the number to call back.",
  tested: "Received. This way to reach you is proven.",
  declined: "We know that you cannot go, and are paging the next person.",
  notNeeded: "Everybody who is needed is on the way; you need not go. Thank you.",
  stoodDown: "This page was called off; you need not go. Thank you.",
  expired: "This page has expired.",
  expiredNext: "If you can still go, sign in, or telephone the hotline.",
  unknownLink: "This link is not valid.",
  unknownLinkNext: "Use the link of the newest page, sign in and answer there, or telephone the hotline.",
  notSent: "This has not reached the hotline yet. Keep the page open; we keep trying.",
  openDesk: "Sign in and look",

  responseClass: {
    immediate: "At once",
    four_hours: "Within 4 h",
    day: "Within 24 h",
    three_days: "Within 72 h",
  },
  profession: {
    psychiatrist: "Psychiatrist",
    nurse: "Nurse",
    psychotherapist: "Psychotherapist",
    counsellor: "Counsellor",
    social_worker: "Social worker",
    other: "Other",
  },
};

export const WORDS: Record<Language, Words> = { "zh-CN": zh, en };

/** What the end of a page means for whoever was paged; null while it can be answered. */
export function ending(
  state: PageWord,
): "acknowledged" | "declined" | "notNeeded" | "expired" | "stoodDown" | null {
  switch (state) {
    case "acknowledged":
      return "acknowledged";
    case "declined":
      return "declined";
    case "not_needed":
      return "notNeeded";
    case "expired":
      return "expired";
    case "cancelled":
      return "stoodDown";
    case "pending":
    case "sending":
    case "accepted_by_provider":
    case "delivered":
    case "seen":
    case "unknown":
    case "failed":
    case "suppressed":
      return null;
  }
}
