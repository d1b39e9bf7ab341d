// A pinyin keyboard: letters under composition, then the chosen characters.

/** Writes `text` through a real composition of `letters`; `meanwhile` runs while the candidates are open. */
export async function writePinyin(page, letters, text, meanwhile = async () => {}) {
  const keyboard = await page.context().newCDPSession(page);
  for (let end = 1; end <= letters.length; end++)
    await keyboard.send("Input.imeSetComposition", {
      text: letters.slice(0, end),
      selectionStart: end,
      selectionEnd: end,
    });
  await meanwhile(() => pressEnterInside(keyboard));
  await keyboard.send("Input.insertText", { text });
  await keyboard.detach();
}

/** The Enter that takes the letters as they are: the page sees the key, marked as part of the composition. */
async function pressEnterInside(keyboard) {
  const key = { key: "Enter", code: "Enter", windowsVirtualKeyCode: 13, nativeVirtualKeyCode: 13 };
  await keyboard.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key });
  await keyboard.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
}
