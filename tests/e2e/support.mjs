// What the end-to-end tests share: a plain static server under a sub-path, a browser, pages that
// note every error.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import path from "node:path";

const modules = process.env.LIVES_MODULES ?? path.resolve("node_modules");
const require = createRequire(path.join(modules, "any.js"));
const { chromium, firefox } = require("playwright-core");

/** React 18, as one script. */
export const reactSource = async () =>
  (await Promise.all(["react/umd/react.production.min.js", "react-dom/umd/react-dom.production.min.js"]
    .map((file) => readFile(path.join(modules, file), "utf8")))).join("\n");

export const axeSource = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
export const dist = process.env.LIVES_DIST ?? path.resolve("../../dist");

// A first run of a cold module on a busy machine takes its time.
export const PATIENCE = 45_000;

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/**
 * Serves the site below `/some/book/`, as a host does that knows nothing about it. `spoil(name)` gives
 * the status and the headers of a file that is to be served badly.
 */
export async function serveBook(spoil = () => ({})) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://host");
    const name = decodeURIComponent(pathname).replace(/^\/some\/book\//, "");
    const file = path.join(dist, name === "" ? "index.html" : name);
    const headers = { "access-control-allow-origin": "*" };
    try {
      if (!pathname.startsWith("/some/book/") || !file.startsWith(dist)) throw new Error("outside");
      const body = await readFile(file);
      const type = TYPES[path.extname(file)] ?? "application/octet-stream";
      const { status = 200, ...spoilt } = spoil(name);
      const all = { ...headers, "content-type": type, ...spoilt };
      for (const name of Object.keys(all)) if (all[name] === undefined) delete all[name];
      response.writeHead(status, all).end(body);
    } catch {
      const lost = await readFile(path.join(dist, "404.html")).catch(() => "");
      response.writeHead(404, { ...headers, "content-type": "text/html; charset=utf-8" }).end(lost);
    }
  });
  const port = await listen(server);
  return { url: `http://127.0.0.1:${port}/some/book/`, close: () => server.close() };
}

/** Serves one HTML text on an origin of its own. */
export async function serveHost(html, headers = {}) {
  const server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers }).end(html);
  });
  const port = await listen(server);
  return { url: `http://localhost:${port}/`, close: () => server.close() };
}

function listen(server) {
  // A test that fails closes nothing; the others must not wait for it.
  server.unref();
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(server.address().port));
  });
}

/**
 * Debian's Firefox, spoken to by WebDriver BiDi: Playwright's own build is not needed. What the reader
 * prefers it takes from its settings, not from Playwright.
 */
export function launchFirefox({ calm = false } = {}) {
  const firefoxUserPrefs = { "ui.prefersReducedMotion": calm ? 1 : 0 };
  return firefox.launch({ channel: "moz-firefox", executablePath: process.env.LIVES_FIREFOX, firefoxUserPrefs });
}

export function launch() {
  return chromium.launch({
    executablePath: process.env.LIVES_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  });
}

/** A page whose scripts must not fail: `page.problems` holds what did. */
export async function openPage(browser, url, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.problems = [];
  page.requested = [];
  const note = (problem) => {
    // Browsers ask every host for an icon, whatever its policy.
    if (!problem.includes("favicon")) page.problems.push(problem);
  };
  page.on("pageerror", (error) => note(`${error} ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") note(message.text());
  });
  page.on("request", (request) => page.requested.push(request.url()));
  await page.goto(url);
  return page;
}

/** The player of a program, once it can be stepped. */
export async function player(scope, selector = "section.program") {
  const section = scope.locator(selector).first();
  await section.scrollIntoViewIfNeeded();
  await section.locator(".player .controls").waitFor();
  return section;
}

/** The step that a player shows, counted from 1. */
export async function step(section) {
  const text = await section.locator(".controls .counter").innerText();
  return Number(/\d+/.exec(text)[0]);
}

/** Goes to the first step, wherever the player is. */
export async function toStart(section) {
  await section.locator("input.slider").fill("0");
  await reaches(section, 1);
}

/** Waits until a player shows this step. */
export async function reaches(section, wanted) {
  await section.locator(".controls .counter", { hasText: `step ${wanted} of` }).waitFor();
}

/** Replaces the program in a player by another one. */
export async function edit(section, source) {
  const area = section.locator(".editor textarea");
  if ((await area.count()) === 0) await section.locator(".bar .edit").click();
  await area.fill(source);
}

/** Replaces the program in a player by one that runs with another number of steps, and waits for that run. */
export async function rerun(section, source) {
  const counter = section.locator(".controls .counter");
  const total = /of .*/.exec(await counter.innerText())[0];
  await edit(section, source);
  await counter.filter({ hasNotText: new RegExp(`${total}$`) }).waitFor();
}
