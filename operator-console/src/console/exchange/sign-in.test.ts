// Is exactly what the chosen way of signing in asks for sent, and nothing that was typed for another?
import { expect, it } from "vitest";
import { systemOf } from "./sign-in";

const ADDRESS = { base_url: " https://fhir.hospital.example/r4 " };

it("sends what the chosen way asks for, and nothing typed for another", () => {
  const filled = { ...ADDRESS, sign_in: "bearer", token: " t0ken\n", user: "u", password: "p" } as const;
  expect(systemOf(filled)).toEqual({
    base_url: "https://fhir.hospital.example/r4",
    sign_in: { kind: "bearer", token: "t0ken" },
  });
  expect(systemOf({ ...filled, sign_in: "none" }).sign_in).toEqual({ kind: "none" });
});

it("leaves a password as it was typed, blanks and all", () => {
  const filled = { ...ADDRESS, sign_in: "basic", user: "u ", password: " p " } as const;
  expect(systemOf(filled).sign_in).toEqual({ kind: "basic", user: "u", password: " p " });
});

it("takes a scope that was left out for none", () => {
  const { sign_in } = systemOf({
    ...ADDRESS,
    sign_in: "client_credentials",
    token_url: "https://login.example/token",
    client: "hotline",
    secret: "s",
  });
  expect(sign_in).toMatchObject({ scope: "", client: "hotline" });
});
