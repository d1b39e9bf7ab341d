// Coordinates out of what somebody pasted: numbers, or the link of a map. Pure: nothing is asked of any map.
import type { Coordinates, Datum } from "../../protocol/generated";

export interface Point {
  latitude: number;
  longitude: number;
}

export interface Parsed {
  point: Point;
  /** What its numbers are measured by: maps in China shift what satellites say. */
  datum: Datum;
  /** What the link calls the place. */
  name: string | null;
  /** The link, where it was one that is opened over https. */
  link: string | null;
}

const NUMBER = String.raw`[-+]?\d{1,3}(?:\.\d+)?`;
const PAIR = new RegExp(String.raw`^\s*(${NUMBER})\s*[,，;\s]\s*(${NUMBER})(?:[,，;\s].*)?$`);
/** `30°35'34.2"N 114°18'20"E`; minutes and seconds may be missing. */
const DEGREES =
  /(\d{1,3})\s*°\s*(?:(\d{1,2})\s*['′]\s*)?(?:(\d{1,2}(?:\.\d+)?)\s*["″]\s*)?([NS])[,，;\s]*(\d{1,3})\s*°\s*(?:(\d{1,2})\s*['′]\s*)?(?:(\d{1,2}(?:\.\d+)?)\s*["″]\s*)?([EW])/i;
/** A place that the pages of maps carry in their paths and fragments. */
const IN_PATH: readonly RegExp[] = [
  new RegExp(`!3d(${NUMBER})!4d(${NUMBER})`),
  new RegExp(`@(${NUMBER}),(${NUMBER})(?:,|$)`),
  new RegExp(`#map=\\d+(?:\\.\\d+)?/(${NUMBER})/(${NUMBER})`),
];
/** Parameters that hold a pair; some maps write the longitude first. */
const PAIRS_IN_QUERY = ["position", "location", "latlng", "dest", "ll", "q", "query", "center", "daddr"];
const NAMES_IN_QUERY = ["name", "title", "dname", "q", "query"];

/** Degrees are kept to about a decimetre. */
const DIGITS = 6;
const rounded = (degrees: number) => Number(degrees.toFixed(DIGITS));

/**
 * Two numbers as a place. Which of them is the latitude is told by what is possible, then by where this hotline is: in
 * China every latitude is smaller than every longitude.
 */
function pointOf(first: number, second: number): Point | null {
  const [latitude, longitude] = looksSwapped(first, second) ? [second, first] : [first, second];
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return null;
  return { latitude: rounded(latitude), longitude: rounded(longitude) };
}

const looksSwapped = (first: number, second: number) =>
  Math.abs(first) > 90 || (first >= 73 && first <= 136 && second >= 3 && second <= 54);

function pairIn(text: string): Point | null {
  const found = PAIR.exec(text);
  return found === null ? null : pointOf(Number(found[1]), Number(found[2]));
}

function inDegrees(text: string): Point | null {
  const found = DEGREES.exec(text);
  if (found === null) return null;
  const [, d1, m1, s1, north, d2, m2, s2, east] = found;
  const degrees = (whole?: string, minutes?: string, seconds?: string) =>
    Number(whole) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3600;
  const latitude = degrees(d1, m1, s1) * (north?.toUpperCase() === "S" ? -1 : 1);
  const longitude = degrees(d2, m2, s2) * (east?.toUpperCase() === "W" ? -1 : 1);
  return pointOf(latitude, longitude);
}

function inQuery(query: URLSearchParams): Point | null {
  const marks = [query.get("mlat"), query.get("mlon")];
  if (marks[0] !== null && marks[1] !== null) return pairIn(marks.join(","));
  // `marker=coord:39.89,116.32;title:...`
  const marker = /coord:([^;]+)/.exec(query.get("marker") ?? "");
  if (marker !== null) return pairIn(marker[1] ?? "");
  for (const name of PAIRS_IN_QUERY) {
    const point = pairIn((query.get(name) ?? "").replace(/^latlng:/, ""));
    if (point !== null) return point;
  }
  return null;
}

function nameIn(query: URLSearchParams): string | null {
  const marker = /title:([^;]+)/.exec(query.get("marker") ?? "")?.[1];
  const names = [marker, ...NAMES_IN_QUERY.map((name) => query.get(name))];
  const found = names.find((name) => name != null && name.trim() !== "" && pairIn(name) === null);
  return found?.trim() ?? null;
}

/** Maps by the end of their host, and what they measure by. All others measure as satellites do. */
const DATUM_OF_HOST: readonly [host: string, datum: Datum][] = [
  ["amap.com", "gcj02"],
  ["gaode.com", "gcj02"],
  ["map.qq.com", "gcj02"],
  ["maps.apple.com", "gcj02"],
  ["baidu.com", "bd09"],
];

function datumOf({ hostname, searchParams }: URL): Datum {
  const said = searchParams.get("coord_type") ?? searchParams.get("coordinate");
  if (said === "wgs84" || said === "gcj02") return said;
  const isOf = (host: string) => hostname === host || hostname.endsWith(`.${host}`);
  return DATUM_OF_HOST.find(([host]) => isOf(host))?.[1] ?? "wgs84";
}

/** Numbers alone, as a telephone's own compass shows them. */
const measured = (point: Point | null): Parsed | null =>
  point === null ? null : { point, datum: "wgs84", name: null, link: null };

/** The first link in a text: what is shared from a phone stands among words. */
const linkIn = (text: string) => /(?:https?:\/\/|geo:)\S+/i.exec(text)?.[0];

/** Null when there is no place in it that can be read without asking a map. */
export function parsePlace(text: string): Parsed | null {
  const link = linkIn(text);
  if (link === undefined) return measured(pairIn(text) ?? inDegrees(text));
  if (/^geo:/i.test(link)) return measured(pairIn(link.slice(4).replace(/[?;].*$/, "")));
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  const path = decodeURIComponent(url.pathname) + url.hash;
  const inPath = IN_PATH.map((pattern) => pattern.exec(path))
    .filter((found) => found !== null)
    .map((found) => pointOf(Number(found[1]), Number(found[2])))
    .find((point) => point !== null);
  const point = inQuery(url.searchParams) ?? inPath ?? null;
  if (point === null) return null;
  const kept = url.protocol === "https:" ? link : null;
  return { point, datum: datumOf(url), name: nameIn(url.searchParams), link: kept };
}

const PER_DEGREE = 1_000_000;

/** As it is sent: millionths of a degree. */
export const coordinatesOf = ({ latitude, longitude }: Point, datum: Datum): Coordinates => ({
  latitude_e6: Math.round(latitude * PER_DEGREE),
  longitude_e6: Math.round(longitude * PER_DEGREE),
  datum,
});

export const pointOfCoordinates = ({ latitude_e6, longitude_e6 }: Coordinates): Point => ({
  latitude: latitude_e6 / PER_DEGREE,
  longitude: longitude_e6 / PER_DEGREE,
});

/** As it is read out and copied: latitude first. */
export const pointWords = ({ latitude, longitude }: Point) => `${latitude}, ${longitude}`;

/** Where a map shows it; the one that all others of the country also read. */
export function mapLink(coordinates: Coordinates): string {
  const { latitude, longitude } = pointOfCoordinates(coordinates);
  const measuredBy = coordinates.datum === "wgs84" ? "wgs84" : "gaode";
  return `https://uri.amap.com/marker?position=${longitude},${latitude}&coordinate=${measuredBy}`;
}
