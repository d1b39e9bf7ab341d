// Questions to the hotline over HTTP, each with an end: an answer, a problem, or "not reachable".
import type { Problem } from "../../src/protocol/generated.ts";

const ANSWER_WITHIN_MS = 15_000;

export type Answer<Body> =
  | { kind: "ok"; body: Body }
  | { kind: "problem"; problem: Problem; afterMs: number }
  | { kind: "unreachable" };

/** Without a token: signing in, and the link of a page. */
export async function ask<Body>(
  method: string,
  path: string,
  body?: object,
  bearer?: string,
): Promise<Answer<Body>> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), ANSWER_WITHIN_MS);
  try {
    const response = await fetch(`/api/v1/${path}`, {
      method,
      signal: abort.signal,
      cache: "no-store",
      credentials: "same-origin",
      referrerPolicy: "no-referrer",
      headers: {
        "accept-language": document.documentElement.lang,
        "content-type": "application/json",
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer: unknown = text === "" ? null : JSON.parse(text);
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
const isProblem = (answer: unknown): answer is Problem =>
  typeof answer === "object" && answer !== null && "code" in answer;

/** What a problem says, in both parts. */
export const sentences = ({ title, detail }: Problem): string[] =>
  [title, detail].filter((text) => text !== "");
