// Unit tests of the console and of the caller's page.
import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}", "pub/**/*.test.{ts,tsx}"],
    pool: "threads",
    maxWorkers: 2,
  },
});
