// How do names of codes come into the bundle? `import names from "….csv?names"` is the first two columns of a table of `data/`.

import { readFileSync } from "node:fs";

import type { Plugin } from "vite";

const QUERY = "?names";

export function names(): Plugin {
  return {
    name: "legation-names",
    enforce: "pre",
    load(id) {
      if (!id.endsWith(QUERY)) return null;
      const file = id.slice(0, -QUERY.length);
      this.addWatchFile(file);
      const [, ...rows] = readFileSync(file, "utf8").trim().split("\n").map(twoCells);
      return `export default ${JSON.stringify(Object.fromEntries(rows))};`;
    },
  };
}

/** The first two cells of a line; the second may be quoted. */
function twoCells(line: string): [string, string] {
  const [, first = "", quoted, plain = ""] = /^([^,]*),(?:"((?:[^"]|"")*)"|([^,]*))/.exec(line) ?? [];
  return [first, (quoted ?? plain).replaceAll('""', '"')];
}
