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

const PROGRAM = "stack/frames";

/** Opens a host with a frame and, as `page.told`, everything that the frame says. */
async function openFrame(address, { sandbox = "allow-scripts", more = "", fragment } = {}) {
  const server = await serveHost(`<!doctype html><title>Host</title>
    <script>window.told = []; addEventListener("message", ({ data }) => window.told.push(data));</script>${more}
    <iframe id="frame" src="${book.url}embed/${address}" sandbox="${sandbox}" style="width:100%;height:300px"></iframe>`);
  const page = await openPage(browser, server.url, {});
  page.frameOf = page.frameLocator("#frame");
  page.section = fragment;
  page.done = async () => {
    await page.context().close();
    server.close();
  };
  page.say = (message, target = "*") => page.evaluate(([message, target]) =>
    document.getElementById("frame").contentWindow.postMessage(message, target), [message, target]);
  page.waitTold = async (wish) => (await page.waitForFunction((wish) => window.told.find((it) =>
    Object.entries(wish).every(([key, value]) => it?.[key] === value)), wish)).jsonValue();
  return page;
}

test("frame: a program in the address is compiled and run", async () => {
  const code = 'fn main() {\n    let x = 40 + 2;\n    println!("{x} & <b>");\n}\n';
  const page = await openFrame(`code.html#code=${encodeURIComponent(code)}&step=2`);
  const section = await player(page.frameOf);
  await reaches(section, 2);
  await section.locator(".last").click();
  await section.locator(".console pre", { hasText: "42 & <b>" }).waitFor();
  assert.deepEqual(page.problems, []);
  await page.done();
});

test("frame: an address that is not what it should be is refused with a sentence", async () => {
  for (const [hash, sentence] of [["", /names no program/], ["#nonsense", /names no program/], [`#code=${"x".repeat(20_000)}`, /too long/]]) {
    const page = await openFrame(`code.html${hash}`);
    await page.frameOf.locator("[role=alert]", { hasText: sentence }).waitFor();
    await page.waitTold({ type: "rust-memory", event: "error" });
    await page.done();
  }
});

test("frame: does what its parent says, from the list, and tells what happens", async () => {
  const page = await openFrame(`${PROGRAM}.html#3`);
  const section = await player(page.frameOf);
  await reaches(section, 3);
  await page.waitTold({ type: "rust-memory", event: "ready" });
  await page.say({ type: "rust-memory", command: "seek", value: 5 });
  await reaches(section, 5);
  await page.say({ type: "rust-memory", command: "next" });
  await reaches(section, 6);
  await page.say({ type: "rust-memory", command: "reset" });
  await reaches(section, 1);
  assert.equal((await page.waitTold({ subject: "lti.frameResize" })).height > 100, true);
  await page.done();
});

test("frame: hostile and malformed messages change nothing", async () => {
  const page = await openFrame(`${PROGRAM}.html#2`);
  const section = await player(page.frameOf);
  await reaches(section, 2);
  const before = await section.locator(".player").evaluate((it) => it.getRootNode().host.outerHTML.length);
  await page.evaluate(async () => {
    let seed = 1;
    const random = (n) => (seed = (seed * 48271) % 2147483647) % n;
    const bits = [null, undefined, true, -1, 1e308, NaN, "", "<img src=x onerror=parent.bad=1>", "rust-memory", "seek", "free", "load", "remove",
      "constructor", "__proto__", "innerHTML", "code", "javascript:1", "SPLICE.getState.response", "lti.frameResize", "x".repeat(100_000)];
    const keys = ["type", "command", "value", "event", "subject", "state", "given", "height", "__proto__", "toString", "message_id"];
    const make = (depth) => {
      if (depth === 0 || random(3) === 0) return bits[random(bits.length)];
      if (random(4) === 0) return Array.from({ length: random(5) }, () => make(depth - 1));
      return Object.fromEntries(Array.from({ length: 1 + random(5) }, () => [keys[random(keys.length)], make(depth - 1)]));
    };
    const frame = document.getElementById("frame").contentWindow;
    for (let index = 0; index < 2_000; index += 1) {
      const message = make(3);
      // The one thing that a parent may say is said in the next test.
      if (message?.type === "rust-memory" && ["seek"].includes(message.command)) continue;
      frame.postMessage(message, "*");
    }
    const command = { type: "rust-memory", command: "seek", value: 6 };
    for (const bad of [{ ...command, command: "Seek" }, { ...command, command: "free" }, { ...command, command: "load" }, { ...command, type: "x" },
      { ...command, value: "six" }, { ...command, value: {} }, [command], JSON.stringify(command)]) frame.postMessage(bad, "*");
    // Not the parent: a frame beside it.
    const other = document.createElement("iframe");
    document.body.append(other);
    other.contentWindow.eval(`parent.document.getElementById("frame").contentWindow.postMessage(${JSON.stringify(command)}, "*")`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  });
  await reaches(section, 2);
  const after = await section.locator(".player").evaluate((it) => it.getRootNode().host.outerHTML.length);
  assert.equal(after, before);
  assert.equal(await page.evaluate(() => window.bad), undefined);
  await page.say({ type: "rust-memory", command: "seek", value: 6 });
  await reaches(section, 6);
  assert.deepEqual(page.problems, []);
  await page.done();
});

test("frame: with an origin in its address it listens to that origin alone", async () => {
  const page = await openFrame(`${PROGRAM}.html?origin=https://somebody.example#2`);
  const section = await player(page.frameOf);
  await reaches(section, 2);
  await page.say({ type: "rust-memory", command: "seek", value: 6 });
  await page.waitForTimeout(300);
  await reaches(section, 2);
  assert.equal(await page.evaluate(() => window.told.some((it) => it.event === "step")), false, "told nobody else");
  await page.done();
});

test("frame: the resizer gives it the height it asks for, within bounds", async () => {
  const page = await openFrame(`${PROGRAM}.html`, { more: `<script src="${book.url}embed/resize-1.js"></script>` });
  await player(page.frameOf);
  await page.waitForFunction(() => document.getElementById("frame").clientHeight > 350);
  const height = () => page.evaluate(() => document.getElementById("frame").clientHeight);
  const real = await height();
  for (const bad of [NaN, "900px", null, -Infinity]) {
    await page.evaluate((bad) => window.postMessage({ type: "rust-memory", event: "resize", height: bad }, "*"), bad);
  }
  await page.waitForTimeout(200);
  assert.equal(await height(), real);
  await page.done();
});

test("frame: an exercise reports its score to the learning platform", async () => {
  const list = await (await fetch(`${book.url}exercises/stack.json`)).json();
  const tasks = await Promise.all(list.map(async (id) => ({ id, ...(await (await fetch(`${book.url}exercises/${id}.json`)).json()) })));
  const task = tasks.find((it) => it.choices.length > 1 && it.query) ?? tasks.find((it) => it.choices.length > 1);
  const server = await serveHost("<!doctype html><title>Host</title>");
  const origin = new URL(server.url).origin;
  const page = await openPage(browser, server.url, {});
  await page.evaluate(([book, id, origin]) => {
    window.told = [];
    addEventListener("message", ({ data }) => window.told.push(data));
    const frame = document.createElement("iframe");
    Object.assign(frame, { id: "frame", src: `${book}embed/exercise/${id}.html?origin=${origin}&splice&seed=7`, width: 900, height: 700 });
    document.body.append(frame);
  }, [book.url, task.id, origin]);
  const frame = page.frameLocator("#frame");
  await frame.locator(".choices label").first().waitFor();
  await frame.locator(".choices label").first().click();
  await frame.locator(".check").click();
  await frame.locator(".verdict").waitFor();
  const told = await (await page.waitForFunction(() => window.told.find((it) => it.subject === "SPLICE.reportScoreAndState"))).jsonValue();
  const right = await frame.locator(".verdict.right").count();
  assert.equal(told.score, right);
  assert.equal(typeof told.message_id, "string");
  assert.equal(await page.evaluate(() => window.told.some((it) => it.subject === "SPLICE.getState")), true);
  const statement = await (await page.waitForFunction(() => window.told.find((it) => it.event === "xapi" && it.detail.verb.id.endsWith("answered")))).jsonValue();
  assert.equal(statement.detail.result.success, right === 1);
  await page.context().close();
  server.close();
});

test("exercise: a seed makes one variant, the same for everybody", async () => {
  const server = await serveHost(`<!doctype html><title>Host</title><script type="module" src="${book.url}embed/rust-memory-1.js"></script>
    ${[1, 1, 2, 3, 4, 5].map((seed) => `<rust-memory loading="eager" exercise="stack" seed="${seed}"></rust-memory>`).join("")}`);
  const page = await openPage(browser, server.url, {});
  await page.waitForFunction(() => [...document.querySelectorAll("rust-memory")].every((it) => it.shadowRoot.querySelector(".question")));
  const texts = await page.locator("rust-memory").evaluateAll((all) => all.map((it) => it.shadowRoot.querySelector(".task").textContent));
  assert.equal(texts[0], texts[1]);
  assert.equal(new Set(texts).size > 1, true);
  assert.deepEqual(page.problems, []);
  await page.context().close();
  server.close();
});
