// Without a mouse: Tab to what is wanted, as somebody goes who has none.
import assert from "node:assert/strict";

/** More than any page has stops. */
const STOPS = 120;

/** Presses a key until the wanted stands in focus. */
export async function go(page, key, wanted) {
  await wanted.waitFor({ state: "attached" });
  for (let stop = 0; stop < STOPS; stop++) {
    if (await wanted.evaluate((it) => it === document.activeElement || it.contains(document.activeElement)))
      return;
    await page.keyboard.press(key);
  }
  assert.fail(`${key} does not reach ${wanted}`);
}

export const tabTo = (page, wanted) => go(page, "Tab", wanted);
export const downTo = (page, wanted) => go(page, "ArrowDown", wanted);

export const press = async (page, wanted, key = "Enter") => {
  await tabTo(page, wanted);
  await page.keyboard.press(key);
};

/** Whoever uses the mouse from here on has lost it. */
export function loseMouse(page) {
  page.mouse.move = page.mouse.down = () => assert.fail("no mouse here");
}
