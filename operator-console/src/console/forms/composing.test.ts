// Does Enter send, and never while it confirms a pinyin candidate?
import { expect, it } from "vitest";
import { cannedSearch, sends } from "./composing";

const enter = { key: "Enter", shiftKey: false, isComposing: false, keyCode: 13 };

it("sends with Enter", () => {
  expect(sends(enter)).toBe("yes");
});

it("breaks the line with Shift and Enter", () => {
  expect(sends({ ...enter, shiftKey: true })).toBe("no");
});

it("does not send while Enter confirms a candidate, in any browser", () => {
  expect(sends({ ...enter, isComposing: true })).toBe("no");
  expect(sends({ ...enter, keyCode: 229 })).toBe("no");
});

it("looks among canned replies only when the reply begins with a slash", () => {
  expect(cannedSearch("/ 开场")).toBe("开场");
  expect(cannedSearch("24/7")).toBeNull();
  expect(cannedSearch("/a\nb")).toBeNull();
});
