// Whether a page fits: narrow and wide screens, large text, and paper.

const WIDTHS = [320, 360, 768, 1280];

export const looksChecks = [
  { name: "fits the screen", run: fits },
  { name: "fits with text of 200 %", run: fitsLargeText },
  { name: "print", run: print },
];

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
export async function overflow(page, when) {
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
