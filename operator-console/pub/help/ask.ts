// Questions to the hotline over HTTP, each with an end: an answer, a problem, or "not reachable".
import type { Problem } from "../../src/protocol/generated.ts";

const ANSWER_WITHIN_MS = 15_000;

export type Answer<Body> =
  | { kind: "ok"; body: Body }
  | { kind: "problem"; problem: Problem; afterMs: number }
  | { kind: "unreachable" };

export async function ask<Body>(path: string, body?: object): Promise<Answer<Body>> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), ANSWER_WITHIN_MS);
  try {
    const response = await fetch(`/api/v1/${path}`, {
      signal: abort.signal,
      cache: "no-store",
      credentials: "omit",
      referrerPolicy: "no-referrer",
      headers: { "accept-language": document.documentElement.lang, "content-type": "application/json" },
      ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (response.ok) return { kind: "ok", body: answer as Body };
    if (!isProblem(answer)) return { kind: "unreachable" };
    return {
      kind: "problem",
      problem: answer,
      afterMs: 1_000 * (Number(response.headers.get("retry-after")) || 0),
    };
  } catch {
    return { kind: "unreachable" };
  } finally {
    clearTimeout(timer);
  }
}

/** A proxy's own error page is no answer of the hotline. */
function isProblem(answer: unknown): answer is Problem {
  return typeof answer === "object" && answer !== null && "code" in answer;
}
