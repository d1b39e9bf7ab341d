// Build of the staff console. The caller's page has its own: another JSX runtime, other browsers, another policy.
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const SERVER = "http://127.0.0.1:8080";

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
  plugins: [react(), noncedStyles],
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
