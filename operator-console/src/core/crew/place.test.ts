// @vitest-environment node
// Does the link lead to the place, on either kind of phone?
import { expect, test } from "vitest";
import type { DispatchPlace } from "../../protocol/generated.ts";
import { navigation } from "./place.ts";

const place = (more: Partial<DispatchPlace>): DispatchPlace => ({
  words: "",
  coordinates: null,
  map_link: "",
  confidence: "likely",
  ...more,
});
const at = (datum: "wgs84" | "gcj02") => ({ latitude_e6: 30_560_000, longitude_e6: 114_280_000, datum });

test("where does the link lead", () => {
  for (const [given, other, apple] of [
    [place({}), null, null],
    [place({ words: "河堤路 3 号" }), "geo:0,0?q=%E6%B2%B3%E5%A0%A4%E8%B7%AF%203%20%E5%8F%B7", null],
    [
      place({ coordinates: at("wgs84") }),
      "geo:30.56,114.28?q=30.56,114.28",
      "https://maps.apple.com/?daddr=30.56,114.28",
    ],
    [place({ words: "a", coordinates: at("gcj02") }), "geo:0,0?q=a", "https://maps.apple.com/?daddr=a"],
    [
      place({ map_link: "https://map.example/x", words: "a" }),
      "https://map.example/x",
      "https://map.example/x",
    ],
    [place({ map_link: "javascript:alert(1)", words: "a" }), "geo:0,0?q=a", null],
  ] as const) {
    expect(navigation(given, "other")).toBe(other);
    if (apple !== null) expect(navigation(given, "apple")).toBe(apple);
  }
});
