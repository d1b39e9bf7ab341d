// Every sentence of the first screen in both languages: plain words, short, no promise we cannot keep.
import type { Language } from "../../src/protocol/generated.ts";

const zh = {
  title: "在线倾听",
  otherLanguage: "English",
  exit: "快速离开",
  exitHint: "连按三次 Esc 也可以离开",
  danger: "有生命危险，请打",
  numbers: "求助电话",
  demonstration: "演示系统：这里没有真正的接线员。需要帮助，请拨打上面的电话。",
  loading: "正在打开…",

  lead: "不管发生了什么，都可以说给我们听。受过训练的接线员会用文字和你聊。",
  leadTerms: "免费 · 不用注册 · 不用说名字",
  start: "开始文字聊天",
  orCall: "也可以打电话",
  callNow: "现在可以打的电话",
  serverDown: "暂时连不上服务器，正在自动重试。上面的电话现在就能打。",
  nobodyOnDuty: "现在没有接线员在线",
  nobodyOnDutyNext:
    "请先打下面的电话，或者留下号码，我们给你回电。有接线员上线时，这里会自动显示“开始文字聊天”。",
  closed: "现在不是开放时间",
  opensAt: (when: string) => `文字聊天将在 ${when} 开放。`,

  private: "谁会看到我说的话",
  privateWho: "只有接线员和他们的督导会看到。按法律规定必须提供的情况除外。",
  privateLimit: "如果你或别人有生命危险，我们可能不经你同意就请人去帮助你。",
  privateKept: "对话会加密保存，至少三年。",
  privateDevice: "这个页面不会在你的设备上留下对话。",
  privateHistory: "但是离开页面不会清除浏览器的历史记录。担心别人查看的话，请自己删除，或用无痕窗口打开。",
  privateExit: "“快速离开”会马上换成别的网页。离开后，这台设备不能再回到这次对话。",
};

export type Words = typeof zh;

const en: Words = {
  title: "Someone to talk to",
  otherLanguage: "中文",
  exit: "Leave now",
  exitHint: "or press Esc three times",
  danger: "Life in danger?",
  numbers: "Numbers to call",
  demonstration: "Demonstration: there are no real operators here. If you need help, call the numbers above.",
  loading: "Opening…",

  lead: "Whatever has happened, you can tell us. A trained operator will write with you.",
  leadTerms: "Free · no sign-up · no name needed",
  start: "Start a text chat",
  orCall: "Or call",
  callNow: "Numbers that answer now",
  serverDown: "We cannot reach the server right now and keep trying. The numbers above work now.",
  nobodyOnDuty: "No operator is online right now",
  nobodyOnDutyNext:
    "Please call one of the numbers below, or leave your number and we will call you back. When an operator comes online, 'Start a text chat' appears here by itself.",
  closed: "We are closed right now",
  opensAt: (when) => `The text chat opens at ${when}.`,

  private: "Who sees what I write",
  privateWho: "Only the operators and their supervisors, except where the law requires us to disclose it.",
  privateLimit: "If your life or someone else's is in danger, we may send help without your consent.",
  privateKept: "The conversation is kept encrypted, for at least three years.",
  privateDevice: "This page leaves no conversation on your device.",
  privateHistory:
    "But leaving does not erase your browser's history. If others may look, delete it yourself or use a private window.",
  privateExit:
    "'Leave now' switches to another site at once. After that, this device cannot return to this conversation.",
};

export const WORDS: Record<Language, Words> = { "zh-CN": zh, en };
