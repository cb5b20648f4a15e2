// The measurements of `cargo xtask bench` in headless Chromium, over the built site: what a reader
// waits for.

import { readFile } from "node:fs/promises";

import { launch, openPage, player, serveBook } from "./support.mjs";

const read = (name) => readFile(new URL(`../bench/${name}`, import.meta.url), "utf8");
const fortyLines = await read("forty_lines.rs");
const longRun = await read("long_run.rs");
const hundredThousand = await read("hundred_thousand.rs");

const book = await serveBook();
const browser = await launch();
const page = await openPage(browser, `${book.url}stack.html`);
const section = await player(page);
const id = await section.getAttribute("id");
await section.locator(".bar .edit").click();

await editToPicture();
await jumps();
await speed();

await browser.close();
book.close();

async function editToPicture() {
  // The first picture shows the start of `main`, which has no variables yet: its line tells that the
  // picture is the new one.
  const start = fortyLines.split("\n").findIndex((line) => line.startsWith("fn main")) + 1;
  let lines = 0;
  const edit = () => {
    lines += 1;
    return until(
      `/line ${start + lines}(?!\\d)/.test(section.querySelector(".stage")?.textContent ?? "")`,
      fortyLines.replace("    fn total", `${"\n".repeat(lines)}    fn total`),
    );
  };
  line("edit to picture, 40 lines, cold: typed at once when the editor opens", await edit(), 1000);
  const warm = [];
  for (let index = 0; index < 20; index += 1) warm.push(await edit());
  line("edit to picture, 40 lines, warm", median(warm), 50);
}

async function speed() {
  // Runs into the limit of steps, whose number the message names: what is measured is the machine
  // recording in slices that leave the page its turn, as the reader has it.
  const endless = longRun.replace("100_000", "u64::MAX").replaceAll("sum", "endless");
  await until(`section.querySelector("button.cancel")`, endless);
  const outcome = `section.querySelector(".outcome")?.textContent.match(/within (\\d+) steps/)`;
  const milliseconds = await until(outcome);
  const steps = Number(await answer(`${outcome}[1]`));
  console.log(
    `  browser: ${(steps / milliseconds / 1000).toFixed(1)} million steps per second, recorded (${steps} steps)`,
  );
}

async function jumps() {
  await until(
    `Number(section.querySelector("input.slider").max) > 1000 && !section.querySelector("button.cancel")`,
    hundredThousand,
  );
  const times = await page.evaluate(async (id) => {
    const slider = document.getElementById(id).querySelector("input.slider");
    const times = [];
    for (let index = 0; index < 50; index += 1) {
      const started = performance.now();
      slider.value = String(((index * 7919) % Number(slider.max)) + 1);
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      // What follows from the signal is done in tasks of its own.
      await new Promise((resolve) => setTimeout(resolve, 0));
      times.push(performance.now() - started);
    }
    return times;
  }, id);
  line("jump in a run of 100,000 steps, median", median(times), 16);
  line("jump in a run of 100,000 steps, slowest", Math.max(...times), 16);
}

/** Milliseconds until `done` holds, measured inside the page; with a `source`, after its edit. */
async function until(done, source) {
  return page.evaluate(
    async ([id, source, done]) => {
      const section = document.getElementById(id);
      const area = section.querySelector("textarea");
      const holds = new Function("section", `return ${done}`);
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const started = performance.now();
      if (source !== null) {
        area.value = source;
        area.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }
      while (!holds(section)) {
        await frame();
        if (performance.now() - started > 60_000) throw new Error(`never: ${done}`);
      }
      return performance.now() - started;
    },
    [id, source ?? null, done],
  );
}

function answer(question) {
  return page.evaluate(
    ([id, question]) => new Function("section", `return ${question}`)(document.getElementById(id)),
    [id, question],
  );
}

function line(what, time, aim) {
  console.log(`  browser: ${what}: ${time.toFixed(1)} ms (aim: under ${aim} ms)`);
}

function median(times) {
  return times.toSorted((a, b) => a - b)[times.length >> 1];
}
