// How are the pages tested? By Debian's Chromium without a window; nothing is fetched for it.

import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "tests",
  outputDir: "../target/web-tests",
  reporter: "list",
  workers: 2,
  // What is measured is measured alone, when the other tests are through.
  projects: [
    { name: "pages", testMatch: "*.test.mjs", testIgnore: "large.test.mjs" },
    { name: "large", testMatch: "large.test.mjs", dependencies: ["pages"], workers: 1 },
  ],
  timeout: 180_000,
  use: {
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
      ],
    },
  },
});
