// Do two package-lock.json files pin the same packages? Usage: node same-pins.mjs BEFORE AFTER
import { readFileSync } from "node:fs";

const pins = (file) =>
  Object.entries(JSON.parse(readFileSync(file, "utf8")).packages)
    .map(([path, { version, integrity }]) => `${path} ${version} ${integrity ?? ""}`)
    .sort();

const [before, after] = process.argv.slice(2).map(pins);
const changed = [
  ...before.filter((pin) => !after.includes(pin)).map((pin) => `- ${pin}`),
  ...after.filter((pin) => !before.includes(pin)).map((pin) => `+ ${pin}`),
];
if (changed.length > 0) {
  console.error(`package-lock.json does not hold what package.json asks for:\n${changed.join("\n")}`);
  process.exit(1);
}
