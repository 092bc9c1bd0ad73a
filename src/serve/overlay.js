// Reloads the page after a build and shows findings over it. Only `plainview serve` sends this.
(async () => {
  const box = document.createElement("dialog");
  box.setAttribute("aria-label", "Findings");
  box.style.cssText = "inset:auto 1rem 1rem 1rem;margin:0;width:auto;max-width:none;max-height:60vh;overflow:auto;z-index:9999;" +
    "padding:1rem;border:2px solid #b00020;background:#1b1b1b;color:#fff;font:13px/1.5 ui-monospace,monospace";
  const show = (status) => {
    box.replaceChildren();
    if (!status.findings) { box.close(); return; }
    const head = document.createElement("p");
    head.textContent = status.refused ? "Refused: this page is from an earlier build." : "Warnings";
    head.style.cssText = "margin:0 0 .5rem;font-weight:bold";
    const text = document.createElement("pre");
    text.textContent = status.findings;
    text.style.cssText = "margin:0;white-space:pre-wrap;background:none;color:inherit";
    const close = document.createElement("button");
    close.textContent = "Close";
    close.addEventListener("click", () => box.close());
    box.append(head, text, close);
    if (!box.isConnected) document.body.append(box);
    box.show();
  };
  const ask = async (path) => (await fetch("/__plainview/" + path)).json();
  try { show(await ask("status")); } catch { return; }
  for (;;) {
    try {
      const status = await ask("wait");
      if (status.refused) show(status); else { location.reload(); return; }
    } catch {
      await new Promise((done) => setTimeout(done, 1000));
    }
  }
})();
