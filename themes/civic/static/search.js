// The search page: asks the index, which is part of this site, and shows what it finds. What is typed
// goes nowhere but into the address of this page, so that a search can be linked to.

const SHOWN = 20; // results at a time
const PAUSE = 250; // milliseconds after the last key before a search begins
const END_OF_BLOCK = /\u0001/g; // stands in the index where a block of text ends
const ENDED = /([.!?:;])\u0001/g; // where that can be seen without it

const root = document.querySelector(".search");
const form = root.querySelector("form");
const box = form.elements.q;
const fieldset = form.querySelector("fieldset");
const selects = [...fieldset.querySelectorAll("select")];
const status = root.querySelector(".search-status");
const list = root.querySelector(".search-results");
const more = root.querySelector(".search-more");
const text = root.dataset;

let index; // the loaded index, as a promise
let round = 0; // the number of the search that was begun last
let found = []; // its results
let timer;

/** Loads the index, all of its parts, once. */
function load() {
  index ??= (async () => {
    const pagefind = await import(new URL(`${text.index}pagefind.js`, document.baseURI).href);
    await pagefind.options({ basePath: text.index, noWorker: true, excerptLength: 32 });
    await pagefind.init();
    for (const part of text.more.split(" ").filter(Boolean)) await pagefind.mergeIndex(part);
    return { pagefind, all: await pagefind.filters() };
  })();
  index.catch(() => {
    index = undefined; // a later search tries again
  });
  return index;
}

/** Reads the search out of the address. */
function read() {
  const asked = new URLSearchParams(location.search);
  box.value = asked.get("q") ?? "";
  for (const select of selects) {
    const value = asked.get(select.name) ?? "";
    if (value && ![...select.options].some((option) => option.value === value)) select.add(new Option(value, value));
    select.value = value;
  }
}

/** Writes the search into the address: as a step back for a finished one, else in place. */
function write(isStep) {
  const asked = new URLSearchParams();
  if (box.value.trim()) asked.set("q", box.value.trim());
  for (const select of selects) if (select.value) asked.set(select.name, select.value);
  const query = asked.toString();
  const address = query ? `?${query}` : location.pathname;
  if (query === location.search.slice(1)) return;
  history[isStep ? "pushState" : "replaceState"](null, "", address);
}

async function search() {
  clearTimeout(timer);
  const own = ++round;
  const query = box.value.trim();
  const filters = Object.fromEntries(selects.filter((one) => one.value).map((one) => [one.name, one.value]));
  const isEmpty = !query && Object.keys(filters).length === 0;
  if (!isEmpty) status.textContent = text.searching;
  try {
    const { pagefind, all } = await load();
    const result = isEmpty ? { results: [], filters: all, totalFilters: all } : await pagefind.search(query || null, { filters });
    if (own !== round) return;
    found = result.results;
    list.replaceChildren();
    choices(all, result);
    const items = await Promise.all(found.slice(0, SHOWN).map(item));
    if (own !== round) return;
    show(items);
    status.textContent = isEmpty ? "" : found.length === 0 ? text.nothing : text.found.replace("#", found.length);
  } catch (error) {
    if (own !== round) return;
    console.error(error);
    found = [];
    list.replaceChildren();
    more.hidden = true;
    status.textContent = text.failed;
  }
}

/** Fills the selects: each value with how many results it would leave. */
function choices(all, result) {
  for (const select of selects) {
    const counts = (select.value ? result.totalFilters : result.filters)[select.name] ?? {};
    const values = Object.keys(all[select.name] ?? {}).filter((value) => counts[value] || value === select.value);
    const isYear = select.name === "year";
    values.sort((a, b) => (isYear ? b.localeCompare(a) : a.localeCompare(b, document.documentElement.lang)));
    const kept = select.value;
    select.length = 1; // the first one means all
    for (const value of values) select.add(new Option(`${value} (${counts[value] ?? 0})`, value));
    select.value = kept;
    // Without a choice a select says nothing.
    select.parentElement.hidden = Object.keys(all[select.name] ?? {}).length === 0;
  }
  fieldset.hidden = selects.every((select) => select.parentElement.hidden);
}

function show(items) {
  list.append(...items);
  more.hidden = list.children.length >= found.length;
}

function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** Makes the entry of one result. Nothing of it is read as HTML. */
async function item(result) {
  const { url, meta, filters, excerpt } = await result.data();
  const link = element("a", "", meta.title ?? url);
  link.href = url;
  const main = element("div", "doc-main", element("h2", "doc-title", link));
  const passage = result.words.length > 0 ? marked(excerpt) : [meta.summary ?? ""];
  main.append(element("p", "doc-summary", ...passage));
  const facts = element("p", "doc-meta");
  const type = [filters.type?.[0], meta.number].filter(Boolean).join(" ");
  if (type) facts.append(element("span", "doc-type", type), " ");
  for (const value of filters.status ?? []) facts.append(element("span", "badge", value), " ");
  if (meta.date) facts.append(element("span", "", `${text.dated} `, day(meta.date)));
  if (facts.childNodes.length > 0) main.append(facts);
  return element("li", "doc", main);
}

/** Makes nodes of an excerpt, in which found words stand between `<mark>` and `</mark>`. */
function marked(excerpt) {
  const ended = (part) => part.replace(ENDED, "$1").replace(END_OF_BLOCK, " ·");
  const plain = (part) => ended(part).replaceAll("&lt;", "<").replaceAll("&gt;", ">");
  const parts = excerpt.split(/<\/?mark>/);
  return ["… ", ...parts.map((part, at) => (at % 2 === 1 ? element("mark", "", plain(part)) : plain(part))), " …"];
}

function day(iso) {
  const made = element("time", "", iso);
  made.dateTime = iso;
  const format = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });
  made.textContent = format.format(new Date(`${iso}T00:00:00Z`));
  return made;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  write(true);
  search();
});
box.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    write(false);
    search();
  }, PAUSE);
});
for (const select of selects) {
  select.addEventListener("change", () => {
    write(true);
    search();
  });
}
more.querySelector("button").addEventListener("click", async () => {
  const own = round;
  const shown = list.children.length;
  const items = await Promise.all(found.slice(shown, shown + SHOWN).map(item));
  if (own !== round) return;
  show(items);
  items[0]?.querySelector("a").focus();
});
addEventListener("popstate", () => {
  read();
  search();
});
box.addEventListener("focus", load, { once: true });
read();
search();
