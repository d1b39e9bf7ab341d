// Fetches a part of the page when it is wanted, and again until it is here.
import { useEffect, useState } from "preact/hooks";
import { BACKOFF_CAP_MS, backoff } from "../../src/core/backoff.ts";

/** The part, or null while it is not here, or not wanted. The same function means the same part. */
export function useLater<Part>(load: (() => Promise<Part>) | null): Part | null {
  const [part, setPart] = useState<{ part: Part } | null>(null);
  useEffect(() => {
    if (load === null) return;
    let over = false;
    const attempt = (failures: number): void => {
      load().then(
        (loaded) => !over && setPart({ part: loaded }),
        () =>
          setTimeout(
            () => !over && attempt(failures + 1),
            1_000 + backoff(failures, BACKOFF_CAP_MS, Math.random),
          ),
      );
    };
    attempt(0);
    return () => {
      over = true;
    };
  }, [load]);
  return part === null ? null : part.part;
}
