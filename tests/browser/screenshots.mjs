// Pictures of the main kinds of page for a person to look at: `node screenshots.mjs FOLDER [PICTURES]`.
//
// They are of whole pages, on a phone and on a wide screen, of some at night, too. They go to the folder
// PICTURES, else to PLAINVIEW_SCREENSHOTS, else to `target/screenshots`.

import path from "node:path";
import { fileURLToPath } from "node:url";
import { context, launch } from "./browser.mjs";
import { pages } from "./pages.mjs";
import { serve } from "./server.mjs";

const WIDTHS = [375, 1280];
const AT_NIGHT = ["home", "policy with redactions", "search"];

const [folder, pictures] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node screenshots.mjs FOLDER [PICTURES] (the folder of a built site, and where to put them)");
  process.exit(2);
}
const usual = fileURLToPath(new URL("../../target/screenshots", import.meta.url));
const target = pictures ?? process.env.PLAINVIEW_SCREENSHOTS ?? usual;

const server = await serve(folder);
const browser = await launch();
try {
  const one = await context(browser, server.origin);
  const page = await one.newPage();
  // One after the other: pictures of tall pages that are taken at once come out torn.
  for (const entry of pages) await take(entry, page);
} finally {
  await browser.close();
  server.stop();
}
console.log(target);

async function take(entry, page) {
  const name = entry.name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  for (const colorScheme of AT_NIGHT.includes(entry.name) ? ["light", "dark"] : ["light"]) {
    await page.emulateMedia({ colorScheme });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(server.origin + entry.path);
      await page.screenshot({ path: path.join(target, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    }
  }
}
