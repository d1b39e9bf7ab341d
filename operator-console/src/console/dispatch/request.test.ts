// Does the form say to the server what somebody filled in, and nothing that they did not?
import { expect, it } from "vitest";
import { DEFAULT_NEEDS } from "../teams/needs";
import {
  EMPTY_REQUEST,
  hasPlace,
  type OthersForm,
  othersRequestOf,
  type RequestForm,
  requestOf,
} from "./request";

const form: RequestForm = {
  ...EMPTY_REQUEST,
  area: "area",
  basis: "life_in_danger",
  needs: [...DEFAULT_NEEDS],
  place: " 晴川大道 68 号 ",
  danger: "有刀",
};

it("trims words and leaves out what was not said", () => {
  const { brief, basis } = requestOf(form, "real");
  expect(brief.place).toEqual({
    words: "晴川大道 68 号",
    coordinates: null,
    map_link: "",
    confidence: "likely",
  });
  expect(brief.danger_on_the_way).toBe("有刀");
  expect(brief.informant).toEqual({ name: "", relation: "", phone: "" });
  expect(basis).toBe("life_in_danger");
});

it("reads a pasted link, keeps it, and takes its name where no place was written", () => {
  const link = "https://uri.amap.com/marker?position=114.2657,30.5464&name=%E6%B1%9F%E6%BB%A9";
  const { place } = requestOf({ ...form, place: "", pasted: link }, "drill").brief;
  expect(place.words).toBe("江滩");
  expect(place.coordinates).toEqual({ latitude_e6: 30_546_400, longitude_e6: 114_265_700, datum: "gcj02" });
  expect(place.map_link).toBe(link);
});

it("keeps a link that nothing can be read out of", () => {
  const { place } = requestOf({ ...form, pasted: "https://surl.amap.com/abc" }, "real").brief;
  expect(place.map_link).toBe("https://surl.amap.com/abc");
  expect(place.coordinates).toBeNull();
});

it("needs a place that somebody can find", () => {
  expect(hasPlace({ place: " ", pasted: "" })).toBe(false);
  expect(hasPlace({ place: "", pasted: "在河边" })).toBe(false);
  expect(hasPlace({ place: "", pasted: "30.5, 114.2" })).toBe(true);
  expect(hasPlace({ pasted: "https://surl.amap.com/abc" })).toBe(true);
  expect(hasPlace({ place: "河边" })).toBe(true);
});

it("says who told us, and of which emergency it is", () => {
  const others: OthersForm = {
    ...form,
    purpose: "drill",
    source: "police",
    tier: null,
    informantName: "王警官",
    informantRelation: "汉阳分局",
    informantPhone: " 110 ",
  };
  const body = othersRequestOf(others, "id", { emergency: "e" });
  expect(body).toMatchObject({ source: "police", tier: null, emergency: "e" });
  expect(body.request).toMatchObject({ id: "id", purpose: "drill" });
  expect(body.request.brief.informant).toEqual({ name: "王警官", relation: "汉阳分局", phone: "110" });
  expect("plan" in body).toBe(false);
});
