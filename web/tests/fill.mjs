// How does a record get into the page that carries it? As the program does it: JSON without `<`, in place of the marker.

import { readFileSync } from "node:fs";

const MARKER = "<!--RECORD-->";

/** The page with a record in it. */
export function fill(record, page = readFileSync(new URL("../dist/standalone.html", import.meta.url), "utf8")) {
  const json = JSON.stringify(record).replaceAll("<", "\\u003c");
  return page.replace(MARKER, () => `<script type="application/json" id="record">${json}</script>`);
}

/** A record from the outputs of `legation brief --format json` and `legation code`. */
export function recordOf(dossierFile, codedFile) {
  return {
    dossier: JSON.parse(readFileSync(dossierFile, "utf8")),
    documents: readFileSync(codedFile, "utf8").trim().split("\n").map((line) => JSON.parse(line)),
  };
}
