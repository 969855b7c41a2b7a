// How is the program asked? Its records of a folder, and its server, on the examples and on folders made here.

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { fill } from "./fill.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const LEGATION = process.env.LEGATION ?? join(ROOT, "target/debug/legation");
/** A store of ten thousand articles. */
export const LARGE = process.env.LEGATION_LARGE ?? join(ROOT, "target/large/store.legation");
export const example = (name) => join(ROOT, "examples", name);
const MOST = 1 << 30;

export function scratch(name) {
  return mkdtempSync(join(tmpdir(), `legation-${name}-`));
}

function run(...args) {
  return execFileSync(LEGATION, args, { encoding: "utf8", maxBuffer: MOST, stdio: ["ignore", "pipe", "ignore"] });
}

/** The record of a folder as a file carries it, with trees of no sentence. */
export function record(folder) {
  const documents = run("code", folder, "--quiet").trim().split("\n").map((line) => JSON.parse(line));
  return { dossier: JSON.parse(run("brief", folder, "--quiet", "--format", "json")), documents };
}

/** Writes a record as a page and gives its address. */
export function asFile(name, of) {
  return written(name, fill(of));
}

/** The file that the program itself makes of a folder. */
export function made(name, folder) {
  return written(name, run("brief", folder, "--quiet", "--format", "html"));
}

function written(name, html) {
  const file = join(scratch(name), `${name}.html`);
  writeFileSync(file, html);
  return { home: pathToFileURL(file).href, size: Buffer.byteLength(html) };
}

/** A folder of articles: `{name: text}`, and what its index says of them. */
export function folder(name, articles, index = []) {
  const at = join(scratch(name), name);
  mkdirSync(at);
  for (const [file, text] of Object.entries(articles)) writeFileSync(join(at, file), text);
  if (index.length > 0) writeFileSync(join(at, "index.json"), JSON.stringify(index));
  return at;
}

/** Starts `legation serve` and gives its address, once it answers. */
export function serve(...args) {
  const child = spawn(LEGATION, ["serve", ...args, "--port", "0"], { stdio: ["ignore", "pipe", "pipe"] });
  const stop = () => child.kill();
  process.once("exit", stop);
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr.on("data", (d) => { said += d; });
    child.on("exit", (code) => reject(new Error(`serve ended with ${code}: ${said}`)));
    child.stdout.on("data", (d) => {
      const home = /https?:\S+/.exec(String(d))?.[0];
      if (home) resolve({ home, stop });
    });
  });
}
