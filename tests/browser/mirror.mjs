// Checks a built site whose language is written from right to left: `node mirror.mjs FOLDER`.
//
// Each page is the mirror image of what it is elsewhere, fits narrow and wide screens, and has nothing against it
// from axe. Prints a line for each page that fails; exits with 1 if any failed.

import { accessible } from "./axe.mjs";
import { context, launch, share } from "./browser.mjs";
import { addresses } from "./every.mjs";
import { overflow } from "./looks.mjs";
import { serve } from "./server.mjs";

const WIDTHS = [320, 1280];
const LOOKS = WIDTHS.map((width) => ({ scheme: "light", width, text: 100 }));

const [folder] = process.argv.slice(2);
const server = await serve(folder);
const browser = await launch();
const seen = new Set();
let failed = 0;
try {
  const one = await context(browser, server.origin);
  const paths = addresses(folder).filter((path) => path !== "/404.html");
  await share(paths, () => one.newPage(), check);
  for (const part of ["breadcrumbs", "contents", "menu"]) {
    if (!seen.has(part)) report("the site", [`no page has ${part}`]);
  }
} finally {
  await browser.close();
  server.stop();
}
process.exitCode = failed ? 1 : 0;

async function check(path, page) {
  await page.goto(server.origin + path);
  const details = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const found = await page.evaluate(mirrored);
    for (const part of found.seen) seen.add(part);
    details.push(...found.details.map((text) => `at ${width} px ${text}`));
    details.push(...(await overflow(page, `at ${width} px`)));
  }
  details.push(...(await accessible({ page }, LOOKS)));
  report(path, details);
}

/** Looks at where things stand. Runs in the page, so it can use nothing from here. */
function mirrored() {
  const details = [];
  const seen = [];
  const demand = (holds, text) => holds || details.push(text);
  const box = (selector) => {
    const element = document.querySelector(selector);
    return element && element.getClientRects().length > 0 ? element.getBoundingClientRect() : undefined;
  };
  const wide = innerWidth > 1000;
  const far = innerWidth / 2;
  const root = getComputedStyle(document.documentElement);
  demand(document.documentElement.lang === "ar", `the language is "${document.documentElement.lang}"`);
  demand(root.direction === "rtl", "the page runs from left to right");
  demand(box(".brand").right > far, "the name of the site starts at the left");
  demand(box("h1").right > far && getComputedStyle(document.querySelector("h1")).textAlign === "start", "the heading");

  const crumbs = [...document.querySelectorAll(".breadcrumbs li")].map((crumb) => crumb.getBoundingClientRect());
  if (crumbs.length > 0) demand(crumbs[0].right > far, "the first breadcrumb stands at the left");
  if (crumbs.length > 1) {
    seen.push("breadcrumbs");
    const sameLine = crumbs[1].top === crumbs[0].top;
    demand(!sameLine || crumbs[1].right <= crumbs[0].left, "the second breadcrumb is right of the first");
  }
  const contents = box(".toc");
  if (contents && wide) {
    seen.push("contents");
    demand(contents.left >= box(".document-text").right, "the contents stand left of the text");
  }
  const items = [...document.querySelectorAll(".main-nav-list li")].map((item) => item.getBoundingClientRect());
  if (items.length > 1 && wide) {
    seen.push("menu");
    demand(items[0].right > far && items[1].right <= items[0].left, "the menu starts at the left");
  }
  return { details, seen };
}

function report(path, details) {
  if (details.length === 0) return;
  failed += 1;
  console.log(`${path}: ${[...new Set(details)].join("; ")}`);
}
