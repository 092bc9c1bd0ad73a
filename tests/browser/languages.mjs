// The language switch, and the language of what stands on a page: whoever hears it, hears each word in its language.

export const languageChecks = [
  { name: "language switch", run: there },
  { name: "languages of the parts", run: parts },
];

/** The switch leads to the same page in the other language and back; where there is none, it says so. */
async function there({ page, entry, origin }) {
  const lang = entry.lang ?? "en";
  const other = lang === "en" ? "es" : "en";
  const link = await describe(page, other);
  const first = await follow(page, other, origin);
  if (first.lang !== other) return [`the switch leads to a page in "${first.lang}" at ${first.path}`];
  if (entry.lang) {
    const back = await follow(page, lang, origin);
    return back.path === entry.path ? [] : [`the way back leads to ${back.path}`];
  }
  if (!entry.spanish) {
    const details = first.path === "/es/" ? [] : [`the switch leads to ${first.path}, not to the home page`];
    if (!link.note) details.push("the switch does not say that it leads to the home page");
    return details;
  }
  const details = first.path === entry.spanish ? [] : [`the switch leads to ${first.path}, not ${entry.spanish}`];
  if (link.note) details.push(`the switch says "${link.note}" on a page that is translated`);
  const back = await follow(page, lang, origin);
  return back.path === entry.path ? details : [...details, `the way back leads to ${back.path}`];
}

/** What the link to a language says besides the language, to the eye. */
async function describe(page, lang) {
  return page.locator(`.languages a[hreflang="${lang}"]`).evaluate((link) => {
    return { note: link.querySelector(".languages-missing")?.innerText.trim() ?? "" };
  });
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

/** A link to a page of this site has the language of that page, or is inside an element that has it. */
async function parts({ page }) {
  return page.evaluate(() => {
    const details = [];
    for (const element of document.querySelectorAll("body [lang]")) {
      if (!["en", "es"].includes(element.lang)) details.push(`"${element.lang}" is no language of the site`);
      const around = element.parentElement.closest("[lang]").lang;
      if (element.lang === around && !element.closest(".languages")) {
        details.push(`${element.tagName.toLowerCase()} says "${around}" once more`);
      }
    }
    for (const link of document.querySelectorAll("main a[href$='/']:not(.mark)")) {
      const url = new URL(link.href);
      if (url.origin !== location.origin) continue;
      const target = url.pathname.startsWith("/es/") ? "es" : "en";
      const said = (link.querySelector("[lang]") ?? link.closest("[lang]")).lang;
      if (said !== target) details.push(`"${link.textContent.trim()}" leads to ${target} and is said in ${said}`);
    }
    return details;
  });
}
