// What a screen reader is told: the landmarks, the outline of the headings, the name of all that can be used.
//
// It comes from the browser's accessibility tree, which is what screen readers get.

const LANDMARKS = ["banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"];
/** Landmarks of which a page has one at most, so that they need no name. */
const SINGLE = ["banner", "contentinfo", "main", "search"];
const NAMED = ["button", "checkbox", "combobox", "heading", "image", "link", "searchbox", "textbox", "DisclosureTriangle"];
// What a mark calls itself, by language.
const REDACTED = { en: /redacted/i, es: /suprimi/i };

export const nameChecks = [
  { name: "landmarks", run: async (visit) => landmarks(await heard(visit)) },
  { name: "outline of headings", run: async (visit) => outline(await heard(visit)) },
  { name: "names", run: async (visit) => names(await heard(visit)) },
  { name: "redaction marks", when: (entry) => entry.marks, run: marks },
];

/** The roles of a page with their names, in the order in which they are read. */
export async function heard({ page }) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, properties = [] }) => ({
      role: role.value,
      name: (name?.value ?? "").trim(),
      level: properties.find((property) => property.name === "level")?.value.value,
    }));
}

export function landmarks(all) {
  const found = all.filter(({ role }) => LANDMARKS.includes(role));
  const details = [];
  const mains = found.filter(({ role }) => role === "main").length;
  if (mains !== 1) details.push(`there are ${mains} main`);
  for (const role of ["banner", "contentinfo", "navigation"]) {
    if (!found.some((one) => one.role === role)) details.push(`there is no ${role}`);
  }
  const seen = new Set();
  for (const { role, name } of found) {
    if (!name && !SINGLE.includes(role)) details.push(`a ${role} has no name`);
    const key = `${role} "${name}"`;
    if (seen.has(key)) details.push(`there is more than one ${key}`);
    seen.add(key);
  }
  return details;
}

/** One heading of the first level; none is more than one level below the one before it. */
export function outline(all) {
  const headings = all.filter(({ role }) => role === "heading");
  const first = headings.filter(({ level }) => level === 1).length;
  const details = first === 1 ? [] : [`there are ${first} headings of level 1`];
  // What is urgent may stand before the heading of the page, as a section of its own.
  let before = 1;
  for (const { level, name } of headings) {
    if (level > before + 1) details.push(`"${name}" is of level ${level} after one of level ${before}`);
    before = level;
  }
  return details;
}

export function names(all) {
  return all.filter(({ role, name }) => NAMED.includes(role) && !name).map(({ role }) => `a ${role} has no name`);
}

/** A mark is read as text, with the ground as the list of the document's grounds calls it. */
async function marks({ page, entry }) {
  const grounds = await page.locator(".marks li").evaluateAll((items) =>
    items.map((item) => (item.querySelector("a") ?? item).textContent.split(":")[0].trim()),
  );
  const all = await page.locator(".mark, .mark-block").all();
  if (all.length === 0) return ["it shows no mark"];
  const details = [];
  for (const mark of all) {
    const text = await mark.ariaSnapshot();
    const ground = grounds.some((one) => text.toLowerCase().includes(one.toLowerCase()));
    if (!REDACTED[entry.lang ?? "en"].test(text)) details.push(`a mark is heard as ${JSON.stringify(text)}`);
    if (!ground) details.push(`no ground of ${grounds.join(", ")} is heard in ${JSON.stringify(text)}`);
  }
  return details;
}
