// What a system said, to be read: JSON in lines, anything else as it came. Pure.

export function inLines(evidence: string): string {
  try {
    return JSON.stringify(JSON.parse(evidence), null, 2);
  } catch {
    return evidence;
  }
}
