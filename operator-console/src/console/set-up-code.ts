// The one-time set-up code may come with the link that the server printed.

/** From `?code=` or `#code=`; empty when there is none. */
export function codeInAddress(address: { search: string; hash: string }): string {
  const inHash = new URLSearchParams(address.hash.replace(/^#/, "")).get("code");
  return inHash ?? new URLSearchParams(address.search).get("code") ?? "";
}
