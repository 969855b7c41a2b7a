// What is a CAMEO code called? The table of the project's data, read when the page is built.

import table from "../../../data/ontology/cameo.csv?names";

/** The name of a code; of one that the table does not hold, that of its root. */
export function cameoName(code: string): string {
  for (let c = code; c.length >= 2; c = c.slice(0, -1)) {
    const name = table[c];
    if (name) return name.replace(", not specified below", "");
  }
  return "";
}
