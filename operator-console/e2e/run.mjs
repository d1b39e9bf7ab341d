// Journeys of real people through the real program in a real Chromium: `node e2e/run.mjs [words of a journey's name]`.
//
// XINQIAO_BIN: the program. CHROMIUM: the browser. SHOTS: a folder for pictures of every page in both themes and
// languages. NIGHTLY=1: also what takes ten minutes. A journey that needs what is not there is skipped and said so. The last
// line says how many journeys passed, failed and were skipped.
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newFolder, openCopyOf } from "./lib/centre.mjs";
import { launch } from "./lib/chromium.mjs";
import { Journey } from "./lib/journey.mjs";

const wanted = process.argv.slice(2);
const failures = process.env.SHOTS ?? mkdtempSync(join(tmpdir(), "xinqiao-e2e-failures-"));
/** Two at a time: much of a journey is waiting. */
const AT_ONCE = 2;

const folder = new URL("./journeys/", import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith(".mjs"));
const journeys = await Promise.all(files.sort().map(async (file) => import(new URL(file, folder))));
const isWanted = ({ name, nightly }) =>
  wanted.length === 0 ? !nightly || process.env.NIGHTLY === "1" : wanted.some((word) => name.includes(word));

const tally = { passed: 0, failed: 0, skipped: 0 };
async function travel({ name, travel, missing }, centre, browser) {
  if (missing !== undefined) {
    console.log(`skip  ${name}: ${missing}`);
    tally.skipped += 1;
    return;
  }
  const journey = new Journey(name, browser, failures);
  const wentWell = await journey.run(() => travel(journey, centre));
  tally[wentWell ? "passed" : "failed"] += 1;
}

const browser = await launch();
// The first journey leaves the centre that the others start from.
const [first, ...others] = journeys;
const prepared = newFolder();
await travel(first, { folder: prepared }, browser);
if (tally.failed === 0) {
  const queue = others.filter(isWanted);
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      await travel(next, { open: (settings, files) => openCopyOf(prepared, settings, files) }, browser);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
await browser.close();
const skipped = tally.skipped === 0 ? "" : `, ${tally.skipped} skipped`;
console.log(`${tally.passed} passed, ${tally.failed} failed${skipped}`);
process.exit(tally.failed === 0 ? 0 : 1);
