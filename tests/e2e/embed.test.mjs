// A program of the book inside a page of somebody else.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, openPage, player, reaches, rerun, serveBook, serveHost, toStart } from "./support.mjs";

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

const HOST = (url) => `<!doctype html><title>Host</title><h1>Somebody else's page</h1>
<iframe id="frame" src="${url}" sandbox="allow-scripts" style="width:100%;height:700px"></iframe>
<script>
  window.heights = [];
  addEventListener("message", (event) => {
    if (event.data?.subject === "lti.frameResize") window.heights.push(event.data.height);
  });
</script>`;

test("an embed steps and edits in a sandbox on another origin, and tells its height", async () => {
  const list = await openPage(browser, `${book.url}stack.html`, { javaScriptEnabled: false });
  const program = await list.locator("section.program").first().getAttribute("data-program");
  await list.context().close();

  const host = await serveHost(HOST(`${book.url}embed/${program}.html`));
  try {
    const page = await openPage(browser, host.url);
    const frame = page.frameLocator("#frame");
    const section = await player(frame);
    await toStart(section);
    await section.locator(".forward").click();
    await reaches(section, 2);
    await page.waitForFunction(() => window.heights.some((height) => height > 100));
    await rerun(section, 'fn main() {\n    println!("from the frame");\n}\n');
    await section.locator(".last").click();
    await section.locator(".console pre", { hasText: "from the frame" }).waitFor();
    assert.deepEqual(page.problems, []);
    await page.context().close();
  } finally {
    host.close();
  }
});
