// Do both languages fill the same blanks, and does the set-up code come out of the link?
import { describe, expect, it } from "vitest";
import { en } from "../locales/en";
import { casesEn } from "../locales/en.cases";
import { dispatchEn } from "../locales/en.dispatch";
import { erasuresEn } from "../locales/en.erasures";
import { exchangeEn } from "../locales/en.exchange";
import { figuresEn } from "../locales/en.figures";
import { floorEn } from "../locales/en.floor";
import { ledgersEn } from "../locales/en.ledgers";
import { referralsEn } from "../locales/en.referrals";
import { registryEn } from "../locales/en.registry";
import { reviewEn } from "../locales/en.review";
import { teamsEn } from "../locales/en.teams";
import { visitsEn } from "../locales/en.visits";
import { zhCN } from "../locales/zh-CN";
import { casesZhCN } from "../locales/zh-CN.cases";
import { dispatchZhCN } from "../locales/zh-CN.dispatch";
import { erasuresZhCN } from "../locales/zh-CN.erasures";
import { exchangeZhCN } from "../locales/zh-CN.exchange";
import { figuresZhCN } from "../locales/zh-CN.figures";
import { floorZhCN } from "../locales/zh-CN.floor";
import { ledgersZhCN } from "../locales/zh-CN.ledgers";
import { referralsZhCN } from "../locales/zh-CN.referrals";
import { registryZhCN } from "../locales/zh-CN.registry";
import { reviewZhCN } from "../locales/zh-CN.review";
import { teamsZhCN } from "../locales/zh-CN.teams";
import { visitsZhCN } from "../locales/zh-CN.visits";
import { findItems, inLanguage } from "./library";
import { codeInAddress } from "./set-up-code";

type Tree = { [key: string]: string | Tree };

function blanks(tree: Tree, path = ""): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string"
      ? [`${path}${key}: ${[...value.matchAll(/\{\{\w+\}\}/g)].map(String).sort().join(" ")}`]
      : blanks(value, `${path}${key}.`),
  );
}

it("asks for the same values in both languages", () => {
  expect(blanks(en)).toEqual(blanks(zhCN));
  expect(blanks(ledgersEn)).toEqual(blanks(ledgersZhCN));
  expect(blanks(reviewEn)).toEqual(blanks(reviewZhCN));
  expect(blanks(teamsEn)).toEqual(blanks(teamsZhCN));
  expect(blanks(dispatchEn)).toEqual(blanks(dispatchZhCN));
  expect(blanks(floorEn)).toEqual(blanks(floorZhCN));
  expect(blanks(casesEn)).toEqual(blanks(casesZhCN));
  expect(blanks(referralsEn)).toEqual(blanks(referralsZhCN));
  expect(blanks(registryEn)).toEqual(blanks(registryZhCN));
  expect(blanks(exchangeEn)).toEqual(blanks(exchangeZhCN));
  expect(blanks(erasuresEn)).toEqual(blanks(erasuresZhCN));
  expect(blanks(figuresEn)).toEqual(blanks(figuresZhCN));
  expect(blanks(visitsEn)).toEqual(blanks(visitsZhCN));
});

describe("the set-up code", () => {
  it("comes from the fragment or the query of the printed link", () => {
    expect(codeInAddress({ search: "?code=A", hash: "" })).toBe("A");
    expect(codeInAddress({ search: "", hash: "#code=B" })).toBe("B");
    expect(codeInAddress({ search: "", hash: "" })).toBe("");
  });
});

describe("the library", () => {
  const item = {
    item: "clinic",
    kind: "directory" as const,
    title_zh: "门诊",
    title_en: "Clinic",
    body_zh: "周一",
    body_en: "Monday",
    phone: "120",
  };
  it("is found by words of either language", () => {
    expect(findItems([item], ["directory"], "CLINIC")).toHaveLength(1);
    expect(findItems([item], ["article"], "门诊")).toHaveLength(0);
  });
  it("is sent in the caller's language", () => {
    expect(inLanguage(item, "en")).toEqual({ item: "clinic", title: "Clinic", body: "Monday", phone: "120" });
  });
});
