// What a page is made of: its one heading, its language, its images, its marks, its other languages.

// What a mark calls itself, by language.
const REDACTED = { en: /redacted/i, es: /suprimi/i };

export const structureChecks = [
  { name: "structure", run: structure },
  { name: "works without scripts", scripts: false, run: withoutScripts },
  { name: "redaction marks", when: (entry) => entry.marks, run: marks },
  { name: "other languages", run: languages },
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

async function hiddenLinks(page, where) {
  const links = await page.locator(".main-nav a").all();
  if (links.length === 0) return ["the main navigation has no links"];
  const details = [];
  for (const link of links) {
    if (!(await link.isVisible())) details.push(`"${await link.textContent()}" is not visible ${where}`);
  }
  return details;
}

async function marks({ page, entry }) {
  const all = await page.locator(".mark, .mark-block").all();
  if (all.length === 0) return ["it shows no mark"];
  const details = [];
  for (const mark of all) {
    const heard = await mark.ariaSnapshot();
    if (!REDACTED[entry.lang ?? "en"].test(heard)) details.push(`a mark is heard as ${JSON.stringify(heard)}`);
  }
  return details;
}

/** The switcher leads to the same page in the other language and back, or to that language's home page. */
async function languages({ page, entry, origin }) {
  const lang = entry.lang ?? "en";
  const other = lang === "en" ? "es" : "en";
  const first = await follow(page, other, origin);
  if (first.lang !== other) return [`the switcher leads to a page in "${first.lang}" at ${first.path}`];
  if (!entry.spanish) return [];
  if (first.path !== entry.spanish) return [`the switcher leads to ${first.path}, not ${entry.spanish}`];
  const back = await follow(page, lang, origin);
  return back.path === entry.path ? [] : [`the way back leads to ${back.path}`];
}

async function follow(page, lang, origin) {
  const link = page.locator(`.languages a[hreflang="${lang}"]`);
  const [response] = await Promise.all([page.waitForNavigation(), link.click()]);
  if (response.status() !== 200) throw new Error(`${response.url()} answers ${response.status()}`);
  return {
    path: page.url().slice(origin.length),
    lang: await page.evaluate(() => document.documentElement.lang),
  };
}
