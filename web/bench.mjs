// How does `legation serve` bear many readers? Fifty at once for a minute on one machine, while articles are added to the store.
// `make bench-web` runs it: LEGATION is the program, LEGATION_LARGE the store.

import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { LARGE, LEGATION, serve } from "./tests/program.mjs";

const READERS = 50;
const SECONDS = 60;
/** A reader looks at what came for so long. */
const PAUSE = 200;
/** Articles added at a time, and how many times at most. */
const BATCH = 5;
const BATCHES = 12;

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** What the pages ask for, from the first view to an article. */
async function questions(home) {
  const ask = async (path) => (await fetch(`${home}api/${path}`)).json();
  const record = await ask("record");
  const { rows } = await ask("documents?limit=200");
  const episode = (n) => record.episodes[n % Math.min(record.episodes.length, 10)].id;
  const of = [
    () => "record",
    () => "documents?offset=0&limit=200",
    (n) => `choices?episode=${episode(n)}`,
    (n) => `events?episode=${episode(n)}&offset=0&limit=50`,
    (n) => `days?episode=${episode(n)}`,
    (n) => `events?episode=${episode(n)}&type=CONSULT&offset=0&limit=50`,
    (n) => `pairs?episode=${episode(n)}&offset=0&limit=6`,
    (n) => `episodes/${episode(n)}?parts=warnings,figures`,
    (n) => `episodes/${episode(n)}?parts=ledgers,precedents,links,stories&stories=cited`,
    (n) => `documents/${encodeURIComponent(rows[n % rows.length].id)}`,
    (n) => `search?q=${["mediate", "ambassador", "river", "agreement"][n % 4]}&limit=50`,
  ];
  return (n) => of[n % of.length](Math.floor(n / of.length));
}

async function reader(number, home, question, until, times, errors) {
  for (let n = number * 7; Date.now() < until; n += 1) {
    const path = question(n);
    const start = performance.now();
    try {
      const response = await fetch(`${home}api/${path}`);
      await response.arrayBuffer();
      times.push(performance.now() - start);
      if (!response.ok) errors.push(`${response.status} ${path}`);
    } catch (e) {
      errors.push(`${e.cause?.code ?? e.message} ${path}`);
    }
    await sleep(PAUSE);
  }
}

/** Adds a few new articles again and again, and gives their number. */
async function add(store, until) {
  let added = 0;
  for (let batch = 0; batch < BATCHES && Date.now() < until; batch += 1) {
    const folder = mkdtempSync(join(tmpdir(), "legation-bench-"));
    for (let i = 0; i < BATCH; i += 1) {
      writeFileSync(join(folder, `bench-${batch}-${i}.txt`), `Envoys of Peru and Chile meet\n\nLIMA, 3 March 2023. Envoy number ${batch * BATCH + i} of Peru met his counterpart of Chile in Oslo on Friday to talk about the rail tunnel.\n`);
    }
    const code = await new Promise((done) => spawn(LEGATION, ["add", store, folder, "--quiet"], { stdio: "ignore" }).on("exit", done));
    rmSync(folder, { recursive: true });
    if (code !== 0) throw new Error(`legation add ended with ${code}`);
    added += BATCH;
    await sleep(2000);
  }
  return added;
}

const at = join(tmpdir(), `legation-bench-${process.pid}`);
mkdirSync(at);
const store = join(at, "store.legation");
copyFileSync(LARGE, store);
console.log("opening the store");
const server = await serve(store);
try {
  const question = await questions(server.home);
  const [times, errors] = [[], []];
  const until = Date.now() + SECONDS * 1000;
  const readers = Array.from({ length: READERS }, (_, n) => reader(n, server.home, question, until, times, errors));
  const [added] = await Promise.all([add(store, until), ...readers]);
  times.sort((a, b) => a - b);
  const within = (share) => `${Math.round(times[Math.ceil(times.length * share) - 1])} ms`;
  console.log(`${READERS} readers for ${SECONDS} s while ${added} articles were added: ${times.length} answers, ${errors.length} errors`);
  console.log(`time of an answer: median ${within(0.5)}, 99th percentile ${within(0.99)}, longest ${within(1)}`);
  if (errors.length > 0) {
    console.error(`error: ${[...new Set(errors)].slice(0, 5).join("; ")}`);
    process.exitCode = 1;
  }
} finally {
  server.stop();
  rmSync(at, { recursive: true });
}
