// How are the pages built? One script, one style sheet, two fonts, and the same in one file.

import { defineConfig } from "vite";

import { licences } from "./build/licences.ts";
import { names } from "./build/names.ts";
import { standalone } from "./build/standalone.ts";

export default defineConfig({
  base: "./",
  plugins: [names(), licences(), standalone()],
  build: {
    outDir: "dist",
    target: ["chrome123", "firefox121", "safari17.5"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      output: {
        codeSplitting: false,
        entryFileNames: "assets/legation-[hash].js",
        assetFileNames: "assets/[name]-[hash][extname]",
      },
    },
  },
  server: { proxy: { "/api": "http://127.0.0.1:4350" } },
});
