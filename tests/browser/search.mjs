// The search page: results come while somebody types, can be narrowed down, linked to and reached by keyboard; and
// without scripts there is a way to every document.

import { accessible, SOME } from "./axe.mjs";

// What is looked for, and the page that must be found first, by language.
const SOUGHT = {
  en: { query: "request camera recordings", path: "/policies/320-body-worn-cameras/", type: "Policy" },
  es: { query: "presentar una queja", path: "/es/policies/340-complaints-about-officers/", type: "Política" },
};

const when = (entry) => entry.search;

export const searchChecks = [
  { name: "search from the keyboard", when, run: fromTheKeyboard },
  { name: "search from a link", when, run: fromALink },
  { name: "search with a filter", when, run: narrowedDown },
  { name: "search that finds nothing", when, run: nothing },
  { name: "search, axe", when, run: withResults },
  { name: "search without scripts", scripts: false, when, run: withoutScripts },
  { name: "search from the header", when: (entry) => entry.path === "/" || entry.path === "/es/", run: fromTheHeader },
];

const sought = (entry) => SOUGHT[entry.lang ?? "en"];
const address = (entry, values) => `${entry.path}?${new URLSearchParams(values)}`;
const status = (page) => page.locator(".search-status[role=status]");
const results = (page) => page.locator(".search-results a");

async function found(page) {
  await results(page).first().waitFor();
  return results(page).evaluateAll((links) => links.map((link) => link.getAttribute("href")));
}

async function fromTheKeyboard({ page, entry }) {
  const { query, path } = sought(entry);
  const box = page.locator("#pv-q");
  await box.focus();
  await page.keyboard.type(query);
  // On a busy machine there are results before all of it is typed.
  await page.waitForFunction((whole) => new URLSearchParams(location.search).get("q") === whole, query);
  await page.waitForFunction(() => /\d/.test(document.querySelector(".search-status").textContent));
  const paths = await found(page);
  const details = [];
  if (paths[0] !== path) details.push(`it finds ${paths[0]} first`);
  if (!/\d/.test(await status(page).textContent())) details.push("how many results there are is not announced");
  if (!(await box.evaluate((element) => element === document.activeElement))) details.push("the focus leaves the box");
  for (let stop = 0; stop < 12; stop += 1) {
    await page.keyboard.press("Tab");
    if (await results(page).first().evaluate((link) => link === document.activeElement)) break;
  }
  const [response] = await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  if (response.status() !== 200) details.push(`the first result answers ${response.status()}`);
  await page.goBack();
  if ((await found(page))[0] !== path) details.push("the results are gone on the way back");
  return details;
}

async function fromALink({ page, entry, origin }) {
  const { query, path } = sought(entry);
  await page.goto(origin + address(entry, { q: query }));
  const paths = await found(page);
  const details = [];
  if (paths[0] !== path) details.push(`it finds ${paths[0]} first`);
  if ((await page.locator("#pv-q").inputValue()) !== query) details.push("the box does not show what is looked for");
  const hidden = await page.locator(".search-results").evaluate((list) => /[\u0000-\u0008<>]/.test(list.textContent));
  if (hidden) details.push("a result shows what it should not");
  if ((await page.locator(".search-results mark").count()) === 0) details.push("the words found are not marked");
  return details;
}

async function narrowedDown({ page, entry, origin }) {
  const { query, type } = sought(entry);
  await page.goto(origin + address(entry, { q: query.split(" ").at(-1) }));
  const all = (await found(page)).length;
  const before = await status(page).textContent();
  await page.locator("#pv-filter-type").selectOption(type);
  await page.waitForFunction((text) => {
    const told = document.querySelector(".search-status").textContent;
    return told !== text && told !== document.querySelector(".search").dataset.searching;
  }, before);
  const types = await page.locator(".search-results .doc-type").allTextContents();
  const details = [];
  if (types.length === 0 || types.some((one) => !one.startsWith(type))) details.push(`"${type}" leaves ${types}`);
  if (types.length >= all) details.push(`"${type}" leaves all of ${all}`);
  const linked = page.url();
  await page.goto("about:blank");
  await page.goto(linked);
  await found(page);
  const again = await page.locator(".search-results .doc-type").allTextContents();
  if (again.join() !== types.join()) details.push("the link does not lead to the same results");
  return details;
}

async function nothing({ page, entry, origin }) {
  await page.goto(origin + address(entry, { q: "zqxjkvbw" }));
  await page.waitForFunction(() => /\.$/.test(document.querySelector(".search-status").textContent));
  return (await results(page).count()) === 0 ? [] : ["something is found"];
}

async function withResults(visit) {
  const { page, entry, origin } = visit;
  await page.goto(origin + address(entry, { q: sought(entry).query }));
  await found(page);
  return accessible(visit, SOME);
}

async function withoutScripts({ page, entry }) {
  const way = page.locator("noscript a, .search-no-script a").first();
  if (!(await way.isVisible())) return ["the way to all documents is not visible"];
  await Promise.all([page.waitForNavigation(), way.click()]);
  const links = await page.locator(".letter a").count();
  const path = sought(entry).path;
  if ((await page.locator(`.letter a[href="${path}"]`).count()) !== 1) return [`${path} is not among ${links} documents`];
  return [];
}

async function fromTheHeader({ page, entry }) {
  const { query, path } = sought(entry);
  await page.locator("#pv-site-search").fill(query);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  const paths = await found(page);
  return paths[0] === path ? [] : [`it finds ${paths[0]} first`];
}
