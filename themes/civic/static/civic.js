// What a page can do more where scripts run. It is whole without them.
(() => {
  const own = document.currentScript;
  const address = document.querySelector("link[rel=canonical]")?.href ?? location.href;

  const said = document.createElement("p");
  said.className = "said";
  said.setAttribute("role", "status");
  document.body.append(said);

  async function copy(text) {
    await navigator.clipboard.writeText(text);
    said.textContent = `${own.dataset.copied} ${text}`;
    setTimeout(() => (said.textContent = ""), 4000);
  }

  const tools = {
    share: () => navigator.share({ title: document.title, url: address }).catch(() => {}),
    copy: () => copy(`${document.querySelector("[data-cite]").dataset.cite}, ${address}`),
    print: () => print(),
  };
  const able = { share: "share" in navigator, copy: "clipboard" in navigator, print: true };
  for (const button of document.querySelectorAll("[data-tool]")) {
    const name = button.dataset.tool;
    if (!able[name]) continue;
    button.parentElement.hidden = false;
    button.addEventListener("click", tools[name]);
  }

  document.addEventListener("click", (event) => {
    const anchor = event.target.closest("a.anchor");
    const cited = anchor?.closest("[data-cite]");
    if (!cited || !able.copy) return;
    const heading = anchor.previousElementSibling;
    const number = heading.querySelector(".section-number")?.textContent;
    const { cite, number: whole } = cited.dataset;
    const at = cite.lastIndexOf(whole, cite.includes(",") ? cite.indexOf(",") : cite.length);
    const name = number && whole ? cite.slice(0, at) + number + cite.slice(at + whole.length) : `“${heading.textContent.trim()}”, ${cite}`;
    copy(`${name}, ${anchor.href}`).catch(() => {});
  });

  const now = new Date();
  const today = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  for (const alert of document.querySelectorAll("[data-until]")) {
    if (alert.dataset.until < today) alert.remove();
  }
  const alerts = document.querySelector(".alerts");
  if (alerts && !alerts.querySelector("li")) alerts.remove();

  if (own.dataset.offline && "serviceWorker" in navigator) navigator.serviceWorker.register(own.dataset.offline);
})();
