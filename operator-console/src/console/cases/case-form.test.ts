// Does only what somebody chose leave the house?
import { expect, it } from "vitest";
import { CASE_FIELDS, caseFormOf, detailsOf, leavingOf, routeOf } from "./case-form";

const draft = {
  details: [
    { field: "situation" as const, text: "独自在江边", leaving: "leaves" as const },
    { field: "phone" as const, text: "13900139000", leaving: "stays" as const },
  ],
};

it("keeps everything in the house but what was seen and what is dangerous, until somebody says so", () => {
  const details = detailsOf(null);
  expect(CASE_FIELDS.filter((field) => details[field].leaving === "leaves")).toEqual(["situation", "danger"]);
  expect(leavingOf(details)).toEqual([]);
});

it("shows exactly the fields that leave: filled, and said to", () => {
  const details = detailsOf(draft);
  expect(leavingOf(details)).toEqual(["situation"]);
  const told = { ...details, phone: { text: "13900139000", leaving: "leaves" as const } };
  expect(leavingOf(told)).toEqual(["situation", "phone"]);
  expect(leavingOf({ ...told, situation: { text: "  ", leaving: "leaves" } })).toEqual(["phone"]);
});

it("sends what is known, with what stays marked as staying, and nothing empty", () => {
  const { details } = caseFormOf({ area: "a", basis: "consent", details: detailsOf(draft) });
  expect(details).toEqual(draft.details);
});

it("asks one, or the hospitals of the green channel in their order", () => {
  const green = {
    reasons: ["harm_to_self" as const],
    payer: "not_known" as const,
    guardian: "unknown" as const,
  };
  const filled = { way: "one" as const, to: "h", priority: "urgent" as const, green, ladder: ["x", "y"] };
  expect(routeOf(filled)).toEqual({ kind: "one", to: "h", priority: "urgent" });
  expect(routeOf({ ...filled, way: "green" })).toEqual({ kind: "green_channel", green, ladder: ["x", "y"] });
});
