// What stands behind the door, in both languages.
import type { Language } from "../../src/protocol/generated.ts";
import { en } from "./words-desk.en.ts";
import { type DeskWords, zhCN } from "./words-desk.zh-CN.ts";

export type { DeskWords };

export const DESK_WORDS: Record<Language, DeskWords> = { "zh-CN": zhCN, en };
