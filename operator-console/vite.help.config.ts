// Build of the caller's page with a bound on its first load, and of the static page that a proxy shows when the server does not answer.
import { cpSync } from "node:fs";
import { resolve } from "node:path";
import { firstLoadBound } from "./vite.first-load.ts";
import { phone } from "./vite.phone.ts";

/** An old phone on a slow line (issue: "opens fast"). */
const FIRST_LOAD_BYTES = 15_000;

export default phone("help", [
  firstLoadBound("the caller's page", FIRST_LOAD_BYTES),
  {
    name: "outage-page",
    closeBundle: () =>
      cpSync(resolve(import.meta.dirname, "pub/outage"), resolve(import.meta.dirname, "dist/outage"), {
        recursive: true,
      }),
  },
]);
