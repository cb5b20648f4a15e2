// The book as a reader meets it: over the built site, in headless Chromium.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import {
  axeSource, edit, launch, openPage, PATIENCE, player, reaches, rerun, serveBook, step, toStart,
} from "./support.mjs";

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

async function chapter(name, options) {
  return openPage(browser, `${book.url}${name}.html`, options);
}

async function close(page) {
  const { problems } = page;
  await page.context().close();
  assert.deepEqual(problems, [], "errors of the page's scripts");
}

test("open the book, go to a chapter, turn to the next and back", async () => {
  const page = await openPage(browser, book.url);
  await page.locator("main ol a").first().click();
  await page.locator(".chapter-number").waitFor();
  const first = await page.locator("h1").innerText();
  await page.locator(".pager a[rel=next]").click();
  await page.waitForFunction((before) => document.querySelector("h1").innerText !== before, first);
  assert.equal(await page.locator("nav.contents a[aria-current=page]").count(), 1);
  await page.goBack();
  await page.waitForFunction((before) => document.querySelector("h1").innerText === before, first);
  await close(page);
});

test("a wrong address below the root is told in the book's clothes", async () => {
  const page = await openPage(browser, `${book.url}nothing/here.html`);
  const home = page.locator("#home");
  await page.waitForFunction((url) => document.querySelector("#home").href === `${url}index.html`, book.url);
  const fixed = () => getComputedStyle(document.querySelector("header")).position !== "static"
    || getComputedStyle(document.body).margin === "0px";
  await page.waitForFunction(fixed);
  await home.click();
  await page.locator("main ol a").first().waitFor();
  // The browser tells of the page that it did not find, which is what this is about.
  await page.context().close();
});

test("no page of the book scrolls sideways at 320 pixels", async () => {
  const page = await openPage(browser, book.url, { viewport: { width: 320, height: 640 } });
  const pages = await page.locator("nav.contents a").evaluateAll((links) => links.map((a) => a.href));
  for (const url of [book.url, ...pages]) {
    await page.goto(url);
    const [scrollWidth, clientWidth] = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return [scrollWidth, clientWidth];
    });
    assert.ok(scrollWidth <= clientWidth, `${url} is ${scrollWidth} wide`);
  }
  await close(page);
});

test("every link inside the book leads somewhere", async () => {
  const page = await openPage(browser, book.url, { javaScriptEnabled: false });
  const pages = await page.locator("nav.contents a").evaluateAll((links) => links.map((a) => a.href));
  assert.ok(pages.length >= 4, "four chapters");
  const targets = new Map();
  for (const url of [book.url, ...pages]) {
    await page.goto(url);
    for (const href of await page.locator("a[href]").evaluateAll((as) => as.map((a) => a.href))) {
      if (href.startsWith(book.url)) targets.set(href, url);
    }
  }
  for (const [href, from] of targets) {
    const response = await page.goto(href);
    // The browser answers null when only the place in the page differs.
    if (response) assert.equal(response.status(), 200, `${href} in ${from}`);
    const { hash } = new URL(href);
    if (hash) assert.equal(await page.locator(`[id="${hash.slice(1)}"]`).count(), 1, `${href} in ${from}`);
  }
  await close(page);
});

test("without scripts the text, the programs and the pictures are there", async () => {
  const page = await chapter("stack", { javaScriptEnabled: false });
  assert.ok((await page.locator("main article").innerText()).length > 3000);
  const program = page.locator("section.program").first();
  assert.match(await program.locator("pre.listing").innerText(), /fn main/);
  assert.ok((await program.locator("figure.picture svg text").count()) > 3);
  await page.locator("section.exercise details.answer summary").first().click();
  assert.ok(await page.locator("section.exercise .true-answer").first().isVisible());
  await close(page);
});

test("step forward and back, to the end and to the start", async () => {
  const page = await chapter("stack");
  const program = await player(page);
  await toStart(program);
  const picture = () => program.locator(".stage svg.diagram").textContent();
  const start = await picture();
  await program.locator(".forward").click();
  await program.locator(".forward").click();
  await reaches(program, 3);
  await program.locator(".controls .back").click();
  await reaches(program, 2);
  await program.locator(".first").click();
  await reaches(program, 1);
  assert.equal(await picture(), start, "back is the inverse of forward");
  await program.locator(".last").click();
  assert.ok(await program.locator(".forward").isDisabled());
  await program.locator("input.slider").fill("1");
  await reaches(program, 2);
  await close(page);
});

test("keys step only while the player has the focus", async () => {
  const page = await chapter("stack");
  const program = await player(page);
  await toStart(program);
  await program.locator(".player").focus();
  await page.keyboard.press("ArrowRight");
  await reaches(program, 2);
  await page.locator("main").focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await step(program), 2);
  await close(page);
});

test("a click in the picture says what it is, a click on a line goes there", async () => {
  const page = await chapter("heap");
  const program = await player(page);
  await program.locator("input.slider").fill("3");
  await reaches(program, 4);
  await program.locator('.stage svg [role="button"].d-cell').first().click();
  const inspector = program.locator(".inspector");
  await inspector.waitFor();
  assert.match(await inspector.innerText(), /bytes/i);
  const line = program.locator(".lines li.reachable").nth(1);
  await line.click();
  await program.locator(".lines li.next").waitFor();
  await close(page);
});

test("edit a program and see the new run; the compile module comes only then", async () => {
  const page = await chapter("stack");
  const program = await player(page);
  const asked = () => page.requested.filter((url) => url.includes("compiler_web"));
  assert.deepEqual(asked(), []);
  await rerun(program, 'fn main() {\n    let answer = 6 * 7;\n    println!("it is {answer}");\n}\n');
  await program.locator(".last").click();
  await program.locator(".console pre", { hasText: "it is 42" }).waitFor();
  assert.ok(asked().length > 0);
  await program.locator(".reset").click();
  await program.locator(".console pre", { hasText: "it is 42" }).waitFor({ state: "detached" });
  await close(page);
});

const BAD_INPUTS = [
  ["a syntax error", "fn main() {\n    let x = ;\n}\n", /./],
  ["a type error", 'fn main() {\n    let x: i32 = "a";\n}\n', /E0308/],
  ["a use after a move", "fn main() {\n    let a = String::from(\"a\");\n    let b = a;\n    println!(\"{a}{b}\");\n}\n", /E0382/],
  ["an empty file", "", /main/],
  ["non-ASCII source", "fn main() {\n    let größe = 1;\n    let x: bool = größe;\n}\n", /E0308/],
];
for (const [name, source, message] of BAD_INPUTS) {
  test(`${name} is said at its place, and the last good picture stays`, async () => {
    const page = await chapter("stack");
    const program = await player(page);
    await edit(program, source);
    await program.locator(".errors li").first().waitFor();
    assert.match(await program.locator(".errors").innerText(), message);
    assert.ok((await program.locator(".stage svg text").count()) > 0, "the picture");
    await close(page);
  });
}

const BAD_RUNS = [
  ["an endless loop", "fn main() {\n    let mut x = 0u64;\n    loop {\n        x = x.wrapping_add(1);\n    }\n}\n", /steps/],
  ["unbounded recursion", "fn deep(n: u64) -> u64 {\n    deep(n + 1) + 1\n}\nfn main() {\n    deep(0);\n}\n", /stack/i],
  ["a 1 GB allocation", "fn main() {\n    let v: Vec<u8> = Vec::with_capacity(1 << 30);\n    println!(\"{}\", v.len());\n}\n", /memory|heap|bytes/i],
];
for (const [name, source, message] of BAD_RUNS) {
  test(`${name} ends with a sentence, and the page stays alive`, async () => {
    const page = await chapter("stack");
    const program = await player(page);
    await edit(program, source);
    await program.locator(".outcome, .progress").filter({ hasText: message }).first().waitFor({ state: "attached" });
    const started = Date.now();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve())));
    assert.ok(Date.now() - started < 2000, "the page answers");
    await close(page);
  });
}

test("a mistake that is taken back leaves no error behind", async () => {
  const page = await chapter("stack");
  const program = await player(page);
  await program.locator(".bar .edit").click();
  const area = program.locator(".editor textarea");
  const original = await area.inputValue();
  await area.fill(`${original}fn`);
  await program.locator(".errors li").first().waitFor();
  await area.fill(original);
  await program.locator(".errors li").first().waitFor({ state: "detached" });
  await close(page);
});

test("Tab indents, Enter keeps the indentation, Escape and Tab leave the editor", async () => {
  const page = await chapter("stack");
  const program = await player(page);
  await edit(program, "fn main() {");
  const area = program.locator(".editor textarea");
  await area.press("End");
  await area.press("Enter");
  await page.keyboard.type("let a = 1;");
  await area.press("Enter");
  await area.press("Tab");
  await page.keyboard.type("b");
  assert.equal(await area.inputValue(), "fn main() {\n    let a = 1;\n        b");
  await area.press("Backspace");
  await area.press("Shift+Tab");
  assert.equal(await area.inputValue(), "fn main() {\n    let a = 1;\n    ");
  await area.press("Escape");
  await area.press("Tab");
  assert.ok(await area.evaluate((area) => document.activeElement !== area), "the focus has left");
  await close(page);
});

test("a compiler that hangs is replaced, and the next change is compiled", async () => {
  const page = await chapter("stack");
  // Answers every program with one error, but never a program that says `hang`.
  const fake = `export default async () => {};
export function compile(source) {
  while (source.includes("hang"));
  return new Uint8Array([33, 1, 0, 1, 4, 102, 97, 107, 101]);
}`;
  await page.route("**/compiler_web.js", (route) =>
    route.fulfill({ contentType: "text/javascript", headers: { "access-control-allow-origin": "*" }, body: fake }));
  const program = await player(page);
  await edit(program, "fn main() { }");
  await program.locator(".errors li", { hasText: "fake" }).waitFor();
  await edit(program, "fn main() { hang }");
  await program.locator(".notice", { hasText: "took too long" }).waitFor();
  await edit(program, "fn main() { again }");
  await program.locator(".errors li", { hasText: "fake" }).waitFor();
  await program.locator(".notice", { hasText: "took too long" }).waitFor({ state: "detached" });
  await close(page);
});

test("a file of 10,000 lines does not freeze the page", async () => {
  const page = await chapter("stack");
  const program = await player(page);
  const lines = Array.from({ length: 10_000 }, (_, index) => `    let _x${index} = ${index};`);
  const source = `fn main() {\n${lines.join("\n")}\n    let y: bool = 1;\n}\n`;
  await program.locator(".bar .edit").click();
  // Not `fill`, which types through an editing command that takes a minute for so much text.
  await program.locator(".editor textarea").evaluate((area, text) => {
    area.value = text;
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }, source);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve())));
  await program.locator(".errors li, .notice").first().waitFor({ timeout: 2 * PATIENCE });
  await close(page);
});

test("a trap of the simulator is told to the reader", async () => {
  const page = await chapter("stack");
  const program = await player(page);
  await page.evaluate(async () => {
    // (module (func (export "f") unreachable))
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    const { instance } = await WebAssembly.instantiate(new Uint8Array(bytes));
    setTimeout(() => instance.exports.f());
  });
  const alert = program.locator(":scope > [role=alert]");
  await alert.waitFor();
  assert.match(await alert.innerText(), /mistake of its own/);
  assert.equal(page.problems.length, 1, "the trap, and only that");
  await page.context().close();
});

test("an exercise is graded by the machine", async () => {
  const page = await chapter("heap");
  const exercise = page.locator("section.exercise", { has: page.locator(".choices") }).first();
  const answer = (await exercise.locator(".true-answer").textContent()).trim();
  await exercise.scrollIntoViewIfNeeded();
  await exercise.locator(".choices input").first().waitFor();
  const choices = exercise.locator(".choices label");
  const words = await choices.allInnerTexts();
  const wrong = words.findIndex((word) => word.trim() !== answer);
  await choices.nth(wrong).click();
  await exercise.locator("button.check").click();
  await exercise.locator(".verdict.wrong").waitFor();
  await choices.nth(words.findIndex((word) => word.trim() === answer)).click();
  await exercise.locator("button.check").click();
  await exercise.locator(".verdict.right").waitFor();
  await close(page);
});

test("at phone width nothing sticks out, and the player works", async () => {
  const page = await chapter("heap", { viewport: { width: 360, height: 740 }, hasTouch: true });
  const program = await player(page);
  await program.locator(".forward").click();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 361, `the page is ${width} pixels wide`);
  await close(page);
});

for (const colorScheme of ["light", "dark"]) {
  test(`the page is accessible, ${colorScheme}`, async () => {
    const page = await chapter("rc", { colorScheme, reducedMotion: "reduce" });
    await player(page);
    await page.evaluate(axeSource);
    const violations = await page.evaluate(async () => {
      const result = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] });
      return result.violations.map((violation) => {
        const where = violation.nodes.slice(0, 3).map((node) => node.target.join(" "));
        return `${violation.id}: ${violation.help} (${where.join("; ")})`;
      });
    });
    assert.deepEqual(violations, []);
    await close(page);
  });
}
