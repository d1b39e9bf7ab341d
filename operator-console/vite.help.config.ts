// Build of the caller's page with a bound on its first load, and of the static page that a proxy shows when the server does not answer.
import { cpSync } from "node:fs";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { phone } from "./vite.phone.ts";

/** What an old phone on a slow line loads before the first screen stands, gzip (issue: "opens fast"). */
const FIRST_LOAD_BYTES = 15_000;

export default phone("help", [
  {
    name: "first-load-bound",
    writeBundle: (_options, bundle) => {
      const first = Object.values(bundle).filter(({ fileName }) =>
        /^(index\.html|assets\/index-)/.test(fileName),
      );
      const sizes = first.map((file) => gzipSync(file.type === "chunk" ? file.code : file.source).length);
      const sum = sizes.reduce((total, size) => total + size, 0);
      if (sum > FIRST_LOAD_BYTES)
        throw new Error(`first load is ${sum} bytes gzip, more than ${FIRST_LOAD_BYTES}`);
      console.info(`first load of the caller's page: ${sum} bytes gzip`);
    },
  },
  {
    name: "outage-page",
    closeBundle: () =>
      cpSync(resolve(import.meta.dirname, "pub/outage"), resolve(import.meta.dirname, "dist/outage"), {
        recursive: true,
      }),
  },
]);
