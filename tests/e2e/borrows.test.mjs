// Borrows, permissions and rejected programs, as a reader meets them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { axeSource, edit, launch, openPage, player, serveBook } from "./support.mjs";

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

const LOANS = `fn longest<'a>(x: &'a str, y: &'a str) -> &'a str {
    if x.len() > y.len() { x } else { y }
}

fn main() {
    let mut v = vec![1, 2, 3];
    let first = &v[0];
    println!("{first}");
    v.push(4);
    let s = String::from("s");
    let t = s;
    println!("{}", longest(&t, "x"));
}
`;

const DANGLING = `fn main() {
    let mut v = vec![1, 2, 3];
    let first = &v[0];
    v.push(4);
    println!("{first}");
}
`;

async function open(options) {
  const page = await openPage(browser, `${book.url}stack.html`, options);
  return [page, await player(page)];
}

async function close(page) {
  const { problems } = page;
  await page.context().close();
  assert.deepEqual(problems, [], "errors of the page's scripts");
}

function toggle(program, name) {
  return program.locator(".beside-source button", { hasText: name });
}

/** Shows another program, compiled, outside of the editor. */
async function show(program, source, settled) {
  await edit(program, source);
  await program.locator(settled).first().waitFor();
  await program.locator(".bar .edit").click();
  await program.locator(".source").waitFor();
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

test("the pictures are off at first, and fetched when they are opened", async () => {
  const [page, program] = await open();
  assert.equal(await program.locator(".drawn").count(), 0);
  assert.deepEqual(page.requested.filter((url) => url.endsWith(".borrows")), []);
  await toggle(program, "Permissions").click();
  await program.locator(".permission").first().waitFor();
  assert.equal(page.requested.filter((url) => url.endsWith(".borrows")).length, 1);
  await page.reload();
  const again = await player(page);
  await again.locator(".permission").first().waitFor();
  await close(page);
});

test("each borrow has a bracket, and says who holds it", async () => {
  const [page, program] = await open();
  await toggle(program, "Borrows").click();
  await show(program, LOANS, ".console, .outcome, .controls");
  const line = (number) => program.locator(`.lines > li:nth-child(${number})`);
  await line(7).locator(".loan", { hasText: "& v" }).or(line(7).locator(".loan", { hasText: "&v" })).click();
  assert.match(await program.locator(".said").innerText(), /first holds.*last use is on line 8/s);
  assert.equal(await line(7).locator(".lanes .first").count(), 1);
  assert.equal(await line(8).locator(".lanes .last").count(), 1);
  assert.equal(await line(9).locator(".lanes .last").count(), 0);
  assert.ok((await line(1).locator(".region").count()) >= 4, "the lifetimes of the signature");
  await close(page);
});

test("permissions are lost and regained line by line, and on the variables of the picture", async () => {
  const [page, program] = await open();
  await toggle(program, "Permissions").click();
  await show(program, LOANS, ".controls");
  const chip = (number, place) =>
    program.locator(`.lines > li:nth-child(${number}) .permission`, { has: page.locator(`b:text-is("${place}")`) });
  await chip(8, "v").waitFor();
  assert.match(await chip(8, "v").getAttribute("aria-label"), /may be read, not written/);
  await chip(8, "v").click();
  assert.match(await program.locator(".said").innerText(), /cannot be written or moved here: first borrows it until line 8/);
  await chip(9, "v").click();
  assert.match(await program.locator(".said").innerText(), /again: first is not used again/);
  await chip(12, "s").click();
  assert.match(await program.locator(".said").innerText(), /moved on line 11/);
  await program.locator(".lines > li:nth-child(8)").click({ position: { x: 10, y: 5 } });
  await program.locator(".stage svg.diagram text", { hasText: "R––" }).first().waitFor();
  await close(page);
});

test("a rejected program shows the conflict, ways out, and what it would do", async () => {
  const [page, program] = await open();
  await show(program, DANGLING, ".errors li");
  await program.locator(".lines > li:nth-child(4) .note.bad", { hasText: "E0502" }).waitFor();
  await program.locator(".lines > li:nth-child(3) .note", { hasText: "borrowed here" }).waitFor();
  await program.locator(".rejected .anyway").click();
  await program.locator(".notice", { hasText: "rustc would never build" }).waitFor();
  await program.locator(".lines > li.next:nth-child(4)").waitFor();
  await program.locator(".last").click();
  await program.locator(".outcome.bad", { hasText: "Undefined behaviour" }).waitFor();
  await program.locator(".rejected .fix").first().click();
  await program.locator(".errors").waitFor({ state: "detached" });
  await program.locator(".notice", { hasText: "rustc would never" }).waitFor({ state: "detached" });
  await close(page);
});

for (const colorScheme of ["light", "dark"]) {
  test(`the pictures are accessible, ${colorScheme}`, async () => {
    const [page, program] = await open({ colorScheme, reducedMotion: "reduce" });
    await toggle(program, "Borrows").click();
    await toggle(program, "Permissions").click();
    await show(program, LOANS, ".controls");
    await program.locator(".loan").first().waitFor();
    assert.deepEqual(await violations(page), []);
    await show(program, DANGLING, ".errors li");
    await program.locator(".note.bad").waitFor();
    assert.deepEqual(await violations(page), []);
    await close(page);
  });
}

test("at 320 pixels nothing sticks out", async () => {
  const [page, program] = await open({ viewport: { width: 320, height: 700 }, hasTouch: true });
  await toggle(program, "Borrows").click();
  await toggle(program, "Permissions").click();
  await program.locator(".permission").first().waitFor();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 321, `the page is ${width} pixels wide`);
  await close(page);
});
