// For a page with our iframes: gives each the height that it asks for.
addEventListener("message", ({ source, data }) => {
  if (data?.type !== "rust-memory" || data.event !== "resize" || !Number.isFinite(data.height)) return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow !== source) continue;
    frame.style.height = `${Math.min(Math.max(Math.ceil(data.height), 100), 4000)}px`;
  }
});
