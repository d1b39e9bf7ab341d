// A bound on what a page loads before its first screen stands: the document and whatever it names.
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

export function firstLoadBound(page: string, bytes: number): Plugin {
  return {
    name: "first-load-bound",
    writeBundle: (_options, bundle) => {
      const files = Object.values(bundle).map((file) => ({
        name: file.fileName,
        content: file.type === "chunk" ? file.code : file.source,
      }));
      const document = String(files.find(({ name }) => name === "index.html")?.content);
      const first = files.filter(({ name }) => name === "index.html" || document.includes(name));
      const sum = first.reduce((total, { content }) => total + gzipSync(content).length, 0);
      if (sum > bytes) throw new Error(`first load of ${page} is ${sum} bytes gzip, more than ${bytes}`);
      console.info(`first load of ${page}: ${sum} bytes gzip`);
    },
  };
}
