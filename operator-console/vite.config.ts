// Build of the staff console. The caller's page has its own: another JSX runtime, other browsers, another policy.
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { firstLoadBound } from "./vite.first-load.ts";

const SERVER = "http://127.0.0.1:8080";
/** The door. What stands behind it comes while somebody signs in. */
const FIRST_LOAD_BYTES = 280_000;

/**
 * antd's scroll measure and scroll lock write `<style>` without the nonce of its `csp` setting, which our policy
 * refuses. They get the page's own nonce here.
 */
const noncedStyles: Plugin = {
  name: "nonced-styles",
  transform(code, id) {
    if (!id.includes("@rc-component/util/es/Dom/dynamicCSS")) return null;
    const patched = code.replace(
      "if (csp?.nonce) {\n    styleNode.nonce = csp?.nonce;",
      "const nonce = csp?.nonce ?? document.querySelector('meta[name=csp-nonce]')?.content;\n  if (nonce) {\n    styleNode.nonce = nonce;",
    );
    if (patched === code) this.error("dynamicCSS has changed: look at its nonce again");
    return { code: patched, map: null };
  },
};

export default defineConfig({
  base: "/console/",
  publicDir: false,
  plugins: [react(), noncedStyles, firstLoadBound("the console", FIRST_LOAD_BYTES)],
  build: {
    outDir: "dist/console",
    target: "baseline-widely-available",
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ }],
        },
      },
    },
  },
  server: { port: 5173, proxy: { "/api": { target: SERVER, ws: true } } },
});
