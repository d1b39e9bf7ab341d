// Can what a system said be read, whatever it was?
import { expect, it } from "vitest";
import { inLines } from "./evidence";

it("sets JSON in lines, and leaves anything else as it came", () => {
  expect(inLines('{"status":"on-hold"}')).toBe('{\n  "status": "on-hold"\n}');
  expect(inLines("<html>")).toBe("<html>");
});
