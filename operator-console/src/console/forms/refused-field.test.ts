// Is the field marked that the server did not take?
import { expect, it } from "vitest";
import type { Problem } from "../../protocol/generated";
import { refusedField } from "./refused-field";

const problem = (code: Problem["code"], params?: Record<string, string>): Problem => ({
  type: "",
  title: "",
  status: 422,
  detail: "",
  code,
  ...(params === undefined ? {} : { params }),
});

it("names a field, one in a list, and none", () => {
  expect(refusedField(problem("field_invalid", { field: "policy.grace_ms" }))).toEqual([
    "policy",
    "grace_ms",
  ]);
  expect(refusedField(problem("field_invalid", { field: "numbers[2].zh" }))).toEqual(["numbers", 2, "zh"]);
  expect(refusedField(problem("text_too_long", { field: "title" }))).toEqual(["title"]);
  expect(refusedField(problem("session_closed"))).toBeNull();
  expect(refusedField(problem("entry_in_future"), { entry_in_future: ["on"] })).toEqual(["on"]);
});
