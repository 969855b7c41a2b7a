// Does every control work, and does every view have an address that shows it again?

import assert from "node:assert/strict";

import { test } from "@playwright/test";

import { parquetReadObjects } from "hyparquet";

import { open, saved, settled, visit } from "./browser.mjs";
import { asFile, example, record } from "./program.mjs";

const of = record(example("kashmir-2025"));
const file = asFile("kashmir-2025", of);

async function at(browser, view, options = {}) {
  const opened = await open(browser, { home: file.home, offline: true, ...options });
  await visit(opened.page, file.home, view);
  return opened;
}

/** Rows of the table of events, once all are drawn. */
async function rows(page) {
  const drawn = await page.waitForFunction(() => {
    const table = document.querySelector("table.stories");
    const here = table?.querySelectorAll("tbody tr:not(.room)").length;
    return here === Number(table?.getAttribute("aria-rowcount")) - 1 && here;
  });
  return drawn.jsonValue();
}
const hash = (page) => page.evaluate(() => location.hash);

test("the grid of consent opens its evidence, and the address keeps it open", async ({ browser }) => {
  const { context, page } = await at(browser, "episode/E1");
  await page.getByRole("button", { name: "Willing" }).click();
  await page.getByText("Pakistan on mediation by Russia: willing").waitFor();
  const address = await hash(page);
  await visit(page, file.home, address.slice(2));
  await page.getByText("Pakistan on mediation by Russia: willing").waitFor();
  await page.getByRole("button", { name: "No evidence" }).click();
  await page.getByText("India on mediation by Russia: no evidence").first().waitFor();
  await context.close();
});

test("the present state is marked among all states", async ({ browser }) => {
  const { context, page } = await at(browser, "episode/E1");
  const present = page.locator('.phases [aria-current="step"]');
  assert.match(await present.textContent(), /Offered with conditions/);
  assert.equal(await page.locator(".phases li").count(), 14);
  await context.close();
});

test("each filter of the timeline narrows the rows and stands in the address", async ({ browser }) => {
  const { context, page } = await at(browser, "timeline/E1");
  const all = await rows(page);
  assert.equal(all, of.dossier.episodes[0].stories.length);
  for (const [name, value] of [["actor", "RUS"], ["type", "CONSULT"], ["outlet", "The Gulf Courier"], ["modality", "offered"]]) {
    await page.locator(`select[name=${name}]`).selectOption(value);
    await page.waitForFunction((n) => document.querySelectorAll("table.stories tbody tr:not(.room)").length < n, all);
    const few = await rows(page);
    const address = await hash(page);
    assert.ok(address.includes(`${name}=`), address);
    await visit(page, file.home, address.slice(2));
    assert.equal(await rows(page), few, name);
    await page.getByRole("button", { name: "Clear the filter" }).click();
    await page.waitForFunction((n) => document.querySelectorAll("table.stories tbody tr:not(.room)").length === n, all);
  }
  await context.close();
});

test("the timeline is zoomed by buttons, by days and by a drag", async ({ browser }) => {
  const { context, page } = await at(browser, "timeline/E1");
  await page.getByRole("button", { name: "Closer" }).click();
  assert.match(await hash(page), /from=2025-04-\d\d&to=2025-0/);
  await page.getByRole("button", { name: "Later" }).click();
  await page.getByRole("button", { name: "Earlier" }).click();
  await page.getByRole("button", { name: "Wider" }).click();
  await page.getByRole("button", { name: "All days" }).click();
  assert.doesNotMatch(await hash(page), /from=/);
  const box = await page.locator(".chooser").boundingBox();
  await page.mouse.move(box.x + box.width * 0.3, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + 10);
  await page.mouse.up();
  await page.waitForFunction(() => /from=.*to=/.test(location.hash));
  await page.locator("input[name=from]").fill("2025-05-01");
  await page.waitForFunction(() => location.hash.includes("from=2025-05-01"));
  await context.close();
});

test("reports in place of events: one tick an article", async ({ browser }) => {
  const { context, page } = await at(browser, "timeline/E1");
  await page.getByRole("button", { name: "Reports" }).click();
  await page.getByText("one article that reports it").waitFor();
  assert.match(await hash(page), /show=reports/);
  await context.close();
});

test("a row of the drawing leads to its row of the table, and from there to the words", async ({ browser }) => {
  const { context, page } = await at(browser, "timeline/E1");
  await page.locator(".timeline svg a").first().click();
  const row = page.locator('tr[aria-current="true"]');
  await row.waitFor();
  await row.locator("summary").first().click();
  await row.locator("blockquote").first().waitFor();
  await row.locator(".chain a").first().click();
  await page.waitForFunction(() => location.hash.startsWith("#/article/"));
  await settled(page);
  assert.ok(await page.locator(".article .shown").count() > 0);
  await context.close();
});

test("claims are stepped through by key, and each has an address", async ({ browser }) => {
  const { context, page } = await at(browser, "article/gulf-courier");
  await page.keyboard.press("j");
  await page.waitForFunction(() => location.hash.includes("claim="));
  const second = await hash(page);
  assert.match(await page.locator(".explain h3").first().textContent(), /Claim 2 of/);
  await page.keyboard.press("k");
  await page.getByText("Claim 1 of").waitFor();
  await visit(page, file.home, second.slice(2));
  assert.match(await page.locator(".explain h3").first().textContent(), /Claim 2 of/);
  await page.locator(".article .ref").nth(4).click();
  await page.getByText("Claim 5 of").waitFor();
  await context.close();
});

test("every claim of every article is marked by the words that it has", async ({ browser }) => {
  const { context, page } = await at(browser, "articles");
  for (const { document: d, events } of of.documents) {
    await visit(page, file.home, `article/${d.id}`);
    assert.equal(await page.locator(".article .ref").count(), events.length, d.id);
    const text = (await page.locator(".article").textContent()).replaceAll(/\s+/g, "");
    const bytes = Buffer.from(d.text);
    for (const b of d.blocks.filter((x) => ["title", "body", "summary", "heading"].includes(x.kind))) {
      const words = bytes.subarray(b.span.start, b.span.end).toString().replaceAll(/\s+/g, "");
      const drawn = text.replaceAll(/\d+(?=[\p{P}\p{L}]|$)/gu, "");
      assert.ok(drawn.includes(words.slice(0, 12).replaceAll(/\d+(?=[\p{P}\p{L}]|$)/gu, "")), `${d.id}: ${words.slice(0, 40)}`);
    }
  }
  await context.close();
});

test("keys lead to the views; the list of keys opens; single keys can be shut off", async ({ browser }) => {
  const { context, page } = await at(browser, "");
  for (const [key, view] of [["e", "episode"], ["l", "timeline"], ["c", "contradictions"], ["r", "articles"], ["a", "actors"], ["b", "brief"]]) {
    await page.keyboard.press("g");
    await page.keyboard.press(key);
    await page.waitForFunction((v) => location.hash.startsWith(`#/${v}`), view);
    await settled(page);
  }
  await page.keyboard.press("/");
  await page.waitForFunction(() => location.hash.startsWith("#/search"));
  await settled(page);
  await page.locator("main").focus();
  await page.keyboard.press("?");
  await page.getByRole("heading", { name: "Keys" }).waitFor();
  await page.getByLabel("Single keys work").uncheck();
  await page.getByRole("button", { name: "Close" }).click();
  await page.locator("main").focus();
  await page.keyboard.press("g");
  await page.keyboard.press("e");
  assert.match(await hash(page), /search/);
  await context.close();
});

test("every control can be reached by Tab, and the first leads past the masthead", async ({ browser }) => {
  const { context, page } = await at(browser, "episode/E1");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  const reachable = await page.evaluate(() => [...document.querySelectorAll("main button, main select, main input, main summary")]
    .filter((e) => e.getClientRects().length > 0).every((e) => e.tabIndex >= 0));
  assert.ok(reachable);
  await context.close();
});

test("search follows the typing, marks the words and leads to the article", async ({ browser }) => {
  const { context, page } = await at(browser, "search");
  await page.getByRole("searchbox").fill("telegram ministry");
  await page.waitForFunction(() => location.hash.includes("telegram"));
  await page.locator(".hits mark").first().waitFor();
  await page.locator(".hits a").first().click();
  await page.waitForFunction(() => location.hash.startsWith("#/article/"));
  await visit(page, file.home, "search?q=xyzzy");
  await page.getByText("No article has these words").waitFor();
  await context.close();
});

test("articles are narrowed by outlet or headline", async ({ browser }) => {
  const { context, page } = await at(browser, "articles");
  await page.waitForFunction((n) => document.querySelectorAll("table.long tbody tr:not(.room)").length === n, of.documents.length);
  await page.getByRole("searchbox").fill("gulf");
  await page.waitForFunction(() => document.querySelectorAll("table.long tbody tr:not(.room)").length === 1);
  await context.close();
});

test("an actor of the network stands alone, with its places and lines", async ({ browser }) => {
  const { context, page } = await at(browser, "actors/E1");
  const all = await page.locator("table.stack").first().locator("tbody tr").count();
  await page.getByRole("link", { name: /^Sergei Lavrov/ }).first().click();
  await page.waitForFunction(() => location.hash.includes("actor="));
  assert.ok(await page.locator("table.stack").first().locator("tbody tr").count() < all);
  await context.close();
});

test("the map draws no boundary: land, grid and places only", async ({ browser }) => {
  const { context, page } = await at(browser, "actors/E1");
  const paths = await page.locator(".map svg path").evaluateAll((all) => all.map((p) => p.getAttribute("class")));
  assert.deepEqual([...new Set(paths)].sort(), ["hair", "land", "s-ink"]);
  await context.close();
});

test("the theme is chosen and kept", async ({ browser }) => {
  const { context, page } = await at(browser, "");
  await page.locator("#theme").selectOption("dark");
  await page.reload();
  await settled(page);
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(21, 23, 27)");
  await context.close();
});

test("a dispute is copied as text with its citations, a claim as evidence", async ({ browser }) => {
  const { context, page } = await at(browser, "contradictions/E1", { permissions: ["clipboard-read", "clipboard-write"] });
  await page.getByRole("button", { name: "Copy with its citations" }).first().click();
  await page.getByText("Copied").first().waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(text, /^Who took the first step.*\nA: Russia offered \(8 articles, 6 origins\)\n {2}“/);
  await context.close();
});

test("every table is saved as CSV, JSON and Parquet, with the same rows", async ({ browser }) => {
  const { context, page } = await at(browser, "");
  for (const view of ["episode/E1", "timeline/E1", "contradictions/E1", "articles", "actors/E1", "search?q=russia"]) {
    await visit(page, file.home, view);
    const names = await page.locator("[data-save$='.csv']").evaluateAll((all) => all.map((b) => b.dataset.save.replace(".csv", "")));
    assert.ok(names.length > 0, view);
    for (const name of names) {
      const take = (form) => saved(page, () => page.locator(`[data-save="${name}.${form}"]`).first().click());
      const csv = (await take("csv")).bytes.toString();
      const json = JSON.parse((await take("json")).bytes.toString());
      const { bytes } = await take("parquet");
      const parquet = await parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) });
      assert.ok(json.length > 0, name);
      assert.equal(parquet.length, json.length, name);
      assert.deepEqual(Object.keys(parquet[0]), Object.keys(json[0]), name);
      assert.deepEqual(parquet[0], json[0], name);
      assert.equal(csv.split("\r\n")[0].split(",").length, Object.keys(json[0]).length, name);
    }
  }
  await context.close();
});
