// What a page must be in every state: no violation of accessibility, in both themes and languages; and its picture.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";

const SHOTS = process.env.SHOTS;
if (SHOTS !== undefined) mkdirSync(SHOTS, { recursive: true });
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const SHOWN = 8;

/** Both themes and both languages in two looks; all four where pictures are wanted. */
const LOOKS = [
  { language: "zh", theme: "light" },
  ...(SHOTS === undefined
    ? []
    : [
        { language: "zh", theme: "dark" },
        { language: "en", theme: "light" },
      ]),
  { language: "en", theme: "dark" },
];

/** `dress` puts the page into a language and theme; the console and the caller's page do it each their way. */
export async function look(person, name, dress) {
  for (const one of LOOKS) {
    await dress(one);
    await settled(person.page);
    const called = `${name}-${one.language}-${one.theme}`;
    if (SHOTS !== undefined) await person.page.screenshot({ path: `${SHOTS}/${called}.png` });
    await accessible(person.page, called);
  }
  await dress(LOOKS[0]);
  await settled(person.page);
}

export async function accessible(page, name) {
  // Legacy mode: no second tab, which would take the focus; there are no frames.
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode(true).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, any, all, none }) => `${id} ${target.join(" ")}: ${[...any, ...all, ...none][0]?.message}`,
    ),
  );
  assert.equal(found.length, 0, `${name}: ${found.length} violations\n${found.slice(0, SHOWN).join("\n")}`);
}

/** Motion would be measured half-way: what moves is brought to its end. */
export const settled = (page) =>
  page.evaluate(async () => {
    const finite = (one) => one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY;
    const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    for (let round = 0; round < 4; round++) {
      await drawn();
      const moving = document.getAnimations().filter((one) => finite(one) && one.playState === "running");
      if (moving.length === 0) return;
      for (const one of moving) one.finish();
    }
  });
