// Which place does a pasted text mean?
import { expect, it } from "vitest";
import { coordinatesOf, parsePlace, pointOfCoordinates } from "./place";

const HANYANG = { latitude: 30.5464, longitude: 114.2657 };

it.each([
  ["30.5464, 114.2657"],
  ["114.2657,30.5464"],
  ["30.5464 114.2657"],
  ["https://uri.amap.com/marker?position=114.2657,30.5464"],
  ["https://www.amap.com/?q=30.5464,114.2657"],
  ["https://api.map.baidu.com/marker?location=30.5464,114.2657&output=html"],
  ["https://apis.map.qq.com/uri/v1/marker?marker=coord:30.5464,114.2657"],
  ["https://maps.apple.com/?ll=30.5464,114.2657"],
  ["https://www.google.com/maps/@30.5464,114.2657,17z"],
  ["https://www.google.com/maps/place/x/data=!3d30.5464!4d114.2657"],
  ["https://www.openstreetmap.org/?mlat=30.5464&mlon=114.2657#map=17/30.5/114.2"],
  ["https://www.openstreetmap.org/#map=17/30.5464/114.2657"],
  ["geo:30.5464,114.2657?z=17"],
  ["我在这里 https://uri.amap.com/marker?position=114.2657,30.5464 快来"],
])("reads %s", (pasted) => {
  expect(parsePlace(pasted)?.point).toEqual(HANYANG);
});

it("reads degrees, minutes and seconds", () => {
  const point = parsePlace(`30°32'47"N 114°15'56.5"E`)?.point;
  expect(point?.latitude).toBeCloseTo(30.546389, 5);
  expect(point?.longitude).toBeCloseTo(114.265694, 5);
});

it("takes the name that a link carries", () => {
  const link = `https://apis.map.qq.com/uri/v1/marker?marker=coord:30.5464,114.2657;title:${encodeURIComponent("江滩 3 号门")}`;
  expect(parsePlace(link)?.name).toBe("江滩 3 号门");
  expect(
    parsePlace("https://uri.amap.com/marker?position=114.2657,30.5464&name=%E6%B1%9F%E6%BB%A9")?.name,
  ).toBe("江滩");
});

it.each([["晴川大道 68 号"], ["https://surl.amap.com/abc"], ["200, 300"], [""], ["https://"], ["1234567"]])(
  "does not guess from %s",
  (pasted) => {
    expect(parsePlace(pasted)).toBeNull();
  },
);

it.each([
  ["https://uri.amap.com/marker?position=114.2657,30.5464", "gcj02"],
  ["https://api.map.baidu.com/marker?location=30.5464,114.2657", "bd09"],
  ["https://api.map.baidu.com/marker?location=30.5464,114.2657&coord_type=wgs84", "wgs84"],
  ["https://www.openstreetmap.org/#map=17/30.5464/114.2657", "wgs84"],
  ["30.5464, 114.2657", "wgs84"],
])("knows what %s is measured by", (pasted, datum) => {
  expect(parsePlace(pasted)?.datum).toBe(datum);
});

it("sends millionths and reads them back", () => {
  const sent = coordinatesOf(HANYANG, "wgs84");
  expect(sent).toEqual({ latitude_e6: 30_546_400, longitude_e6: 114_265_700, datum: "wgs84" });
  expect(pointOfCoordinates(sent)).toEqual(HANYANG);
});
