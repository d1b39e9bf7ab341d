// Does the timeline name people and leave out what the page says already?
import { expect, it } from "vitest";
import { namedFacts } from "./timeline";

it("names people and drops the dispatch itself", () => {
  const entry = {
    seq: 7,
    at: 1,
    by_name: "周敏",
    event: {
      kind: "crew_seated" as const,
      dispatch: "d",
      staff: "s",
      duty: "lead" as const,
      profession: "nurse" as const,
    },
  };
  expect(namedFacts(entry, [{ staff: "s", name: "陈启" }])).toEqual({
    seq: 7,
    at: 1,
    kind: "crew_seated",
    actor: "",
    subject: null,
    facts: { staff: "陈启", duty: "lead", profession: "nurse" },
  });
});
