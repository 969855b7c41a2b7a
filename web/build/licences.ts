// Under which licences do the parts stand that the bundle carries? Their own texts, in one file beside it.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Plugin } from "vite";

/** Packages of others whose code, fonts or shapes are in the bundle: those in `dependencies`, and what they stand on. */
function carried(root: string): string[] {
  const found = new Set<string>();
  const visit = (name: string) => {
    if (found.has(name)) return;
    const file = join(root, "node_modules", name, "package.json");
    if (!existsSync(file)) throw new Error(`${name} is not installed`);
    found.add(name);
    const { dependencies = {} } = JSON.parse(readFileSync(file, "utf8")) as { dependencies?: Record<string, string> };
    Object.keys(dependencies).forEach(visit);
  };
  const own = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { dependencies: Record<string, string> };
  Object.keys(own.dependencies).forEach(visit);
  return [...found].sort();
}

export function licences(): Plugin {
  return {
    name: "legation-licences",
    generateBundle() {
      const root = process.cwd();
      const parts = carried(root).map((name) => {
        const at = join(root, "node_modules", name);
        const file = readdirSync(at).find((f) => /^licen[cs]e/i.test(f));
        const { license } = JSON.parse(readFileSync(join(at, "package.json"), "utf8")) as { license?: string };
        const text = file ? readFileSync(join(at, file), "utf8").trim() : license ?? "no licence stated";
        return `${name}\n${"-".repeat(name.length)}\n${text}\n`;
      });
      this.emitFile({ type: "asset", fileName: "licences.txt", source: parts.join("\n\n") });
    },
  };
}
