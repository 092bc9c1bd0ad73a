// A document on paper, as the PDF that the browser prints: its text is there, with what tells which document it is
// and where it came from; what wants to be clicked is not.

import { spawnSync } from "node:child_process";

export const paperChecks = [{ name: "PDF", run: paper }];

async function paper({ page }) {
  await page.emulateMedia({ media: null }); // else it prints what the screen shows
  const wanted = await page.evaluate(() => {
    const said = (node) => {
      const copy = node.cloneNode(true);
      for (const anchor of copy.querySelectorAll("a.anchor, button:not(.term), [popover]")) anchor.remove();
      return copy.textContent;
    };
    const texts = (selector) => [...document.querySelectorAll(selector)].map(said);
    return {
      document: document.body.classList.contains("kind-document"),
      heading: texts("h1"),
      number: texts(".document-header .eyebrow-number"),
      text: texts(".prose > :is(h2, h3, p):not(.stat), .stat > *"),
      facts: texts(".facts-panel dd, .document-text .print-only"),
      address: document.querySelector("link[rel=canonical]")?.href,
      navigation: [texts(".main-nav a"), texts(".toc-list a"), texts(".languages li")].map((all) => all.join(" ")),
      controls: texts(".skip-link, .main-nav summary, .actions a"),
    };
  });
  const printed = words(read(await page.pdf({ format: "Letter", preferCSSPageSize: true })));
  const details = [];
  const demand = (what, texts) => {
    for (const text of texts) if (!run(printed).includes(run(text))) details.push(`${what} "${words(text)}" is not printed`);
  };
  demand("the heading", wanted.heading);
  if (!/\b1 ?\/ ?\d+/.test(printed)) details.push("the pages have no numbers");
  if (wanted.document) {
    demand("the number", wanted.number);
    demand("the fact", wanted.facts);
    demand("the text", wanted.text.map((text) => words(text).split(" ").slice(0, 6).join(" ")));
    if (!run(printed).includes(run(wanted.address))) details.push(`${wanted.address} is not printed`);
  }
  for (const text of [...wanted.navigation, ...wanted.controls].map(words)) {
    if (text && printed.includes(text)) details.push(`"${text}" is printed`);
  }
  return details.slice(0, 5);
}

// Whatever has a hyphen may be broken into lines there, and the hyphen at the end of one is lost.
const run = (text) => words(text).replace(/[ -]/g, "");

const words = (text) => text.replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();

/** The text of a PDF, in the order in which it was written, whatever its columns. */
function read(pdf) {
  const { error, status, stdout, stderr } = spawnSync("pdftotext", ["-raw", "-", "-"], { input: pdf, encoding: "utf8" });
  if (error) throw error;
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
