// What declining says in both languages, and what is asked before anything that hurts.
import type { DeclineBecause, Language } from "../../src/protocol/generated.ts";

const zh = {
  again: "再点一次确认",
  declineThen: "无法出动",
  declineWhy: "为什么不能出动？会马上呼叫下一位。",
  decline: "提交：无法出动",
  thereIn: "多久能到（分钟，可不填）",
  canPhone: "现在可以电话支持",
  offer: "我能做什么（可不填，不要写求助者信息）",
  because: {
    too_far: "太远",
    on_other_duty: "正在执行其他任务",
    unwell: "身体不适",
    not_fit: "饮酒或不能驾驶",
    knows_the_person: "认识求助者",
    other: "其他原因",
  } satisfies Record<DeclineBecause, string>,
};

type DeclineWords = {
  [Key in keyof typeof zh]: Key extends "because" ? Record<DeclineBecause, string> : string;
};

const en: DeclineWords = {
  again: "Tap again to confirm",
  declineThen: "I cannot go",
  declineWhy: "Why can you not go? The next person is paged at once.",
  decline: "Send: I cannot go",
  thereIn: "Minutes until you could be there (optional)",
  canPhone: "I can help by telephone now",
  offer: "What you can do instead (optional; nothing about the person)",
  because: {
    too_far: "Too far away",
    on_other_duty: "On another duty",
    unwell: "Unwell",
    not_fit: "Drinking, or may not drive",
    knows_the_person: "I know the person",
    other: "Another reason",
  },
};

export const DECLINE_WORDS: Record<Language, DeclineWords> = { "zh-CN": zh, en };
