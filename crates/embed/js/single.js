// Below the glue of the player's module, in its scope: mounts the program that the file carries.
try {
  const program = JSON.parse(document.getElementById("rust-memory-program").textContent);
  const bytes = await (await fetch(program.module)).arrayBuffer();
  await __wbg_init({ module_or_path: bytes });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(program.style);
  const shadow = document.getElementById("rust-memory").attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [sheet];
  const section = document.createElement("section");
  section.className = "program";
  section.dataset.theme = "auto";
  shadow.append(section);
  // Kept: a widget that nobody holds is freed, and taken away.
  globalThis.rustMemory = mount(section, { ...program, root: "about:blank", fixed: true }, () => {});
} catch (error) {
  const notice = document.createElement("p");
  notice.setAttribute("role", "alert");
  notice.textContent = `The player could not be started: ${error.message}`;
  document.body.prepend(notice);
}
