// <rust-memory> in pages of others, which are on another origin than the book.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { edit, launch, openPage, PATIENCE, reaches, serveBook, serveHost } from "./support.mjs";

let book;
let browser;
before(async () => {
  book = await serveBook();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  book?.close();
});

const LOADER = () => `<script type="module" src="${book.url}embed/rust-memory-1.js"></script>`;
const PROGRAM = "stack/frames";
/** Notes every event of every element. */
const NOTES = `<script>
  window.events = [];
  for (const name of ["ready", "step", "edit", "complete", "error", "answer", "xapi"]) {
    addEventListener("rust-memory-" + name, (event) => events.push([name, event.detail, event.target.id]));
  }
</script>`;

/** Opens a page of somebody else with this body. */
async function host(body, { headers, ...options } = {}, loader = LOADER()) {
  const server = await serveHost(`<!doctype html><html lang="en"><title>Host</title>${loader}${NOTES}<body>${body}`, headers);
  const page = await openPage(browser, server.url, options);
  page.done = async () => {
    await page.context().close();
    server.close();
  };
  return page;
}

/** An element whose program can be stepped. */
async function ready(page, selector = "rust-memory") {
  const element = page.locator(selector).first();
  await element.scrollIntoViewIfNeeded();
  await element.locator(".controls").waitFor();
  return element;
}

const events = (page, name) => page.evaluate((name) => window.events.filter((it) => it[0] === name).map((it) => it[1]), name);
const waitForEvent = (page, name) => page.waitForFunction((name) => window.events.find((it) => it[0] === name)?.[1], name).then((it) => it.jsonValue());

test("element: plays on a page of another origin, and loads no compiler", async () => {
  const page = await host(`<rust-memory id="one" program="${PROGRAM}"><p>Fallback</p></rust-memory>`);
  const element = await ready(page);
  await reaches(element, 1);
  await element.locator(".forward").click();
  await reaches(element, 2);
  assert.equal(await element.locator("svg.diagram .item").count() > 3, true);
  const { steps } = await waitForEvent(page, "ready");
  await page.evaluate(() => document.querySelector("rust-memory").seek(4));
  await reaches(element, 4);
  await page.evaluate(() => document.querySelector("rust-memory").next());
  await reaches(element, 5);
  await page.evaluate(() => document.querySelector("rust-memory").previous());
  await reaches(element, 4);
  await page.evaluate((steps) => (document.querySelector("rust-memory").step = steps), steps);
  await reaches(element, steps);
  const end = await waitForEvent(page, "complete");
  assert.equal(end.good, true);
  assert.deepEqual(Object.keys((await events(page, "step"))[0]).sort(), ["line", "sentence", "step", "steps"]);
  await page.evaluate(() => document.querySelector("rust-memory").reset());
  await reaches(element, 1);
  assert.equal(await element.locator(".bar .edit").isVisible(), false);
  assert.deepEqual(page.requested.filter((url) => url.includes("compiler")), []);
  const foreign = page.requested.filter((url) => !url.startsWith(book.url) && !url.startsWith(page.url()));
  assert.deepEqual(foreign, [], "nothing from a third party");
  assert.deepEqual(await page.context().cookies(), []);
  assert.deepEqual(page.problems, []);
  await page.done();
});
