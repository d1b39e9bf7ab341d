// What the receiver's page says before it knows more: both languages, few words.
import type { Language } from "../../src/protocol/generated.ts";

const zh = {
  title: "转介答复",
  otherLanguage: "English",
  loading: "正在打开…",
  noAnswer: "暂时连不上。网络恢复后请再试；紧急时请直接致电转介方。",
  tryAgain: "再试一次",
  noLink: "这里需要完整的链接。",
  noLinkNext: "请打开邮件里的链接，不要只输入网址；打不开时请致电转介方。",
  notSent: "还没有送到，请不要关闭页面，正在重试。",
};

export type ShellWords = Record<keyof typeof zh, string>;

const en: ShellWords = {
  title: "Answer to a referral",
  otherLanguage: "中文",
  loading: "Opening…",
  noAnswer: "There is no connection now. Try again later; if it is urgent, telephone the sender.",
  tryAgain: "Try again",
  noLink: "The whole link is needed here.",
  noLinkNext: "Open the link in the letter, not only its address. If that fails, telephone the sender.",
  notSent: "This has not arrived yet. Keep the page open; we keep trying.",
};

export const SHELL_WORDS: Record<Language, ShellWords> = { "zh-CN": zh, en };
