// The measurements of `cargo xtask bench` in headless Chromium, over the built site: what a reader
// waits for.

import { readFile } from "node:fs/promises";

import { launch, openPage, player, serveBook } from "./support.mjs";

const read = (name) => readFile(new URL(`../bench/${name}`, import.meta.url), "utf8");
const fortyLines = await read("forty_lines.rs");
const longRun = await read("long_run.rs");

const book = await serveBook();
const browser = await launch();
const page = await openPage(browser, `${book.url}stack.html`);
const section = await player(page);
const id = await section.getAttribute("id");
await section.locator(".bar .edit").click();

/** Replaces the program and measures inside the page until `done` holds. */
async function measure(source, done) {
  return page.evaluate(
    async ([id, source, done]) => {
      const section = document.getElementById(id);
      const area = section.querySelector("textarea");
      const holds = new Function("section", `return ${done}`);
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const started = performance.now();
      area.value = source;
      area.dispatchEvent(new InputEvent("input", { bubbles: true }));
      while (!holds(section)) {
        await frame();
        if (performance.now() - started > 300_000) throw new Error(`never: ${done}`);
      }
      return performance.now() - started;
    },
    [id, source, done],
  );
}

const line = (what, time, aim) => console.log(`  ${what}: ${time.toFixed(1)} ms${aim ? ` (aim: under ${aim} ms)` : ""}`);
const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];

// The first picture shows the start: what a run printed is not there yet, so the frame's own
// variables tell that the picture is the new one.
const marked = (mark) => fortyLines.replaceAll("basket", `basket_${mark}`);
const shows = (mark) => `section.querySelector(".lines, .editor .lines")?.textContent.includes("basket_${mark}")
  && section.querySelector(".stage")?.textContent.includes("basket_${mark}")`;

line("browser: edit to picture, 40 lines, cold", await measure(marked("cold"), shows("cold")), 1000);
const warm = [];
for (let index = 0; index < 10; index += 1) {
  warm.push(await measure(marked(`w${index}`), shows(`w${index}`)));
}
line("browser: edit to picture, 40 lines, warm (with the pause of the editor)", median(warm), 50);

const seconds = (await measure(longRun, `section.querySelector(".outcome")`)) / 1000;
console.log(`  browser: a run of 100,000 loops takes ${seconds.toFixed(2)} s with its compilation`);

const jumps = await page.evaluate(async (id) => {
  const slider = document.getElementById(id).querySelector("input.slider");
  const times = [];
  for (let index = 0; index < 50; index += 1) {
    const started = performance.now();
    slider.value = String(((index * 7919) % Number(slider.max)) + 1);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await Promise.resolve();
    times.push(performance.now() - started);
  }
  return times;
}, id);
line("browser: jump in a long run, median", median(jumps), 16);

await browser.close();
book.close();
