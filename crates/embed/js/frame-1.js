// The page inside an iframe: tells its height, and does what the page around it asks, if that is on
// the list. It accepts messages from its parent alone, and never puts HTML from one into the page.

const COMMANDS = ["play", "pause", "next", "previous", "seek", "reset"];
const MAX_CODE = 16_000;
const element = document.querySelector("rust-memory");
const asked = new URLSearchParams(location.search);
/** Who may be told more than the height: the origin that the page's address names. */
const origin = /^https?:\/\/[\w.-]+(:\d+)?$/.test(asked.get("origin")) ? asked.get("origin") : undefined;

function tell(message, target = origin ?? "*") {
  if (parent !== window) parent.postMessage(message, target);
}

// The address: `#7` is a step, `#code=…&step=…&edition=…` a program of the reader's.
function read(hash) {
  if (/^\d{1,6}$/.test(hash)) return void (element.step = Number(hash));
  const wanted = new URLSearchParams(hash);
  const code = wanted.get("code");
  if (code !== null && !element.program) {
    if (code.length > MAX_CODE) return refuse(`The program in this address is too long: at most ${MAX_CODE} characters.`);
    if (wanted.get("edition") === "2021") element.edition = "2021";
    element.code = code;
  } else if (!element.program && !element.exercise) {
    return refuse("This address names no program: it needs #code=… with the program's text.");
  }
  if (/^\d{1,6}$/.test(wanted.get("step"))) element.step = Number(wanted.get("step"));
}

function refuse(sentence) {
  element.remove();
  const notice = document.createElement("p");
  notice.setAttribute("role", "alert");
  notice.textContent = sentence;
  document.body.append(notice);
  tell({ type: "rust-memory", event: "error", detail: { kind: "address", message: sentence } });
}

for (const name of ["theme", "controls", "view", "speed", "seed"]) {
  if (asked.has(name)) element.setAttribute(name, asked.get(name));
}
read(location.hash.slice(1));

let told = 0;
new ResizeObserver(() => {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  if (height === told) return;
  told = height;
  // The height is no secret: any host may know it.
  tell({ subject: "lti.frameResize", height }, "*");
  tell({ type: "rust-memory", event: "resize", height }, "*");
}).observe(document.body);

for (const event of ["ready", "step", "complete", "answer", "error", "xapi"]) {
  element.addEventListener(`rust-memory-${event}`, ({ detail }) => tell({ type: "rust-memory", event, detail }));
}

addEventListener("message", ({ source, data, origin: from }) => {
  if (source !== parent || parent === window || (origin && from !== origin)) return;
  if (typeof data !== "object" || data === null) return;
  if (data.type === "rust-memory" && COMMANDS.includes(data.command)) {
    const value = Number(data.value ?? 0);
    if (Number.isFinite(value)) element[data.command](Math.min(Math.max(Math.trunc(value), 0), 1e9));
  } else if (origin && data.subject === "SPLICE.getState.response" && typeof data.state?.given === "string") {
    // What a learner said before is told, not answered anew.
    element.dataset.given = data.state.given.slice(0, 200);
  }
});

// SPLICE, when the address names the learning platform's origin.
if (origin && asked.has("splice")) {
  const send = (subject, more) => tell({ subject, message_id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`, ...more });
  const activity = { activity_id: location.pathname };
  send("SPLICE.getState", activity);
  element.addEventListener("rust-memory-answer", ({ detail }) => {
    send("SPLICE.reportScoreAndState", { ...activity, score: detail.right ? 1 : 0, state: { given: detail.given } });
  });
  for (const name of ["ready", "complete"]) {
    element.addEventListener(`rust-memory-${name}`, ({ detail }) => send("SPLICE.sendEvent", { ...activity, name, data: detail }));
  }
}
