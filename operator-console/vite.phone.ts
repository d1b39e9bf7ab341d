// A page for phones: a build of its own that shares no file with another, so that what it loads is what it lists.
import { resolve } from "node:path";
import { defineConfig, type PluginOption } from "vite";

/** Old phones that are still in use (WebView of Android 5 and later can be updated to Chrome 80; iOS 13.4). */
const OLDEST_BROWSERS = ["chrome80", "safari13.1"];

export const phone = (page: "help" | "crew" | "referral", plugins: PluginOption[] = []) =>
  defineConfig({
    root: resolve(import.meta.dirname, "pub", page),
    base: `/${page}/`,
    publicDir: false,
    plugins,
    oxc: {
      jsx: { runtime: "automatic", importSource: "preact" },
      // Our fields are plain assignments: without this each is a helper call in old browsers' code.
      assumptions: { setPublicClassFields: true },
      typescript: { removeClassFieldsWithoutInitializer: true },
    },
    build: {
      outDir: resolve(import.meta.dirname, "dist", page),
      emptyOutDir: true,
      target: OLDEST_BROWSERS,
      cssTarget: OLDEST_BROWSERS,
      modulePreload: false,
      // The policy allows files only, no data: style sheets.
      assetsInlineLimit: 0,
    },
    server: { port: 5174, proxy: { "/api": { target: "http://127.0.0.1:8080", ws: true } } },
  });
