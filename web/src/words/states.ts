// What is a state called? The table of the project's data, read when the page is built.

import table from "../../../data/actors/countries.csv?names";

/** Name of a state's or organisation's code; the code where the table does not hold it. */
export function codeName(code: string): string {
  return table[code] ?? code;
}
