// Does the dossier in one file hold? Every view at three widths in both themes: whole without a network, nothing serious
// for axe, no wider than its window, and small enough to mail.

import assert from "node:assert/strict";

import { test } from "@playwright/test";

import { axe, open, overflow, PICTURES, shot, visit } from "./browser.mjs";
import { asFile, example, made, record } from "./program.mjs";

const VIEWS = [
  "", "episode/E1", "timeline/E1", "timeline/E1?show=reports", "timeline/all", "contradictions/E1", "articles", "actors/E1",
  "search?q=russia", "sql", "brief/E1", "corrections", "article/gulf-courier",
];
const MOST_BYTES = 1_500_000;
const kashmir = asFile("kashmir-2025", record(example("kashmir-2025")));
const sudan = asFile("sudan-2023", record(example("sudan-2023")));

test("the file that the program makes is small enough to mail, and tells what changed and how sentences were read", async ({ browser }) => {
  const whole = made("kashmir-whole", example("kashmir-2025"));
  console.log(`      ${whole.size} bytes`);
  assert.ok(whole.size < MOST_BYTES, `${whole.size} bytes`);
  const { context, page, errors, outside } = await open(browser, { home: whole.home, offline: true });
  await visit(page, whole.home, "");
  await page.getByRole("heading", { name: "What changed" }).waitFor();
  await page.getByText(/^\d+ new articles?\.$/).waitFor();
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/today.png`, clip: { x: 0, y: 0, width: 1280, height: 800 } });
  await visit(page, whole.home, "article/gulf-courier?claim=gulf-courier:e3");
  await page.locator(".tree tr[data-read]").first().waitFor();
  assert.deepEqual([...errors, ...outside], []);
  await context.close();
});

for (const width of [360, 768, 1280, 2560]) {
  for (const theme of ["light", "dark"]) {
    test(`every view at ${width} in ${theme}`, async ({ browser }) => {
      const { context, page, errors, outside } = await open(browser, { width, theme, home: kashmir.home, offline: true });
      for (const view of VIEWS) {
        await visit(page, kashmir.home, view);
        const name = `file-${view.replaceAll(/[^a-z0-9]+/gi, "-") || "today"}-${width}-${theme}`;
        assert.ok(await overflow(page) <= 0, `${view} is ${await overflow(page)} px too wide`);
        assert.deepEqual(await axe(context, page), [], view);
        if (width !== 768) await shot(page, name);
      }
      assert.deepEqual(errors, []);
      assert.deepEqual(outside, []);
      await context.close();
    });
  }
}

test("another crisis, with two third parties, shows as well", async ({ browser }) => {
  const { context, page, errors, outside } = await open(browser, { home: sudan.home, offline: true });
  for (const view of ["", "episode/E1", "timeline/E1", "contradictions/E1", "actors/E1", "brief/E1", "episode/E2", "article/03"]) {
    await visit(page, sudan.home, view);
    assert.ok(await overflow(page) <= 0, view);
    assert.deepEqual(await axe(context, page), [], view);
    await shot(page, `sudan-${view.replaceAll(/[^a-z0-9]+/gi, "-") || "today"}-1280-light`);
  }
  assert.deepEqual(errors, []);
  assert.deepEqual(outside, []);
  await context.close();
});

test("the brief prints to one sheet of A4, the episode to several", async ({ browser }) => {
  const { context, page } = await open(browser, { home: kashmir.home, offline: true });
  const sheets = async () => String((await page.pdf({ preferCSSPageSize: true })).toString("latin1")).match(/\/Type \/Page\b/g).length;
  await visit(page, kashmir.home, "brief/E1");
  assert.equal(await sheets(), 1);
  await visit(page, sudan.home, "brief/E1");
  assert.equal(await sheets(), 1);
  await visit(page, kashmir.home, "episode/E1");
  assert.ok(await sheets() > 1);
  await context.close();
});
