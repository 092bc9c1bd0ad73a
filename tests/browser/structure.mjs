// What a page is made of: its one heading, its language, its images; and what is left of it without scripts.

export const structureChecks = [
  { name: "structure", run: structure },
  { name: "works without scripts", scripts: false, run: withoutScripts },
  { name: "reads the same without scripts", when: (entry) => !entry.search, run: same },
];

async function structure({ page, entry }) {
  const lang = entry.lang ?? "en";
  const found = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
    headings: document.querySelectorAll("h1").length,
    mains: document.querySelectorAll("main").length,
    title: document.title.trim(),
    bare: [...document.images].filter((image) => !image.hasAttribute("alt")).map((image) => image.src),
  }));
  const details = [];
  if (found.lang !== lang) details.push(`its language is "${found.lang}", not "${lang}"`);
  if (found.dir !== "ltr") details.push(`its direction is "${found.dir}"`);
  if (found.headings !== 1) details.push(`it has ${found.headings} h1`);
  if (found.mains !== 1) details.push(`it has ${found.mains} main`);
  if (!found.title) details.push("it has no title");
  for (const image of found.bare) details.push(`${image} has no alt`);
  return details;
}

async function withoutScripts({ page }) {
  const details = [];
  if (!(await page.locator("h1").isVisible())) details.push("the heading is not visible");
  if (!(await page.locator("main").isVisible())) details.push("the text is not visible");
  details.push(...(await hiddenLinks(page, "on a wide screen")));
  await page.setViewportSize({ width: 360, height: 740 });
  await page.locator(".main-nav summary").click();
  details.push(...(await hiddenLinks(page, "in the opened menu of a phone")));
  return details;
}

/** Says the same with scripts and without: what a script adds are buttons. */
async function same({ page, entry, origin, plain }) {
  await plain.goto(origin + entry.path);
  const [without, with_] = await Promise.all([plain, page].map((one) => one.evaluate(text)));
  const at = without.findIndex((line, index) => line !== with_[index]);
  if (at >= 0) return [`without scripts it says "${without[at]}", with them "${with_[at]}"`];
  return without.length === with_.length ? [] : [`scripts add "${with_[without.length]}"`];
}

function text() {
  const copy = document.body.cloneNode(true);
  for (const button of copy.querySelectorAll("main button, script, noscript")) button.remove();
  return [...copy.querySelectorAll("h1, h2, h3, h4, h5, h6, p, li, th, td, dt, dd, summary, figcaption, pre")]
    .map((element) => element.textContent.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "");
}

async function hiddenLinks(page, where) {
  const links = await page.locator(".main-nav a").all();
  if (links.length === 0) return ["the main navigation has no links"];
  const details = [];
  for (const link of links) {
    if (!(await link.isVisible())) details.push(`"${await link.textContent()}" is not visible ${where}`);
  }
  return details;
}
