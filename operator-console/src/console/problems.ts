// Sentences of problems. The server's catalogue is the only one; the console reads the same file, with the pages behind the
// door: before it, and before the catalogue has come, a problem's own words do.
import type { Code, Problem } from "../protocol/generated";

type Sentence = [title: string, detail: string];
type Sentences = Partial<Record<Code, { zh: Sentence; en: Sentence }>>;

let sentences: Sentences = {};

/** The catalogue as it stands in its file. */
export function knowSentences(catalogue: Record<string, { zh: string[]; en: string[] }>): void {
  sentences = catalogue as Sentences;
}

/** What could not be done. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

/** The server gave no answer at all. */
export class Unreachable extends Error {}

export interface Explained {
  title: string;
  detail: string;
}

/** What a code means and what to do now. */
export function explainCode(code: Code, language: string, params: Problem["params"] = {}): Explained {
  const entry = sentences[code];
  const [title, detail] = entry === undefined ? [code, ""] : language === "en" ? entry.en : entry.zh;
  const fill = (text: string) =>
    Object.entries(params).reduce((filled, [name, value]) => filled.replaceAll(`{${name}}`, value), text);
  return { title: fill(title), detail: fill(detail) };
}

/** The problem's own words; it was written in the language asked for then, so the code is asked again. */
export function explainProblem(problem: Problem, language: string): Explained {
  const explained = explainCode(problem.code, language, problem.params);
  return explained.detail === "" ? { title: problem.title, detail: problem.detail } : explained;
}
