// What a page looks like: to axe in light and dark, on narrow and wide screens, with large text, on paper.

import axe from "axe-core";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WIDTHS = [320, 360, 768, 1280];

export const looksChecks = [
  { name: "axe, light, wide", run: (visit) => accessible(visit, "light", 1280) },
  { name: "axe, dark, wide", run: (visit) => accessible(visit, "dark", 1280) },
  { name: "axe, light, narrow", run: (visit) => accessible(visit, "light", 360) },
  { name: "axe, dark, narrow", run: (visit) => accessible(visit, "dark", 360) },
  { name: "fits the screen", run: fits },
  { name: "fits with text of 200 %", run: fitsLargeText },
  { name: "print", run: print },
];

/** Asks axe about a page as it is now. */
export async function accessible({ page }, colorScheme, width) {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: 900 });
  // The page's policy forbids scripts, so axe comes in beside the page, not through it; `preload` would fetch.
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async (tags) => {
    const options = { runOnly: tags, rules: { "target-size": { enabled: true } }, preload: false };
    const results = await window.axe.run(document, options);
    return results.violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ target, any, all, none }) => ({
        target: target.join(" "),
        why: [...any, ...all, ...none][0]?.message ?? "",
      })),
    }));
  }, TAGS);
  return violations.map(({ id, nodes }) => {
    const shown = nodes.slice(0, 3).map(({ target, why }) => `${target} (${why})`);
    return `${id} at ${nodes.length}: ${shown.join(", ")}`;
  });
}

async function fits({ page }) {
  const details = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    details.push(...(await overflow(page, `at ${width} px`)));
  }
  return details;
}

async function fitsLargeText({ page }) {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });
  const folded = await overflow(page, "at 360 px");
  await page.locator(".main-nav summary").click();
  return [...folded, ...(await overflow(page, "at 360 px with the menu open"))];
}

/** Names what sticks out furthest, if the page can be scrolled sideways. */
async function overflow(page, when) {
  const found = await page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return undefined;
    const right = (element) => element.getBoundingClientRect().right;
    const elements = [...document.body.querySelectorAll("*")].filter((element) => !element.closest(".table > *"));
    const widest = elements.reduce((a, b) => (right(b) >= right(a) ? b : a));
    const name = widest.tagName.toLowerCase() + [...widest.classList].map((one) => `.${one}`).join("");
    return `${root.scrollWidth} px wide because of ${name} "${widest.textContent.trim().slice(0, 40)}"`;
  });
  return found ? [`${when} the page is ${found}`] : [];
}

/** On paper there is the text, its address and the number of the page, and nothing that wants to be clicked. */
async function print({ page, entry, origin }) {
  await page.emulateMedia({ media: "print" });
  const found = await page.evaluate(() => {
    const shown = (element) => element !== null && element.getClientRects().length > 0;
    const name = (element) => `${element.tagName.toLowerCase()}.${element.className}`;
    const details = [...document.querySelectorAll("main details:not(.fold) > :not(summary)")];
    const margins = [...document.styleSheets]
      .flatMap((sheet) => [...sheet.cssRules])
      .filter((rule) => rule instanceof CSSPageRule)
      .map((rule) => rule.cssText);
    return {
      navigation: [...document.querySelectorAll("nav, .utility, .skip-link, .toc, .actions")].filter(shown).map(name),
      text: shown(document.querySelector("main h1")),
      document: document.body.classList.contains("kind-document"),
      note: shown(document.querySelector(".print-only")),
      canonical: document.querySelector("link[rel=canonical]")?.href,
      visible: document.body.innerText,
      numbered: margins.some((text) => text.includes("counter(page)")),
      folded: details.filter((element) => !shown(element)).map(name),
    };
  });
  const details = found.navigation.map((name) => `${name} is printed`);
  if (!found.text) details.push("the heading is not printed");
  if (!found.numbered) details.push("pages are not numbered");
  if (found.document && !found.note) details.push("the note for paper is not printed");
  if (found.document && !found.visible.includes(found.canonical)) details.push(`${found.canonical} is not printed`);
  for (const name of found.folded) details.push(`${name} stays folded on paper`);
  return details;
}
