// A service worker that keeps the page's own files: its list is what was built, its version what they contain.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

/** `script` is the worker's own text; it finds `FILES` and `VERSION` on top of it. */
export function serviceWorker(script: string): Plugin {
  return {
    name: "service-worker",
    enforce: "post",
    generateBundle(_options, bundle) {
      const contents = Object.values(bundle).map((file) => ({
        name: file.fileName,
        content: file.type === "chunk" ? file.code : file.source,
      }));
      const version = createHash("sha256");
      for (const { name, content } of contents) version.update(name).update(content);
      const names = contents.map(({ name }) => name).sort();
      const head = `const FILES = ${JSON.stringify(names)};\nconst VERSION = "${version.digest("hex").slice(0, 16)}";\n`;
      this.emitFile({ type: "asset", fileName: "sw.js", source: head + readFileSync(script, "utf8") });
    },
  };
}
