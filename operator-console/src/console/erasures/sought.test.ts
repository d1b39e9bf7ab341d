// Is a caller found by whatever an officer has in hand, and is nothing else sent to the server?
import { expect, it } from "vitest";
import { soughtIn } from "./sought";

const SESSION = "019a0b1c-2d3e-7f40-8a1b-0123456789ab";

it("finds a session's number, alone or in the link to its record", () => {
  const session = { kind: "session", session: SESSION };
  expect(soughtIn(` ${SESSION.toUpperCase()} `)).toEqual(session);
  expect(soughtIn(`https://hotline.example/console/sessions/${SESSION}/replay?show=all`)).toEqual(session);
});

it("takes a phone number as people write it", () => {
  expect(soughtIn(" +86 139-0013-9000 ")).toEqual({ kind: "phone", phone: "+86 139-0013-9000" });
});

it("takes neither half a session's number, a name, nor a service number", () => {
  for (const typed of ["", SESSION.slice(0, 20), "李明", "12356x", "110"]) expect(soughtIn(typed)).toBe(null);
});
