// Marks the field that the server did not take, and brings it into view.
import type { FormInstance } from "antd";
import { ProblemError } from "../problems";
import { type RefusedAt, refusedField } from "./refused-field";

export function markRefused<Filled>(
  form: FormInstance<Filled>,
  error: unknown,
  words: string,
  refusedAt: RefusedAt = {},
): void {
  const name = error instanceof ProblemError ? refusedField(error.problem, refusedAt) : null;
  if (name === null) return;
  // The server names fields of the body, which are those of the form; the type cannot know.
  form.setFields([{ name: name as never, errors: [words] }]);
  form.scrollToField(name as never, { focus: true });
}
