// Does the page hold on the program's own server? Changes, the day of the record, corrections and their undoing, no request
// beyond the server, and the policy that forbids them.

import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join } from "node:path";

import { test } from "@playwright/test";

import { axe, open, saved, settled, shot, visit } from "./browser.mjs";
import { example, scratch, serve } from "./program.mjs";

let server;
test.beforeAll(async () => {
  const folder = join(scratch("served"), "kashmir-2025");
  cpSync(example("kashmir-2025"), folder, { recursive: true });
  server = await serve(folder, "--corrections");
});
test.afterAll(() => server?.stop());
test.describe.configure({ mode: "serial" });

test("every view, with nothing asked of another place and nothing serious for axe", async ({ browser }) => {
  const { context, page, errors, outside } = await open(browser, { home: server.home });
  const answer = await page.goto(server.home);
  assert.match(answer.headers()["content-security-policy"], /default-src 'none'/);
  for (const view of ["", "episode/E1", "timeline/E1", "contradictions/E1", "articles", "article/gulf-courier", "actors/E1", "search?q=russia", "brief/E1", "corrections"]) {
    await visit(page, server.home, view);
    assert.deepEqual(await axe(context, page), [], view);
    await shot(page, `server-${view.replaceAll(/[^a-z0-9]+/gi, "-") || "today"}-1280-light`);
  }
  assert.deepEqual(errors, []);
  assert.deepEqual(outside, []);
  await context.close();
});

test("what changed since a day, and the record as of a day", async ({ browser }) => {
  const { context, page } = await open(browser, { home: server.home });
  await visit(page, server.home, "?since=2025-05-04");
  await page.getByText("8 new articles").waitFor();
  await page.getByText("Unchanged").first().waitFor();
  await page.locator("#as-of").selectOption("2025-05-04");
  await page.getByText("as published by 4 May 2025").waitFor();
  assert.match(await page.evaluate(() => location.hash), /as_of=2025-05-04/);
  await context.close();
});

test("the dependency tree stands beside the claim", async ({ browser }) => {
  const { context, page } = await open(browser, { home: server.home });
  await visit(page, server.home, "article/gulf-courier?claim=gulf-courier:e3");
  await page.locator(".tree tr[data-read]").first().waitFor();
  await context.close();
});

/** Corrects what is open on the page. */
async function correct(page, kind, reason, fill = async () => {}) {
  await page.getByRole("button", { name: "Correct this" }).first().click();
  const form = page.locator("form.correct").first();
  await form.locator(`input[value=${kind}]`).check();
  await fill(form);
  await form.locator("textarea").fill(reason);
  await form.locator("button[type=submit]").click();
  await form.waitFor({ state: "detached" });
}

test("corrections in place, each listed with what became of it, undone and saved", async ({ browser }) => {
  const { context, page } = await open(browser, { home: server.home });
  await visit(page, server.home, "article/gulf-courier?claim=gulf-courier:e1");
  await correct(page, "accept", "read and found right");
  await visit(page, server.home, "article/gulf-courier?claim=gulf-courier:e2");
  await correct(page, "edit", "a day later", (form) => form.locator("input[name=date]").fill("2025-04-23"));
  await visit(page, server.home, "contradictions/E1?show=E1.C2");
  await correct(page, "reject", "two contacts, not one");
  await visit(page, server.home, "timeline/E1");
  for (const n of [0, 1]) await page.locator("table.stories input[type=checkbox]").nth(n).check();
  await page.getByRole("button", { name: "Merge these" }).waitFor();

  await visit(page, server.home, "corrections");
  assert.equal(await page.locator(".corrections > li").count(), 3);
  await page.getByRole("button", { name: "Undo" }).first().click();
  await page.locator("form.correct textarea").fill("on second thoughts");
  await page.getByRole("button", { name: /Undo correction/ }).click();
  await page.waitForFunction(() => document.querySelectorAll(".corrections > li").length === 4);
  const { bytes } = await saved(page, () => page.locator('[data-save="corrections.jsonl"]').click());
  const lines = bytes.toString().trim().split("\n").map((l) => JSON.parse(l));
  assert.deepEqual(lines.map((l) => l.action), ["accept", "edit", "reject-contradiction", "undo"]);
  await settled(page);
  await context.close();
});
