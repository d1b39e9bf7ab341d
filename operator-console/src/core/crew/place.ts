// Where to go, as an address that a navigator opens. Maps in China shift what satellites say: coordinates are given with
// what they were measured by, and only those that the navigator understands.
import type { DispatchPlace } from "../../protocol/generated.ts";

const PER_DEGREE = 1_000_000;

/** What opens on a tap: the link that was given, else the point, else the words. Null: nothing to go by. */
export function navigation(
  { words, coordinates, map_link }: DispatchPlace,
  device: "apple" | "other",
): string | null {
  if (/^https:\/\//.test(map_link)) return map_link;
  const text = encodeURIComponent(words.trim());
  if (coordinates !== null) {
    const at = `${coordinates.latitude_e6 / PER_DEGREE},${coordinates.longitude_e6 / PER_DEGREE}`;
    // A point measured by somebody else's map would be hundreds of metres off in this one: the words are nearer.
    if (coordinates.datum === "wgs84" || text === "")
      return device === "apple" ? `https://maps.apple.com/?daddr=${at}` : `geo:${at}?q=${at}`;
  }
  if (text === "") return null;
  return device === "apple" ? `https://maps.apple.com/?daddr=${text}` : `geo:0,0?q=${text}`;
}

/** Apple's browsers do not know `geo:`. */
export const thisDevice = (): "apple" | "other" =>
  /iPhone|iPad|iPod|Macintosh/.test(navigator.userAgent) ? "apple" : "other";
