// What a page is to somebody without a pointer: the skip link, a visible focus wherever it goes, the menu of a phone,
// the language switch.

const STOPS = 40;
const CONTRAST = 3; // WCAG 2.2, 1.4.11: what shows a state, against what is beside it

// What all pages have in common is tried on two.
const isHome = (entry) => entry.path === "/" || entry.path === "/es/";

export const keyboardChecks = [
  { name: "skip link", run: skipLink },
  { name: "focus, light, wide", run: (visit) => walk(visit, { colorScheme: "light" }, 1280) },
  { name: "focus, dark, narrow", run: (visit) => walk(visit, { colorScheme: "dark" }, 360) },
  { name: "menu of a phone", when: isHome, run: menu },
  { name: "language switch from the keyboard", when: isHome, run: language },
];

async function skipLink({ page }) {
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => {
    const box = document.activeElement.getBoundingClientRect();
    return { isSkipLink: document.activeElement.matches(".skip-link"), top: box.top, bottom: box.bottom };
  });
  if (!first.isSkipLink) return ["it is not the first stop"];
  if (first.top < 0 || first.bottom <= 0) return ["it is not visible when it has the focus"];
  await page.keyboard.press("Enter");
  const inMain = await page.evaluate(() => document.activeElement === document.querySelector("main"));
  if (!inMain) return ["it does not move the focus to the text"];
  await page.keyboard.press("Tab");
  const goesOn = await page.evaluate(() => {
    const main = document.querySelector("main");
    const after = main.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING;
    return main.contains(document.activeElement) || after !== 0;
  });
  return goesOn ? [] : ["the next stop lies before the text"];
}

/** Goes from stop to stop, and looks at each for a focus that can be seen. */
export async function walk({ page }, media, width, stops = STOPS) {
  await page.emulateMedia(media);
  await page.setViewportSize({ width, height: 900 });
  const details = [];
  for (let stop = 1; stop <= stops; stop += 1) {
    await page.keyboard.press("Tab");
    const focus = await page.evaluate(look);
    if (!focus) {
      if (stop < 12) details.push(`the focus is lost at stop ${stop}`);
      break;
    }
    const name = `stop ${stop}, ${focus.name},`;
    if (focus.again) details.push(`${name} holds the focus`);
    if (!focus.outlined) details.push(`${name} has no outline`);
    else if (focus.contrast < CONTRAST) details.push(`${name} has an outline of contrast ${focus.contrast.toFixed(2)}`);
    if (!focus.inView) details.push(`${name} is out of view`);
    else if (focus.coveredBy) details.push(`${name} is covered by ${focus.coveredBy}`);
  }
  return details;
}

/** The menu opens and closes with Enter and with the space bar; open, it is walked through, closed, it is passed by. */
async function menu({ page }) {
  await page.setViewportSize({ width: 375, height: 740 });
  const details = [];
  const summary = page.locator(".main-nav summary");
  const links = await page.locator(".main-nav a").count();
  const focused = (selector) => page.evaluate((one) => document.activeElement.matches(one), selector);
  const open = () => page.locator(".main-nav details").evaluate((fold) => fold.open);
  await tabTo(page, ".main-nav summary");
  for (const key of ["Enter", "Space"]) {
    await summary.focus();
    await page.keyboard.press(key);
    if (!(await open())) {
      details.push(`${key} does not open it`);
      continue;
    }
    for (let stop = 1; stop <= links; stop += 1) {
      await page.keyboard.press("Tab");
      const seen = await page.evaluate(() => document.activeElement.getBoundingClientRect().height >= 24);
      if (!(await focused(".main-nav a")) || !seen) details.push(`stop ${stop} is not one of its ${links} links`);
    }
    await page.keyboard.press("Tab");
    if (await focused(".main-nav *")) details.push("it holds the focus");
    for (let stop = 0; stop <= links; stop += 1) await page.keyboard.press("Shift+Tab");
    if (!(await focused(".main-nav summary"))) details.push("the way back does not lead to its button");
    await page.keyboard.press(key);
    if (await open()) details.push(`${key} does not close it`);
    await page.keyboard.press("Tab");
    if (await focused(".main-nav *")) details.push("its links have the focus when it is closed");
  }
  return details;
}

async function language({ page, entry }) {
  const other = entry.lang === "es" ? "en" : "es";
  await tabTo(page, `.languages a[hreflang="${other}"]`);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  const lang = await page.evaluate(() => document.documentElement.lang);
  return lang === other ? [] : [`it leads to a page in "${lang}"`];
}

/** Presses the tabulator until an element has the focus. */
async function tabTo(page, selector) {
  for (let stop = 0; stop < 15; stop += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((one) => document.activeElement.matches(one), selector)) return;
  }
  throw new Error(`${selector} cannot be reached`);
}

/** Describes the element that has the focus. Runs in the page, so it can use nothing from here. */
function look() {
  const element = document.activeElement;
  if (!element || element === document.body) return undefined;
  const again = element.dataset.seen === "last";
  for (const seen of document.querySelectorAll("[data-seen]")) seen.dataset.seen = "before";
  element.dataset.seen = "last";

  const numbers = (color) => color.match(/[\d.]+/g).map(Number);
  const luminance = ([red, green, blue]) => {
    const [r, g, b] = [red, green, blue].map((c) => (c <= 10.31475 ? c / 3294.6 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (start) => {
    for (let at = start; at; at = at.parentElement) {
      const color = numbers(getComputedStyle(at).backgroundColor);
      if (color[3] !== 0) return color;
    }
    return [255, 255, 255];
  };

  const style = getComputedStyle(element);
  const inside = parseFloat(style.outlineOffset) < 0;
  const line = numbers(style.outlineColor);
  const levels = [line, ground(inside ? element : element.parentElement)].map(luminance);
  const [light, dark] = levels.sort((a, b) => b - a);
  const [box] = element.getClientRects();
  const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height, innerHeight - box.top) / 2];
  const inView = box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
  const hit = inView ? document.elementFromPoint(x, y) : null;
  return {
    name: `${element.tagName.toLowerCase()} "${element.textContent.trim().slice(0, 30)}"`,
    again,
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && line[3] !== 0,
    contrast: (light + 0.05) / (dark + 0.05),
    inView,
    coveredBy: hit && !element.contains(hit) && !hit.contains(element) ? hit.className || hit.tagName : undefined,
  };
}
