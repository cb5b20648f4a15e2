// The page for authors, exercises on paper, single-file pages and mdBook.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

import { axeSource, dist, launch, launchFirefox, openPage, reaches, serveBook, serveHost } from "./support.mjs";

const run = promisify(execFile);
const { LIVES_BIN: bin, LIVES_MDBOOK: mdbook, LIVES_FIREFOX: hasFirefox } = process.env;
const SOURCE = 'fn main() {\n    let text = String::from("single");\n\n    println!("{text}");\n}\n';

let book;
let browser;
let folder;
before(async () => {
  book = await serveBook();
  browser = await launch();
  folder = await mkdtemp(path.join(tmpdir(), "lives-"));
});
after(async () => {
  await browser?.close();
  book?.close();
});

test("the builder shows what its snippet shows", async () => {
  const page = await openPage(browser, `${book.url}embed.html`);
  const snippet = page.getByLabel("snippet");
  await page.locator("#builder rust-memory .controls").waitFor();
  const field = (name) => page.locator("#builder form").getByLabel(name, { exact: true });
  await field("program").selectOption("stack/frames");
  await field("step").fill("4");
  await reaches(page.locator("#builder rust-memory"), 4);
  await page.waitForFunction(() => document.querySelector("#builder textarea[readonly]").value.includes('step="4"'));
  const host = await serveHost(`<!doctype html><title>Host</title>${await snippet.inputValue()}`);
  const other = await openPage(browser, host.url);
  await reaches(other.locator("rust-memory"), 4);
  assert.deepEqual(other.problems, [], "the digest fits");
  for (const [form, part] of [["iframe", "<iframe src="], ["mdBook", "```rust,memory,step=4\n"], ["link", "embed/stack/frames.html#4"]]) {
    await field("form").selectOption(form);
    await page.waitForFunction((part) => document.querySelector("#builder textarea[readonly]").value.includes(part), part);
  }
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => window.axe.run("main", { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] }));
  assert.deepEqual(violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.target)}`), []);
  assert.deepEqual(page.problems, []);
  host.close();
});

test("exercises on paper have every answer, behind the questions", async () => {
  const page = await openPage(browser, `${book.url}sheet.html`, { javaScriptEnabled: false });
  const numbers = await page.locator("section.on-paper > h3").allInnerTexts();
  const answers = await page.locator(".answer-key ~ section.on-paper strong").allInnerTexts();
  assert.equal(numbers.length > 5, true);
  assert.deepEqual(answers.map((it) => it.split(":")[0]), numbers);
  assert.equal(answers.every((it) => /: ./.test(it)), true);
});

test("a single-file page runs from a disk", { skip: !bin }, async () => {
  const file = path.join(folder, "single.rs");
  await writeFile(file, SOURCE);
  const output = path.join(folder, "single.html");
  await run(path.join(bin, "lives"), ["export", file, "-o", output, "--site", dist]);
  await run(path.join(bin, "lives"), ["export", file, "-o", path.join(folder, "single.svg"), "--at", "2"]);
  assert.match(await readFile(path.join(folder, "single.svg"), "utf8"), /^<svg [\s\S]*<\/svg>$/);
  for (const start of [launch, ...(hasFirefox ? [launchFirefox] : [])]) {
    const other = await start();
    const page = await openPage(other, pathToFileURL(output).href);
    await page.locator(".last").click();
    await page.locator(".console pre", { hasText: "single" }).waitFor();
    assert.deepEqual(page.problems, []);
    assert.deepEqual(page.requested.filter((url) => !/^(data|file):/.test(url)), []);
    await other.close();
  }
});

test("a real mdBook project has living programs, and its Markdown a picture", { skip: !(bin && mdbook) }, async () => {
  const project = path.join(folder, "book");
  await mkdir(path.join(project, "src"), { recursive: true });
  await writeFile(path.join(project, "book.toml"), `[book]\ntitle = "Try"\n[preprocessor.rust-memory]\nsite = "${book.url}"\n[output.html]\n[output.markdown]\n`);
  await writeFile(path.join(project, "src/SUMMARY.md"), "# Summary\n\n- [One](one.md)\n");
  await writeFile(path.join(project, "src/one.md"), `# One\n\nBefore.\n\n\`\`\`rust,memory,step=3\n${SOURCE}\`\`\`\n\nAfter.\n`);
  await run(mdbook, ["build"], { cwd: project, env: { ...process.env, PATH: `${bin}:${process.env.PATH}` } });
  const markdown = await readFile(path.join(project, "book/markdown/one.md"), "utf8");
  assert.match(markdown, /!\[Memory of the program at step 3 of \d+\]\(data:image\/svg\+xml;base64,/);
  assert.match(markdown, /2\. Line 1: /);
  const host = await serveHost(await readFile(path.join(project, "book/html/one.html"), "utf8"));
  const page = await openPage(browser, host.url);
  const element = page.locator("rust-memory");
  await element.scrollIntoViewIfNeeded();
  await reaches(element, 3);
  await element.locator(".last").click();
  await element.locator(".console pre", { hasText: "single" }).waitFor();
  assert.equal(await page.getByText("After.").isVisible(), true);
  assert.deepEqual(page.requested.filter((url) => url.includes("compiler")), [], "it was compiled when the book was built");
  const still = await openPage(browser, host.url, { javaScriptEnabled: false });
  assert.equal(await still.getByAltText(/Memory of the program/).isVisible(), true);
  host.close();
});
