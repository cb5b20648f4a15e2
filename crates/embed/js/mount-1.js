// Puts a program of the book, or one of the page's own, into any element of any page. An ES module
// for itself, and what the custom element (rust-memory-1.js) stands on. It is the only file here
// that knows where the player's modules are.

const SITE = new URL("../", import.meta.url).href;
const GLUE = `${SITE}app.js`;
const WASM = `${SITE}app_bg.wasm`;
const STYLE = `${SITE}embed/style-1.css`;

/** The longest program that is compiled, in bytes of UTF-8; the player has the same limit. */
const MAX_CODE = 400_000;
const VIEWS = ["memory", "bytes", "addresses", "types", "borrows", "permissions"];

/** What went wrong: `kind` for scripts, `message` for the reader. */
export class EmbedError extends Error {
  constructor(kind, message) {
    super(message);
    this.kind = kind;
  }
}

let blocked;
addEventListener("securitypolicyviolation", (event) => {
  if (event.blockedURI.startsWith(SITE) || event.blockedURI === "wasm-eval") blocked = event.effectiveDirective;
});

/** Why a file of the site did not load, found out after the fact. */
async function reason(url, type, error) {
  const name = url.slice(SITE.length);
  // The violation is reported in a task of its own.
  await new Promise((resolve) => setTimeout(resolve));
  if (blocked || /unsafe-eval|Content Security Policy/i.test(error?.message)) {
    return new EmbedError("csp", `The security policy of this page (${blocked ?? "script-src"}) does not allow ${name}. It needs script-src and connect-src for ${new URL(SITE).origin}, and 'wasm-unsafe-eval'.`);
  }
  let response;
  try {
    response = await fetch(url);
  } catch {
    try {
      await fetch(url, { mode: "no-cors" });
    } catch {
      return new EmbedError("network", `${name} could not be loaded: ${new URL(SITE).host} cannot be reached.`);
    }
    return new EmbedError("cors", `${name} could not be loaded: its server does not allow other sites to use it (Access-Control-Allow-Origin).`);
  }
  if (!response.ok) return new EmbedError("missing", `${name} could not be loaded: its server answers ${response.status}.`);
  if (type && !response.headers.get("content-type")?.includes(type)) {
    return new EmbedError("mime", `${name} could not be loaded: its server sends it as ${response.headers.get("content-type")}.`);
  }
  return new EmbedError("wasm", `The simulator cannot run in this browser: ${error?.message ?? error}`);
}

async function get(url, type) {
  let response;
  try {
    response = await fetch(url);
  } catch (error) {
    throw await reason(url, type, error);
  }
  if (!response.ok) throw await reason(url, type);
  return response;
}

/** Once for the page; again only after a failure. */
function once(make) {
  let made;
  return () => (made ??= make().catch((error) => {
    made = undefined;
    throw error;
  }));
}

const player = once(async () => {
  let glue;
  try {
    glue = await import(GLUE);
  } catch (error) {
    throw await reason(GLUE, "javascript", error);
  }
  const response = await get(WASM);
  try {
    await glue.default({ module_or_path: response });
  } catch (error) {
    throw await reason(WASM, "", error);
  }
  return glue;
});

const style = once(async () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await (await get(STYLE, "css")).text());
  return sheet;
});

async function card(folder, id) {
  if (!/^[\w-]+(\/[\w-]+)?$/.test(id)) throw unknown(folder, id);
  try {
    return await (await get(`${SITE}${folder}/${id}.json`)).json();
  } catch (error) {
    throw error.kind && error.kind !== "missing" ? error : unknown(folder, id);
  }
}

const unknown = (folder, id) =>
  new EmbedError("unknown-program", `The book has no ${folder === "programs" ? "program" : "exercise"} “${id}”.`);

/** Numbers from 0 to 1 that depend on nothing but the seed (mulberry32). */
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** An exercise; of a chapter's exercises the one that the seed picks, its choices in the seed's order. */
async function exercise(id, seed) {
  const next = random(seed ?? 0);
  if (!id.includes("/")) {
    const all = await card("exercises", id);
    id = all[Math.floor(next() * all.length)];
  }
  const task = await card("exercises", id);
  if (seed !== undefined) {
    for (let i = task.choices.length - 1; i > 0; i -= 1) {
      const j = Math.floor(next() * (i + 1));
      [task.choices[i], task.choices[j]] = [task.choices[j], task.choices[i]];
    }
  }
  return { ...(await program(task.program)), ...task, id };
}

let programs = 0;

async function program(id) {
  const it = await card("programs", id);
  // One program alone is lighter than what the programs of the book share; two are not.
  const bundle = programs++ === 0 ? it.alone : it.bundle;
  const at = (path) => path && `${SITE}${path}`;
  return { ...it, bundle: at(bundle), borrows: at(it.borrows), anyway: at(it.anyway) };
}

function own(code, options) {
  if (new TextEncoder().encode(code).length > MAX_CODE) {
    throw new EmbedError("too-long", `This program is too long: at most ${MAX_CODE} bytes are compiled.`);
  }
  if (!code.trim()) throw new EmbedError("unknown-program", "No program is named here, and there is none in the page.");
  // What a build has compiled beforehand needs no compiler.
  return { source: code, bundle: options.bundle, edition: options.edition === "2021" ? "2021" : "2024", title: options.title };
}

const words = (view) => (view ?? "").split(/[\s,]+/).filter((word) => word && word !== "memory");

function checkView(view) {
  const bad = words(view).find((word) => !VIEWS.includes(word));
  if (bad) throw new EmbedError("option", `There is no view “${bad}”; there are ${VIEWS.join(", ")}.`);
  return words(view).join(" ");
}

const clamp = (value, low, high) => Math.min(Math.max(Number(value) || low, low), high);

/** What needs no module: looks. */
function dress(section, { theme, controls, height, lang }) {
  section.dataset.theme = theme === "light" || theme === "dark" ? theme : "auto";
  section.dataset.controls = controls === "none" || controls === "steps" ? controls : "full";
  section.style.maxHeight = height ? `${clamp(height, 160, 4000)}px` : "";
  section.style.overflow = height ? "auto" : "";
  // The player's own words are English; other languages are not there yet.
  section.lang = "en";
  if (lang) section.dataset.lang = lang;
}

/** The widgets, kept alive: one that nobody holds is freed, and taken away. */
const mounted = new Map();

// A defect of the player traps, and what it shows after that cannot be trusted.
for (const name of ["error", "unhandledrejection"]) {
  addEventListener(name, (event) => {
    const error = event.error ?? event.reason;
    if (!(error instanceof WebAssembly.RuntimeError) || !mounted.size) return;
    for (const trapped of mounted.keys()) trapped();
    mounted.clear();
  });
}

/**
 * Mounts a program into an element, which gets a shadow root.
 *
 * Options: `program` (`"stack/frames"`), or `exercise` (with `seed`), or `code` (with `edition`,
 * `title`); `step`, `view`, `controls` (`"full"`, `"steps"`, `"none"`), `autoplay`, `speed`,
 * `theme` (`"auto"`, `"light"`, `"dark"`), `editable`, `lang`, `height` in pixels; `onevent(name,
 * detail)`.
 *
 * @returns a handle: `play pause next previous seek reset set free`, and `step`, `steps`, `source`.
 * @throws {EmbedError} with a `kind` and a sentence.
 */
export async function mount(element, options = {}) {
  const show = checkView(options.view);
  const asked = options.program ? program(options.program)
    : options.exercise ? exercise(options.exercise, options.seed)
    : Promise.resolve().then(() => own(options.code ?? "", options));
  const [it, glue, sheet] = await Promise.all([asked, player(), style()]);
  if (options.cancelled?.()) return undefined;

  const shadow = element.shadowRoot ?? element.attachShadow({ mode: "open" });
  if (!shadow.adoptedStyleSheets.includes(sheet)) shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
  const section = document.createElement("section");
  section.className = it.question === undefined ? "program" : "program exercise mounted";
  section.part = "program";
  dress(section, options);
  shadow.append(section);

  const state = { step: 0, steps: 0 };
  const report = (name, detail) => {
    if (name === "ready" || name === "step") Object.assign(state, detail);
    // The player is in the middle of a change: listeners may ask it for another one.
    queueMicrotask(() => options.onevent?.(name, detail));
  };
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const widget = glue.mount(section, {
    ...it, show: show || it.show, root: SITE, step: options.step, speed: options.speed,
    fixed: !options.editable, autoplay: options.autoplay && !calm,
  }, report);

  let gone = false;
  const trapped = () => {
    gone = true;
    const notice = document.createElement("p");
    notice.className = "trapped";
    notice.setAttribute("role", "alert");
    notice.textContent = "The simulator stopped because of a mistake of its own. Reload the page to go on.";
    section.prepend(notice);
    report("error", { kind: "trapped", message: notice.textContent });
  };
  mounted.set(trapped, widget);
  const act = (what) => (value = 0) => {
    if (!gone) widget.act(what, Number(value) || 0);
  };
  return {
    element,
    id: it.id,
    play: act("play"), pause: act("pause"), next: act("next"), previous: act("previous"),
    seek: act("seek"), reset: act("reset"),
    get step() { return state.step; },
    get steps() { return state.steps; },
    get source() { return gone ? "" : widget.source(); },
    /** Changes one of `view speed source editable theme controls height`. */
    set(name, value) {
      if (gone) return;
      if (name === "view") widget.set("show", checkView(value));
      else if (name === "speed") widget.act("speed", Number(value) || 1);
      else if (name === "source") widget.set("source", String(value));
      else if (name === "editable") widget.set("fixed", value ? "" : "fixed");
      else dress(section, Object.assign(options, { [name]: value }));
    },
    free() {
      if (gone) return section.remove();
      gone = true;
      mounted.delete(trapped);
      widget.free();
      section.remove();
    },
  };
}
