// With what are the pages looked at? A page that notes errors and outside requests, axe, and the eyes of a person.

import { mkdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const AXE = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
/** Where screenshots are kept: an artefact, not in git. */
export const SHOTS = fileURLToPath(new URL("../../target/web-shots/", import.meta.url));

/** Where pictures for the README are written, if they are asked for: `make pictures`. */
export const PICTURES = process.env.LEGATION_PICTURES;

/** Schemes that stay within the browser. */
const WITHIN = ["data:", "blob:", "about:"];

/** A page at a width and in a theme, with what went wrong on it: `errors`, `outside`. */
export async function open(browser, { width = 1280, theme = "light", home, ...options } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 800 : 1000 }, colorScheme: theme, acceptDownloads: true, bypassCSP: false, ...options,
  });
  const page = await context.newPage();
  const errors = [];
  const outside = [];
  page.on("pageerror", (e) => errors.push(`error: ${e.message}`));
  page.on("console", (m) => m.type() === "error" && errors.push(`console: ${m.text()}`));
  page.on("dialog", (d) => {
    errors.push(`dialog: ${d.message()}`);
    void d.dismiss();
  });
  page.on("request", (r) => {
    const url = r.url();
    if (!url.startsWith(home) && !WITHIN.some((w) => url.startsWith(w))) outside.push(url);
  });
  return { context, page, errors, outside };
}

/** Goes to a view as a reader who got its link: the page is loaded anew. */
export async function visit(page, home, view) {
  await page.goto("about:blank");
  await page.goto(`${home}#/${view}`);
  await settled(page);
}

/** Nothing is awaited any more. */
export async function settled(page) {
  await page.waitForSelector("main h1");
  await page.waitForFunction(() => !document.querySelector(".waiting, .opening") && document.fonts.status === "loaded");
}

/** What axe-core finds that is serious or critical, as lines. */
export async function axe(context, page) {
  // axe is run beside the page's own policy, in a world of its own.
  const session = await context.newCDPSession(page);
  const { frameTree } = await session.send("Page.getFrameTree");
  const { executionContextId } = await session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id, worldName: "axe" });
  const run = async (expression) => {
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", { expression, contextId: executionContextId, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  await run(`${AXE};0`);
  const found = await run("axe.run({resultTypes:['violations']}).then(r => r.violations.map(v => ({id: v.id, impact: v.impact, nodes: v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + (n.failureSummary || '').split('\\n').slice(1, 2).join(' '))})))");
  await session.detach();
  return found.filter((v) => v.impact === "serious" || v.impact === "critical").map((v) => `${v.id}: ${v.nodes.join(" | ")}`);
}

/** How far the page is wider than its window. */
export function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

export function shot(page, name) {
  mkdirSync(SHOTS, { recursive: true });
  return page.screenshot({ path: `${SHOTS}${name}.png`, fullPage: true });
}

/** The bytes of what a control saves. Chromium lets a page save ten files a second; no hand is as quick. */
export async function saved(page, press) {
  await page.waitForTimeout(100);
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}
