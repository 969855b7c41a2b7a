// Does a string of an article ever become markup or script? Hostile titles, bylines, addresses, bodies and names.

import assert from "node:assert/strict";

import { test } from "@playwright/test";

import { open, settled, visit } from "./browser.mjs";
import { asFile, example, folder, record } from "./program.mjs";

const SCRIPTS = [
  "<script>window.taken = 1</script>", "<img src=x onerror='window.taken = 2'>", "\"><svg onload=window.taken=3>",
  "</script><script>window.taken = 4</script>", "<!--<script>", "' onmouseover='window.taken = 5", "{{constructor.constructor('window.taken=6')()}}",
  "</style><style>*{display:none}", "<iframe srcdoc='<script>parent.taken=7</script>'></iframe>", "javascript:window.taken=8", "\u202eesrever\u202c",
];
const VIEWS = ["", "episode/E1", "timeline/E1", "timeline/E1?show=reports", "contradictions/E1", "articles", "actors/E1", "search?q=script", "brief/E1", "corrections"];


/** Nothing ran, nothing was asked for, no element came out of the data, and no address leads to a script. */
async function untouched(page, errors, outside, where) {
  assert.equal(await page.evaluate(() => window.taken), undefined, where);
  const born = await page.evaluate(() => [...document.querySelectorAll("#page script, #page iframe, #page img, #page object, #page embed, #page style, #page link, #page form[action], #page [onerror], #page [onload], #page [onmouseover]")].map((e) => e.outerHTML.slice(0, 80)));
  assert.deepEqual(born, [], where);
  const addresses = await page.evaluate(() => [...document.querySelectorAll("a")].map((a) => a.getAttribute("href") ?? a.getAttribute("xlink:href") ?? ""));
  assert.deepEqual(addresses.filter((a) => !a.startsWith("#")), [], where);
  assert.deepEqual(outside, [], where);
  assert.deepEqual(errors, [], where);
}

/** Opens everything that can be opened, so that all of it is drawn. */
async function unfold(page) {
  await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
  await settled(page);
}

test("hostile articles, through the program", async ({ browser }) => {
  const body = (s) => `Norway's foreign minister, Kari ${s} Nordmann, offered on Sunday to mediate between Mali and Niger if both agree.\n\nMali accepted the offer, an official said: "${s} we agree". Niger accused Mali of killing at least 12 ${s} soldiers near Gao on 3 May 2025.`;
  const articles = {};
  const index = [];
  SCRIPTS.forEach((s, i) => {
    articles[`${i}.txt`] = `Norway offers to mediate ${s}\n\nBy Ada ${s}\n\n${body(s)}\n`;
    index.push({ doc: String(i), file: `${i}.txt`, outlet: `Outlet ${s}`, url: `javascript:window.taken=9//${s}`, pub_date: "2025-05-05" });
  });
  const of = record(folder("hostile", articles, index));
  assert.ok(of.dossier.episodes.length > 0);
  const { home } = asFile("hostile", of);
  const { context, page, errors, outside } = await open(browser, { home, offline: true });
  for (const view of [...VIEWS, ...SCRIPTS.map((_, i) => `article/${i}`)]) {
    await visit(page, home, view);
    await unfold(page);
    await untouched(page, errors, outside, view);
  }
  await visit(page, home, "article/0");
  assert.ok((await page.locator("h1").textContent()).includes(SCRIPTS[0]), "the title is shown as it was written");
  await context.close();
});

/** Keys whose values the pages look up and never print as they are. */
const FIXED = /^(id|doc|docs|claim|claims|span|kind|quad|modality|event_type|cameo|basis|consent|state|outcome|step|first|last|as_of|from|to|origins|episode|hash|block|text|severity|status|initiative|made|disputed|story|of|number)$/;

/** Every other string of a record with a script behind it. */
function poisoned(value, script, key = "") {
  if (typeof value === "string") return FIXED.test(key) ? value : `${value} ${script}`;
  if (Array.isArray(value)) return value.map((v) => poisoned(v, script, key));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, poisoned(v, script, k)]));
}

test("scripts in every string of a record", async ({ browser }) => {
  const clean = record(example("kashmir-2025"));
  for (const script of SCRIPTS.slice(0, 8)) {
    const { home } = asFile("poisoned", poisoned(clean, script));
    const { context, page, errors, outside } = await open(browser, { home, offline: true });
    for (const view of [...VIEWS, "article/gulf-courier"]) {
      await visit(page, home, view);
      await unfold(page);
      await untouched(page, errors, outside, `${script} in ${view}`);
    }
    await context.close();
  }
});

test("an address that says nonsense shows a view and runs nothing", async ({ browser }) => {
  const { home } = asFile("kashmir-2025", record(example("kashmir-2025")));
  const { context, page, errors, outside } = await open(browser, { home, offline: true });
  for (const view of [
    "nowhere", "article/<img src=x onerror=window.taken=1>", "episode/%E0%A4%A", "timeline/E1?from=yesterday&to=<b>&actor=<script>", "search?q=<script>window.taken=1</script>(((", "contradictions/E9", "article/gulf-courier?claim=javascript:1",
  ]) {
    await page.goto("about:blank");
    await page.goto(`${home}#/${view}`);
    await page.waitForSelector("main");
    await page.waitForTimeout(100);
    await untouched(page, errors, outside, view);
  }
  await context.close();
});
