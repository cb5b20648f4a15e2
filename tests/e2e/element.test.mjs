// <rust-memory> in pages of others, which are on another origin than the book. Everything runs in
// Chromium, and in Firefox where there is one (LIVES_FIREFOX).

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { axeSource, edit, launch, launchFirefox, openPage, PATIENCE, reaches, reactSource, serveBook, serveHost } from "./support.mjs";

const PROGRAM = "stack/frames";
const REJECTED = "ownership/rejected";
/** Notes every event of every element. */
const NOTES = `<script nonce="host">
  window.events = [];
  for (const name of ["ready", "step", "edit", "complete", "error", "answer", "xapi"]) {
    addEventListener("rust-memory-" + name, (event) => events.push([name, event.detail]));
  }
</script>`;

let book;
before(async () => { book = await serveBook(); });
after(() => book?.close());

const browsers = [["Chromium", launch]];
if (process.env.LIVES_FIREFOX) browsers.push(["Firefox", launchFirefox]);

for (const [name, start] of browsers) {
  describe(`element in ${name}`, () => {
    let browser;
    before(async () => { browser = await start(); });
    after(() => browser?.close());
    suite((...args) => openHost(browser, ...args), name, start);
  });
}

const loader = (site = book) => `<script type="module" nonce="host" src="${site.url}embed/rust-memory-1.js"></script>`;

/** Opens a page of somebody else with this body. */
async function openHost(browser, body, { headers, head = loader(), ...options } = {}) {
  const server = await serveHost(`<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Host</title>${NOTES}${head}<body>${body}`, headers);
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

async function waitForEvent(page, name, wish = {}) {
  const handle = await page.waitForFunction(([name, wish]) => window.events.find(([is, detail]) =>
    is === name && Object.entries(wish).every(([key, value]) => detail[key] === value))?.[1], [name, wish], { timeout: PATIENCE });
  return handle.jsonValue();
}

const counter = (element) => element.locator(".counter").innerText();

function suite(host, browserName, start) {
  test("plays on a page of another origin, and loads no compiler", async () => {
    const page = await host(`<rust-memory program="${PROGRAM}"><p>Fallback</p></rust-memory>`);
    const element = await ready(page);
    await reaches(element, 1);
    await element.locator(".forward").click();
    await reaches(element, 2);
    const { steps } = await waitForEvent(page, "ready");
    for (const [call, step] of [["seek(4)", 4], ["next()", 5], ["previous()", 4], [`step = ${steps}`, steps], ["reset()", 1], ["seek(NaN)", 1], ["seek(1e99)", steps]]) {
      await page.evaluate((call) => eval(`document.querySelector("rust-memory").${call}`), call);
      await reaches(element, step);
    }
    const end = await waitForEvent(page, "complete");
    assert.equal(end.good, true);
    assert.deepEqual(Object.keys((await events(page, "step"))[0]).sort(), ["line", "sentence", "step", "steps"]);
    assert.equal((await events(page, "xapi"))[0].verb.id, "http://adlnet.gov/expapi/verbs/initialized");
    assert.equal(await element.locator(".bar .edit").isVisible(), false);
    assert.equal(await page.getByText("Fallback").isVisible(), false);
    assert.deepEqual(page.requested.filter((url) => url.includes("compiler")), []);
    const foreign = page.requested.filter((url) => !url.startsWith(book.url) && !url.startsWith(page.url()) && !url.includes("favicon"));
    assert.deepEqual(foreign, [], "nothing from a third party");
    assert.deepEqual(await page.context().cookies(), []);
    assert.deepEqual(page.problems, []);
    await page.done();
  });

  test("plays by itself at the speed that is asked for, but not where motion is reduced", async () => {
    const body = `<rust-memory program="${PROGRAM}" autoplay speed="10"></rust-memory>`;
    const page = await host(body);
    await ready(page);
    await waitForEvent(page, "complete");
    await page.done();
    const calmBrowser = await start({ calm: true });
    const calm = await openHost(calmBrowser, body, { reducedMotion: "reduce" });
    const element = await ready(calm);
    await calm.waitForTimeout(700);
    assert.match(await counter(element), /^step 1 of/);
    await element.locator(".play").click();
    await waitForEvent(calm, "complete");
    await calm.done();
    await calmBrowser.close();
  });

  test("twenty elements share one module, are lazy and independent", async () => {
    const many = Array.from({ length: 20 }, (_, index) => `<rust-memory id="e${index}" program="${PROGRAM}"><p style="height:900px">Fallback ${index}</p></rust-memory>`);
    const page = await host(many.join(""));
    await ready(page, "#e0");
    assert.equal(await page.locator("#e19 .controls").count(), 0, "the last one waits");
    assert.equal((await events(page, "ready")).length < 10, true);
    for (let index = 1; index < 20; index += 1) await ready(page, `#e${index}`);
    await page.locator("#e3 .forward").click();
    await reaches(page.locator("#e3"), 2);
    await reaches(page.locator("#e4"), 1);
    for (const file of ["mount-1.js", "app.js", "app_bg.wasm", "style-1.css", "library.shelf"]) {
      assert.equal(page.requested.filter((url) => url.endsWith(file)).length, 1, file);
    }
    assert.deepEqual(page.problems, []);
    await page.done();
  });

  test("works inside a shadow root of the host", async () => {
    const page = await host(`<div id="place"></div><script>
      document.getElementById("place").attachShadow({ mode: "open" }).innerHTML = '<rust-memory program="${PROGRAM}"></rust-memory>';
    </script>`);
    const element = await ready(page);
    await element.locator(".forward").click();
    await reaches(element, 2);
    await waitForEvent(page, "step", { step: 2 });
    await page.done();
  });

  test("survives re-rendering, moving and keys in React", async () => {
    const page = await host(`<div id="root"></div>`);
    await page.evaluate(await reactSource());
    await page.evaluate((program) => {
      const { createElement: h, useState } = window.React;
      const App = () => {
        const [state, set] = useState({ count: 0, order: ["a", "b"], step: 2 });
        window.setState = (change) => set((state) => ({ ...state, ...change }));
        return h("div", null, h("p", { id: "count" }, String(state.count)),
          ...state.order.map((key) => h("rust-memory", { key, id: key, program, step: state.step, loading: "eager" })));
      };
      window.ReactDOM.createRoot(document.getElementById("root")).render(h(App));
    }, PROGRAM);
    const first = await ready(page, "#a");
    await reaches(first, 2);
    await first.locator(".forward").click();
    await reaches(first, 3);
    await page.evaluate(() => window.setState({ count: 1 }));
    await page.locator("#count", { hasText: "1" }).waitFor();
    await reaches(first, 3);
    await page.evaluate(() => window.setState({ order: ["b", "a"] }));
    await page.locator("rust-memory:first-of-type#b").waitFor();
    await reaches(page.locator("#a"), 3);
    assert.equal((await events(page, "ready")).length, 2, "a moved element is not started again");
    await page.evaluate(() => window.setState({ step: 5 }));
    await reaches(page.locator("#a"), 5);
    await page.evaluate(() => window.setState({ order: ["b"] }));
    await page.locator("#a").waitFor({ state: "detached" });
    assert.deepEqual(page.problems, []);
    await page.done();
  });

  test("takes properties that were set before it was defined", async () => {
    const page = await host(`<rust-memory></rust-memory><script>
      const it = document.querySelector("rust-memory");
      it.program = "${PROGRAM}"; it.step = 3; it.editable = true; it.height = 400;
    </script>`);
    const element = await ready(page);
    await reaches(element, 3);
    assert.equal(await element.locator(".bar .edit").isVisible(), true);
    const box = await element.boundingBox();
    assert.equal(box.height <= 401, true, `height ${box.height}`);
    assert.equal(await element.getAttribute("program"), PROGRAM);
    await page.done();
  });

  test("keeps a first definition of its tag, and warns", async () => {
    const warnings = [];
    const page = await host("", { head: "" });
    page.on("console", (message) => warnings.push(message.text()));
    await page.evaluate(() => customElements.define("rust-memory", class extends HTMLElement { mine = true; }));
    await page.addScriptTag({ type: "module", url: `${book.url}embed/rust-memory-1.js` });
    await page.waitForTimeout(300);
    assert.match(warnings.join(), /defined already/);
    assert.equal(await page.evaluate(() => document.createElement("rust-memory").mine), true);
    await page.done();
  });

  test("attributes change it while it runs", async () => {
    const page = await host(`<rust-memory program="${PROGRAM}" step="2" view="bytes"></rust-memory>`);
    const element = await ready(page);
    await reaches(element, 2);
    const pressed = (name) => element.getByRole("button", { name, exact: true }).getAttribute("aria-pressed");
    assert.equal(await pressed("Bytes"), "true");
    const set = (name, value) => element.evaluate((it, [name, value]) => it.setAttribute(name, value), [name, value]);
    await set("view", "addresses");
    await element.locator('[aria-pressed="true"]', { hasText: "Addresses" }).waitFor();
    assert.equal(await pressed("Bytes"), "false");
    await set("step", "4");
    await reaches(element, 4);
    await set("controls", "none");
    assert.equal(await element.locator(".controls").isVisible(), false);
    await set("controls", "full");
    await set("view", "nonsense");
    const error = await waitForEvent(page, "error", { kind: "option" });
    assert.match(error.message, /no view “nonsense”/);
    await set("view", "memory");
    await set("program", "stack/locals");
    await element.locator(".title", { hasText: "locals.rs" }).waitFor();
    await page.done();
  });

  test("no style goes in or out, but for what is offered", async () => {
    const style = `html { font-size: 40px; letter-spacing: 9px; text-align: right } * { color: rgb(255, 0, 0) !important } button, .player { padding: 90px !important }
      #b { --rust-memory-accent: rgb(1, 2, 3) } #b::part(controls) { border-top: 7px solid rgb(4, 5, 6) }`;
    const page = await host(`<style>${style}</style><button id="own">Own</button><p class="player sentence" id="mine">Mine</p>
      <rust-memory id="a" program="${PROGRAM}"></rust-memory><rust-memory id="b" program="${PROGRAM}"></rust-memory>`);
    const a = await ready(page, "#a");
    const b = await ready(page, "#b");
    const look = (place, name) => place.evaluate((it, name) => getComputedStyle(it)[name], name);
    assert.equal(await look(a.locator(".title"), "color"), "rgb(35, 38, 43)");
    assert.equal(await look(a.locator(".title"), "letterSpacing"), "normal");
    assert.equal(await look(a.locator(".sentence"), "fontSize"), "15.2px");
    assert.equal((await look(a.locator(".forward"), "paddingTop")) === "90px", false);
    assert.equal(await look(b.locator(".forward"), "backgroundColor"), "rgb(1, 2, 3)");
    assert.equal(await look(b.locator(".controls"), "borderTopWidth"), "7px");
    assert.equal(await look(page.locator("#mine"), "borderTopWidth"), "0px");
    assert.equal(await page.evaluate(() => document.styleSheets.length + document.adoptedStyleSheets.length), 1);
    assert.equal(await page.evaluate(() => document.querySelector("head style, head link")), null);
    await page.done();
  });

  test("follows the colours of the page, or the theme it is given", async () => {
    const page = await host(`<style>:root { color-scheme: dark }</style><rust-memory id="a" program="${PROGRAM}"></rust-memory><rust-memory id="b" theme="light" program="${PROGRAM}"></rust-memory>`);
    const background = async (selector) => (await ready(page, selector)).locator(".player").evaluate((it) => getComputedStyle(it).backgroundColor);
    assert.equal(await background("#a"), "rgb(30, 33, 38)");
    assert.equal(await background("#b"), "rgb(255, 255, 255)");
    await page.done();
  });

  test("works under a strict content security policy", async () => {
    const origin = new URL(book.url).origin;
    const policy = `default-src 'none'; script-src 'nonce-host' ${origin} 'wasm-unsafe-eval'; connect-src ${origin}; base-uri 'none'; form-action 'none'`;
    const page = await host(`<rust-memory program="${PROGRAM}"></rust-memory>`, { headers: { "content-security-policy": policy } });
    const element = await ready(page);
    await element.locator(".forward").click();
    await reaches(element, 2);
    const at = await element.locator("svg.diagram .item").nth(5).evaluate((it) => getComputedStyle(it).transform);
    assert.notEqual(at, "none", "the picture's items have their places");
    assert.deepEqual(page.problems, []);
    await page.done();
  });

  test("works in a sandboxed frame without an origin", async () => {
    const inner = `${loader()}<rust-memory program='${PROGRAM}'></rust-memory>`.replaceAll('"', "'");
    const page = await host(`<iframe sandbox="allow-scripts" style="width:100%;height:700px" srcdoc="<!doctype html>${inner}"></iframe>`);
    const element = await ready(page.frameLocator("iframe"));
    await element.locator(".forward").click();
    await reaches(element, 2);
    assert.deepEqual(page.problems, []);
    await page.done();
  });

  test("means something without JavaScript", async () => {
    const page = await host(`<rust-memory program="${PROGRAM}"><figure><img alt="Picture" src="${book.url}programs/${PROGRAM}.svg"></figure><ol><li>Line 2</li></ol></rust-memory>`, { javaScriptEnabled: false });
    assert.equal(await page.getByAltText("Picture").isVisible(), true);
    assert.equal(await page.getByText("Line 2").isVisible(), true);
    assert.equal(await page.getByAltText("Picture").evaluate((it) => it.naturalWidth > 50).catch(() => true), true);
    await page.goto(`${book.url}embed/${PROGRAM}.html`);
    assert.equal(await page.locator("rust-memory svg").isVisible(), true);
    assert.equal(await page.locator("rust-memory li").count() > 3, true);
    await page.done();
  });

  test("by keyboard alone: focus brings it to life, Tab and arrows reach everything", async () => {
    const page = await host(`<a id="start" href="#">start</a><div style="height:4000px"></div><rust-memory program="${PROGRAM}"><a href="#" id="inside">the same as text</a></rust-memory>`);
    await page.locator("#start").focus();
    await page.keyboard.press("Tab");
    await page.locator("rust-memory .controls").waitFor();
    const focused = () => page.evaluate(() => {
      const it = document.activeElement?.shadowRoot?.activeElement;
      return it ? `${it.tagName} ${it.getAttribute("class") ?? ""}` : document.activeElement?.tagName;
    });
    await page.locator("#start").focus();
    const seen = [];
    for (let presses = 0; presses < 25 && !seen.at(-1)?.includes("forward"); presses += 1) {
      await page.keyboard.press("Tab");
      seen.push(await focused());
    }
    assert.match(seen.at(-1), /forward/, seen.join(", "));
    await page.keyboard.press("Enter");
    await reaches(page.locator("rust-memory"), 2);
    await page.keyboard.press("ArrowRight");
    await reaches(page.locator("rust-memory"), 3);
    await page.keyboard.press("Home");
    await reaches(page.locator("rust-memory"), 1);
    await page.done();
  });

  test("fits into 320 pixels, and has no accessibility violations", async () => {
    const page = await host(`<main><h1>Host</h1><rust-memory program="${PROGRAM}"></rust-memory></main>`, { viewport: { width: 320, height: 640 } });
    const element = await ready(page);
    await element.locator(".forward").click();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= 320), true);
    await page.evaluate(axeSource);
    const { violations } = await page.evaluate(() => window.axe.run("rust-memory", { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }));
    assert.deepEqual(violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.target)}`), []);
    await page.done();
  });

  test("compiles a program that is written in the page", async () => {
    const page = await host(`<rust-memory editable>
      fn main() {
          let text = String::from("here");
          println!("{text}");
      }
    </rust-memory>`);
    const element = await ready(page);
    assert.equal(await element.locator(".lines li").count(), 4, "without the page's indentation");
    await element.locator(".last").click();
    await element.locator(".console pre", { hasText: "here" }).waitFor();
    await edit(element, "fn main() {\n    let x = 1;\n    let y = 2;\n    let z = 3;\n    println!(\"{}\", x + y + z);\n}\n");
    await waitForEvent(page, "edit");
    await element.locator(".console pre", { hasText: "6" }).waitFor();
    await edit(element, "fn main() {\n    let x: u8 = true;\n}\n");
    const error = await waitForEvent(page, "error", { kind: "compile" });
    assert.equal(error.code, "E0308");
    await element.locator(".errors", { hasText: "E0308" }).waitFor();
    assert.deepEqual(page.problems, []);
    await page.done();
  });

  test("says what is wrong, in the page and as an event", async () => {
    const bad = [
      ["unknown-program", `program="no/such"`, "", /no program “no\/such”/],
      ["unknown-program", `program="../../etc/passwd"`, "", /no program/],
      ["unknown-program", "", "", /No program is named/],
      ["option", `program="${PROGRAM}" view="inside-out"`, "", /no view “inside-out”/],
      ["too-long", "", "x".repeat(400_001), /too long/],
    ];
    for (const [kind, attributes, inside, sentence] of bad) {
      const page = await host(`<rust-memory ${attributes}>${inside}</rust-memory>`);
      const { message } = await waitForEvent(page, "error", { kind });
      assert.match(message, sentence);
      await page.locator("rust-memory [role=alert]", { hasText: sentence }).waitFor();
      await page.done();
    }
  });

  const spoilt = [
    ["cors", (name) => name === "app.js" ? { "access-control-allow-origin": undefined } : {}, /does not allow other sites/],
    ["mime", (name) => name === "app.js" ? { "content-type": "text/plain" } : {}, /sends it as text\/plain/],
    ["missing", (name) => name === "app_bg.wasm" ? { status: 404 } : {}, /app_bg\.wasm could not be loaded: its server answers 404/],
    ["wasm", (name) => name === "app_bg.wasm" ? { "content-length": 0 } : {}, /simulator cannot run/],
  ];
  for (const [kind, spoil, sentence] of spoilt) {
    test(`says so when a file is ${kind === "wasm" ? "broken" : `not served well (${kind})`}`, async () => {
      const site = await serveBook(spoil);
      const page = await host(`<rust-memory program="${PROGRAM}"><p>Fallback</p></rust-memory>`, { head: loader(site) });
      const { message } = await waitForEvent(page, "error", { kind });
      assert.match(message, sentence);
      await page.locator("rust-memory [role=alert]", { hasText: sentence }).waitFor();
      assert.equal(await page.getByText("Fallback").isVisible(), true);
      await page.done();
      site.close();
    });
  }

  test("a module served with the wrong type still runs", async () => {
    const site = await serveBook((name) => name === "app_bg.wasm" ? { "content-type": "application/octet-stream" } : {});
    const page = await host(`<rust-memory program="${PROGRAM}"></rust-memory>`, { head: loader(site) });
    await ready(page);
    await page.done();
    site.close();
  });

  test("says what a content security policy forbids", async () => {
    const origin = new URL(book.url).origin;
    for (const policy of [`script-src 'nonce-host' ${origin}; connect-src ${origin}`, `script-src 'nonce-host' ${origin} 'wasm-unsafe-eval'; connect-src 'none'`]) {
      const page = await host(`<rust-memory program="${PROGRAM}"></rust-memory>`, { headers: { "content-security-policy": policy } });
      const { message } = await waitForEvent(page, "error", { kind: "csp" });
      assert.match(message, /security policy of this page/);
      await page.done();
    }
  });

  test("removed and put back 200 times it leaks nothing, and shows the step that it had", async () => {
    const page = await host(`<div id="place"><rust-memory program="${PROGRAM}" step="3" loading="eager"></rust-memory></div>`);
    const element = await ready(page);
    await reaches(element, 3);
    await element.locator(".forward").click();
    await reaches(element, 4);
    const cycle = (times) => page.evaluate(async (times) => {
      const element = document.querySelector("rust-memory");
      for (let index = 0; index < times; index += 1) {
        const again = new Promise((resolve) => element.addEventListener("rust-memory-ready", resolve, { once: true }));
        element.remove();
        await new Promise((resolve) => setTimeout(resolve));
        if (element.shadowRoot.querySelector("section")) throw new Error("not freed");
        document.getElementById("place").append(element);
        await again;
      }
    }, times);
    await cycle(30);
    await reaches(element, 4);
    const before = await heap(page, browserName);
    await cycle(200);
    const after = await heap(page, browserName);
    await reaches(element, 4);
    assert.deepEqual(page.problems, []);
    await page.done();
    console.log(`# ${browserName}: heap ${JSON.stringify(before)} -> ${JSON.stringify(after)}`);
    assert.equal(after.wasm, before.wasm, "the module's memory does not grow");
    if (before.js) {
      assert.equal(after.nodes - before.nodes < 200, true, `${before.nodes} nodes became ${after.nodes}`);
      assert.equal(after.listeners - before.listeners < 200, true, `${before.listeners} listeners became ${after.listeners}`);
      assert.equal(after.js - before.js < 400_000, true, `${before.js} bytes became ${after.js}`);
    }
  });
}

/** What is alive after collecting garbage; Firefox tells only the module's memory. */
async function heap(page, browserName) {
  const wasm = await page.evaluate(async (glue) => {
    const module = await import(glue);
    const exports = Object.values(await module.default());
    return exports.find((it) => it instanceof WebAssembly.Memory).buffer.byteLength;
  }, `${book.url}app.js`);
  if (browserName !== "Chromium") return { wasm };
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.enable");
  for (let times = 0; times < 3; times += 1) await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
  await session.detach();
  return { wasm, js: usedSize, nodes, listeners: jsEventListeners };
}
