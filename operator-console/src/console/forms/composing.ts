// What a key does in the reply box. Pure.

export interface KeyPress {
  key: string;
  shiftKey: boolean;
  isComposing: boolean;
  /** 229 while an input method is at work, also where `isComposing` already says no (Safari). */
  keyCode: number;
}

/** Enter sends; not with Shift, and not while it confirms a pinyin candidate. */
export function sends(press: KeyPress): "yes" | "no" {
  const composing = press.isComposing || press.keyCode === 229;
  return press.key === "Enter" && !press.shiftKey && !composing ? "yes" : "no";
}

/** What a reply that begins with `/` looks for among the canned ones; null when it does not. */
export function cannedSearch(text: string): string | null {
  return text.startsWith("/") && !text.includes("\n") ? text.slice(1).trim().toLowerCase() : null;
}
