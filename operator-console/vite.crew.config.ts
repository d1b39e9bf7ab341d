// Build of the crisis team's page with a bound on its first load, its manifest, and the worker that opens it without a network.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Plugin } from "vite";
import { firstLoadBound } from "./vite.first-load.ts";
import { phone } from "./vite.phone.ts";
import { serviceWorker } from "./vite.service-worker.ts";

/** A phone at the edge of the network, at night. The worker and what comes later are not counted. */
const FIRST_LOAD_BYTES = 15_000;
/** Asked for by their names: by the manifest, and by the phone when the page is installed. */
const NAMED = ["manifest.webmanifest", "icon.svg", "icon-192.png", "icon-512.png"];

const files = resolve(import.meta.dirname, "pub/crew/files");

const namedFiles: Plugin = {
  name: "named-files",
  buildStart() {
    for (const fileName of NAMED)
      this.emitFile({ type: "asset", fileName, source: readFileSync(resolve(files, fileName)) });
  },
};

export default phone("crew", [
  namedFiles,
  serviceWorker(resolve(import.meta.dirname, "pub/crew/worker.js")),
  firstLoadBound("the crisis team's page", FIRST_LOAD_BYTES),
]);
