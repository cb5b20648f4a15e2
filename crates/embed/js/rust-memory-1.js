// <rust-memory>: a program whose memory is drawn, in any page. This file only waits; when the reader
// comes near, mount-1.js and the player are loaded, once for all elements of the page.

const TAG = "rust-memory";
const NUMBERS = ["step", "speed", "height", "seed"];
const FLAGS = ["autoplay", "editable"];
const TEXTS = ["program", "exercise", "view", "controls", "theme", "loading", "edition", "bundle", "name"];
const METHODS = ["play", "pause", "next", "previous", "seek", "reset"];
/** A change of these is another program. */
const WHAT = ["program", "exercise", "seed", "edition", "bundle"];

let near;
function watch(element) {
  near ??= new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) target.load();
  }, { rootMargin: "400px 0px" });
  near.observe(element);
}

/** The program that is written in the element, without the indentation of the page. */
function inline(element) {
  const text = (element.querySelector("script[type='text/rust'], pre") ?? element).textContent.replace(/^\s*\n/, "").trimEnd();
  const lines = text.split("\n").filter((line) => line.trim());
  const indent = Math.min(...lines.map((line) => /^[ \t]*/.exec(line)[0].length), 99);
  return `${text.split("\n").map((line) => line.slice(indent)).join("\n")}\n`;
}

class RustMemory extends HTMLElement {
  static observedAttributes = [...NUMBERS, ...FLAGS, ...TEXTS, "lang"];

  #handle;
  #loading;
  #turn;
  #code;
  #remembered = {};

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).append(document.createElement("slot"));
    this.addEventListener("focusin", () => this.load());
  }

  connectedCallback() {
    for (const name of [...NUMBERS, ...FLAGS, ...TEXTS, "code"]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    if (this.#handle) return;
    if (this.loading === "eager" || !window.IntersectionObserver) this.load();
    else watch(this);
  }

  disconnectedCallback() {
    near?.unobserve(this);
    // Frameworks move elements: only one that stays away is freed.
    queueMicrotask(() => {
      if (this.isConnected) return;
      if (this.#handle) this.#remembered = { step: this.#handle.step, source: this.#handle.source };
      this.#free();
    });
  }

  attributeChangedCallback(name, old, now) {
    if (old === now || !(this.#handle || this.#loading)) return;
    if (WHAT.includes(name)) this.#again();
    else if (name === "step") this.#handle?.seek(now);
    else this.#try(() => this.#handle?.set(name, FLAGS.includes(name) ? now !== null : now));
  }

  /** Loads the player now, not only when the reader comes near. */
  load() {
    near?.unobserve(this);
    return (this.#loading ??= this.#mount().catch((error) => this.#fail(error)));
  }

  /** The program's text: what the reader has, or what is to be shown. */
  get code() {
    return this.#handle?.source ?? this.#code ?? "";
  }
  set code(text) {
    this.#code = String(text);
    if (this.#handle && !this.program && !this.exercise) this.#handle.set("source", this.#code);
    else this.#again();
  }

  get steps() {
    return this.#handle?.steps ?? 0;
  }

  async #mount() {
    const { mount } = await import(new URL("./mount-1.js", import.meta.url));
    const options = { lang: this.lang, title: this.name };
    for (const name of [...NUMBERS, ...FLAGS, ...TEXTS]) options[name] = this[name];
    const { step, source } = this.#remembered;
    options.step = step || this.getAttribute("step") || undefined;
    options.step &&= Number(options.step);
    if (!this.program && !this.exercise) options.code = this.#code ?? inline(this);
    const turn = (this.#turn = {});
    options.cancelled = () => turn !== this.#turn || !this.isConnected;
    options.onevent = (name, detail) => turn === this.#turn && this.#tell(name, detail);
    const handle = await mount(this, options);
    if (!handle) return;
    this.#handle = handle;
    this.shadowRoot.querySelector("slot")?.remove();
    if (source && source !== handle.source) handle.set("source", source);
  }

  #tell(name, detail) {
    if (name === "error" && detail.kind !== "compile") console.warn(`<${TAG}>: ${detail.message}`);
    this.dispatchEvent(new CustomEvent(`${TAG}-${name}`, { detail, bubbles: true, composed: true }));
    const verb = { ready: "initialized", complete: "completed", answer: "answered" }[name];
    if (!verb) return;
    // An xAPI statement for whoever listens; the host adds the actor.
    const result = name === "answer" && { success: detail.right, response: detail.given, score: { scaled: detail.right ? 1 : 0 } };
    this.dispatchEvent(new CustomEvent(`${TAG}-xapi`, { bubbles: true, composed: true, detail: {
      verb: { id: `http://adlnet.gov/expapi/verbs/${verb}` },
      object: { id: new URL(`./${this.#handle?.id ?? this.program ?? "code"}.html`, import.meta.url).href },
      ...(result && { result }),
    } }));
  }

  #fail(error) {
    this.#free();
    const notice = document.createElement("p");
    notice.setAttribute("role", "alert");
    notice.part = "error";
    notice.textContent = error.kind ? error.message : `The player could not be loaded: ${error.message}`;
    this.shadowRoot.prepend(notice);
    this.#tell("error", { kind: error.kind ?? "load", message: notice.textContent });
  }

  #try(change) {
    try {
      change();
    } catch (error) {
      this.#tell("error", { kind: error.kind, message: error.message });
    }
  }

  #free() {
    this.#turn = this.#loading = undefined;
    this.#handle?.free();
    this.#handle = undefined;
    if (!this.shadowRoot.querySelector("slot")) this.shadowRoot.append(document.createElement("slot"));
    this.shadowRoot.querySelector("[role=alert]")?.remove();
  }

  #again() {
    if (!this.#loading) return;
    this.#remembered = {};
    this.#free();
    if (this.isConnected) this.load();
  }

  static {
    for (const name of METHODS) this.prototype[name] = function (value) { this.#handle?.[name](value); };
    const reflect = (name, get, set) => Object.defineProperty(this.prototype, name, { get, set, configurable: true });
    const put = (element, name, value) => value === null || value === undefined ? element.removeAttribute(name) : element.setAttribute(name, value);
    for (const name of TEXTS) reflect(name, function () { return this.getAttribute(name) ?? undefined; }, function (value) { put(this, name, value); });
    for (const name of FLAGS) reflect(name, function () { return this.hasAttribute(name); }, function (value) { this.toggleAttribute(name, Boolean(value)); });
    for (const name of NUMBERS) {
      reflect(name, function () {
        const now = name === "step" ? this.#handle?.step : undefined;
        return now ?? (this.hasAttribute(name) ? Number(this.getAttribute(name)) : undefined);
      }, function (value) {
        put(this, name, value);
        if (name === "step") this.seek(value);
      });
    }
  }
}

if (customElements.get(TAG)) console.warn(`<${TAG}> is defined already; the first definition stays.`);
else customElements.define(TAG, RustMemory);
