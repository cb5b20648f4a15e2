// The page that makes snippets: choose a program and how it is shown, see it, take it away.

const SITE = new URL("../", import.meta.url).href;
const place = document.getElementById("builder");
const make = (tag, more = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), more);
  element.append(...children);
  return element;
};
const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

// The guide's snippets name this site.
for (const code of document.querySelectorAll("article pre code")) {
  code.textContent = code.textContent.replaceAll("SITE/", SITE);
}

const names = await (await fetch(`${SITE}programs/index.json`)).json();
const OWN = "a program of my own";
const options = (list) => list.map((it) => make("option", { textContent: it }));
const fields = {
  form: make("select", {}, ...options(["element", "iframe", "mdBook", "link"])),
  program: make("select", {}, ...options([OWN, ...names])),
  step: make("input", { type: "number", min: "1", max: "99999" }),
  view: make("select", {}, ...options(["memory", "bytes", "addresses", "bytes addresses", "types", "borrows", "permissions"])),
  controls: make("select", {}, ...options(["full", "steps", "none"])),
  theme: make("select", {}, ...options(["auto", "light", "dark"])),
  height: make("input", { type: "number", min: "160", max: "4000", step: "20" }),
  editable: make("input", { type: "checkbox" }),
  autoplay: make("input", { type: "checkbox" }),
};
fields.program.value = names[0] ?? OWN;
const code = make("textarea", { rows: 6, spellcheck: false, value: 'fn main() {\n    let text = String::from("hello");\n    let moved = text;\n}\n' });
const codeLabel = make("label", { textContent: "code " }, code);
const preview = make("div");
const snippet = make("textarea", { rows: 8, readOnly: true, spellcheck: false });
const copy = make("button", { type: "button", className: "button", textContent: "Copy" });
const form = make("form", {}, ...Object.entries(fields).map(([name, field]) => make("label", { textContent: `${name} ` }, field)), codeLabel);
// The words of a label around a list would be those of its choices too.
for (const [name, field] of Object.entries(fields)) field.ariaLabel = name;
place.replaceChildren(form, preview, make("label", { textContent: "snippet " }, snippet), copy);
form.addEventListener("submit", (event) => event.preventDefault());
snippet.addEventListener("focus", () => snippet.select());
copy.addEventListener("click", async () => {
  snippet.select();
  try {
    await navigator.clipboard.writeText(snippet.value);
    copy.textContent = "Copied";
    setTimeout(() => (copy.textContent = "Copy"), 2000);
  } catch { /* It is selected: the reader copies it. */ }
});

/** The attributes that differ from the defaults. */
function attributes() {
  const chosen = {};
  if (fields.step.value) chosen.step = fields.step.value;
  if (fields.view.value !== "memory") chosen.view = fields.view.value;
  if (fields.controls.value !== "full") chosen.controls = fields.controls.value;
  if (fields.theme.value !== "auto") chosen.theme = fields.theme.value;
  if (fields.height.value) chosen.height = fields.height.value;
  if (fields.editable.checked) chosen.editable = "";
  if (fields.autoplay.checked) chosen.autoplay = "";
  return chosen;
}

const written = (all) => Object.entries(all).map(([name, value]) => (value === "" ? ` ${name}` : ` ${name}="${escape(value)}"`)).join("");

async function text() {
  const own = fields.program.value === OWN;
  const id = fields.program.value;
  const chosen = attributes();
  const inFrame = new URLSearchParams(["theme", "controls", "view"].filter((it) => chosen[it]).map((it) => [it, chosen[it]])).toString();
  const step = chosen.step ? (own ? `&step=${chosen.step}` : `#${chosen.step}`) : "";
  const frame = `${SITE}embed/${own ? "code" : id}.html${inFrame && `?${inFrame}`}${own ? `#code=${encodeURIComponent(code.value)}` : ""}${step}`;
  switch (fields.form.value) {
    case "link":
      return frame;
    case "iframe":
      return `<iframe src="${escape(frame)}" title="${own ? "A Rust program" : `${id}.rs`}" sandbox="allow-scripts" loading="lazy" style="width:100%;height:${chosen.height ?? 640}px;border:0"></iframe>`;
    case "mdBook": {
      const words = Object.entries(chosen).map(([name, value]) => (value === "" ? name : `${name}=${value.replace(" ", "+")}`));
      const source = own ? code.value : (await (await fetch(`${SITE}programs/${id}.json`)).json()).source;
      return `\`\`\`${["rust", "memory", ...words].join(",")}\n${source.trimEnd()}\n\`\`\``;
    }
    default: {
      const script = `<script type="module" src="${SITE}embed/rust-memory-1.js" integrity="${place.dataset.integrity}" crossorigin></script>`;
      if (own) return `${script}\n<rust-memory${written(chosen)}>\n<pre>${escape(code.value)}</pre>\n</rust-memory>`;
      const steps = await fetch(`${SITE}programs/${id}.steps.html`);
      const fallback = steps.ok ? `<figure><img src="${SITE}programs/${id}.svg" alt="Memory of ${id}.rs"></figure>\n${await steps.text()}` : `<a href="${frame}">${id}.rs</a>`;
      return `${script}\n<rust-memory${written({ program: id, ...chosen })}>\n${fallback}\n</rust-memory>`;
    }
  }
}

let turn = 0;
async function show() {
  const own = fields.program.value === OWN;
  codeLabel.hidden = !own;
  const element = document.createElement("rust-memory");
  for (const [name, value] of Object.entries(attributes())) element.setAttribute(name, value);
  if (own) element.code = code.value; else element.program = fields.program.value;
  preview.replaceChildren(element);
  const mine = (turn += 1);
  const now = await text();
  if (mine === turn) snippet.value = now;
}
let pause;
form.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(show, 300);
});
show();
