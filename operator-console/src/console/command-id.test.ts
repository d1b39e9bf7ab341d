// Is a command sent again the same command, and a changed one another?
import { expect, it } from "vitest";
import { commandIds } from "./command-id";

it("keeps the id for the same words until they were taken", () => {
  let made = 0;
  const ids = commandIds(() => {
    made += 1;
    return `id-${made}`;
  });
  expect(ids.idFor({ text: "a" })).toBe("id-1");
  expect(ids.idFor({ text: "a" })).toBe("id-1");
  expect(ids.idFor({ text: "b" })).toBe("id-2");
  ids.settled();
  expect(ids.idFor({ text: "b" })).toBe("id-3");
});
