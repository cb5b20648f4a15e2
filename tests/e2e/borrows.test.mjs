// Borrows, permissions and rejected programs, as a reader meets them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { axeSource, edit, launch, openPage, serveBook } from "./support.mjs";

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

/** A program of the chapter on borrowing, ready to be stepped or rejected. */
async function open(name, options) {
  const page = await openPage(browser, `${book.url}borrowing.html`, options);
  return [page, await program(page, `borrowing/${name}`)];
}

async function program(page, id) {
  const section = page.locator(`section.program[data-program="${id}"]`).first();
  await section.scrollIntoViewIfNeeded();
  await section.locator(".player .beside-source").waitFor();
  return section;
}

async function close(page) {
  const { problems } = page;
  await page.context().close();
  assert.deepEqual(problems, [], "errors of the page's scripts");
}

function toggle(program, name) {
  return program.locator(".beside-source button", { hasText: name });
}

/** Opens both pictures, those of them that are not. */
async function openAll(program) {
  for (const name of ["Borrows", "Permissions"]) {
    const button = toggle(program, name);
    if ((await button.getAttribute("aria-pressed")) === "false") await button.click();
  }
}

async function violations(page) {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const result = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] });
    return result.violations.map((violation) => {
      const where = violation.nodes.slice(0, 3).map((node) => node.target.join(" "));
      return `${violation.id}: ${violation.help} (${where.join("; ")})`;
    });
  });
}

function line(program, number) {
  return program.locator(`.lines > li:nth-child(${number})`);
}

/** The permissions of a place beside a line. */
function chip(page, program, number, place) {
  return line(program, number).locator(".permission", { has: page.locator(`b:text-is("${place}")`) });
}

test("the pictures are off at first, fetched when they are opened, and remembered", async () => {
  const [page, many] = await open("many");
  const asked = () => page.requested.filter((url) => url.endsWith("many.borrows")).length;
  assert.equal(await many.locator(".drawn").count(), 0);
  assert.equal(asked(), 0);
  await toggle(many, "Permissions").click();
  await many.locator(".permission").first().waitFor();
  assert.equal(asked(), 1);
  await page.reload();
  const again = await program(page, "borrowing/many");
  await again.locator(".permission").first().waitFor();
  await close(page);
});

test("each borrow has a bracket, and says who holds it", async () => {
  const [page, ends] = await open("ends");
  await openAll(ends);
  await line(ends, 3).locator(".loan").click();
  assert.match(await ends.locator(".said").innerText(), /first holds.*last use is on line 4/s);
  assert.equal(await line(ends, 3).locator(".lanes .first").count(), 1);
  assert.equal(await line(ends, 4).locator(".lanes .last").count(), 1);
  assert.equal(await line(ends, 5).locator(".lanes .mut.first").count(), 1);
  assert.equal(await line(ends, 7).locator(".lanes [class]").count(), 0);
  await ends.locator(".said .close").click();
  await ends.locator(".said").waitFor({ state: "detached" });
  await close(page);
});

test("the lifetimes of a signature have names and colours", async () => {
  const page = await openPage(browser, `${book.url}lifetimes.html`);
  const longer = await program(page, "lifetimes/longer");
  const borrows = toggle(longer, "Borrows");
  if ((await borrows.getAttribute("aria-pressed")) === "false") await borrows.click();
  await longer.locator(".region").first().waitFor();
  await longer.locator("button.region").last().click();
  assert.match(await longer.locator(".said").innerText(), /result may point into what/);
  await close(page);
});

test("permissions are lost and regained line by line, and on the variables of the picture", async () => {
  const [page, ends] = await open("ends");
  const permissions = toggle(ends, "Permissions");
  if ((await permissions.getAttribute("aria-pressed")) === "false") await permissions.click();
  await chip(page, ends, 4, "word").waitFor();
  assert.match(await chip(page, ends, 4, "word").textContent(), /may be read, not written/);
  await chip(page, ends, 4, "word").click();
  assert.match(await ends.locator(".said").innerText(), /cannot be written or moved here: first borrows it until line 4/);
  await chip(page, ends, 5, "word").click();
  assert.match(await ends.locator(".said").innerText(), /again: first is not used again/);
  await chip(page, ends, 6, "word").click();
  assert.match(await ends.locator(".said").innerText(), /second borrows it mutably until line 6/);
  await line(ends, 6).locator(".no").click();
  await ends.locator(".stage svg.diagram text", { hasText: "–––" }).first().waitFor();
  await close(page);
});

test("a rejected program shows the conflict, ways out, and what it would do", async () => {
  const [page, moved] = await open("moved_away");
  await line(moved, 4).locator(".note.bad", { hasText: "E0505" }).waitFor();
  await line(moved, 3).locator(".note", { hasText: "borrowed here" }).waitFor();
  await moved.locator(".rejected .anyway").click();
  await moved.locator(".notice", { hasText: "rustc would never build" }).waitFor();
  await line(moved, 4).and(page.locator(".next")).waitFor();
  await moved.locator(".last").click();
  await moved.locator(".outcome").waitFor();
  assert.ok((await moved.locator(".rejected .fix").count()) > 0, "a way out");
  await close(page);
});

test("a way out is compiled like an edit, and so are the pictures after one", async () => {
  const [page, long] = await open("too_long");
  await long.locator(".rejected .fix").first().click();
  await long.locator(".errors").waitFor({ state: "detached" });
  await long.locator(".controls").waitFor();
  await toggle(long, "Borrows").click();
  await long.locator(".loan").first().waitFor();
  await edit(long, "fn main() {\n    let mut v = vec![1];\n    let first = &v[0];\n    v.push(2);\n    println!(\"{first}\");\n}\n");
  await long.locator(".errors li", { hasText: "E0502" }).waitFor();
  await long.locator(".rejected .anyway").click();
  await long.locator(".last").click();
  await long.locator(".outcome.bad", { hasText: "Undefined behaviour" }).waitFor();
  await close(page);
});

for (const colorScheme of ["light", "dark"]) {
  test(`the pictures are accessible, ${colorScheme}`, async () => {
    const [page, ends] = await open("ends", { colorScheme, reducedMotion: "reduce" });
    await openAll(ends);
    await chip(page, ends, 4, "word").click();
    const rejected = await program(page, "borrowing/too_long");
    await rejected.locator(".note.bad").waitFor();
    await openAll(rejected);
    await rejected.locator(".permission").first().waitFor();
    assert.deepEqual(await violations(page), []);
    await close(page);
  });
}

test("at 320 pixels nothing sticks out", async () => {
  const [page, ends] = await open("ends", { viewport: { width: 320, height: 700 }, hasTouch: true });
  await openAll(ends);
  await ends.locator(".permission").first().waitFor();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 321, `the page is ${width} pixels wide`);
  await close(page);
});
