// Does an address keep what is looked for, and nothing that is none of ours?
import { describe, expect, it } from "vitest";
import { isBlank, queryOf, readFilter, withValue } from "./filter";

const STAFF = "01a200e5-7b68-796a-8169-5a02cd65dc12";

describe("a filter", () => {
  it("is read from an address, whatever somebody wrote into it", () => {
    expect(
      readFilter({
        from: "2026-11-01",
        to: "yesterday",
        tier: ["high", "unrated", "moon", "high"],
        arrival: "unrated",
        channel: "phone",
        operator: [STAFF, "zhou.min"],
        secret: "1",
      }),
    ).toEqual({
      from: "2026-11-01",
      tier: ["high"],
      arrival: ["unrated"],
      channel: ["phone"],
      operator: [STAFF],
    });
    expect(isBlank(readFilter({}))).toBe(true);
  });
  it("asks the server for each value apart", () => {
    expect(queryOf({ from: "2026-11-01", tier: ["high", "imminent"] })).toBe(
      "from=2026-11-01&tier=high&tier=imminent",
    );
  });
  it("loses a kind when nothing of it is wanted any more", () => {
    const filter = withValue({ tier: ["high"] }, "mark", ["minor"]);
    expect(filter).toEqual({ tier: ["high"], mark: ["minor"] });
    expect(withValue(filter, "tier", [])).toEqual({ mark: ["minor"] });
    expect(withValue(filter, "from", undefined)).toEqual(filter);
  });
});
