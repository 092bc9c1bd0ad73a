// Checks a built sample site in a real browser: `node run.mjs FOLDER`.
//
// Prints a line for each check that fails, then how many passed and failed; exits with 1 if any failed.
// The browser is PLAINVIEW_CHROMIUM, else Debian's chromium.

import { statSync } from "node:fs";
import { chromium } from "playwright-core";
import { keyboardChecks } from "./keyboard.mjs";
import { looksChecks } from "./looks.mjs";
import { pages } from "./pages.mjs";
import { searchChecks } from "./search.mjs";
import { serve } from "./server.mjs";
import { structureChecks } from "./structure.mjs";

const FLAGS = [
  "--no-sandbox", // the tests run as root in a container, and open nothing but our own pages
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const CHECKS = [...structureChecks, ...looksChecks, ...keyboardChecks, ...searchChecks];

const [folder] = process.argv.slice(2);
if (!folder || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
  console.error("usage: node run.mjs FOLDER (the folder of a built site)");
  process.exit(2);
}

const server = await serve(folder);
const browser = await chromium.launch({
  executablePath: process.env.PLAINVIEW_CHROMIUM || "/usr/bin/chromium",
  args: FLAGS,
});
let passed = 0;
let failed = 0;
try {
  const withScripts = await context({});
  const withoutScripts = await context({ javaScriptEnabled: false });
  for (const entry of pages) await visit(entry, withScripts, withoutScripts);
} finally {
  await browser.close();
  server.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;

/** A context that reaches nothing but the site, and in which nothing moves. */
async function context(options) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(20_000); // not what a page may take: other tests run beside this one
  await context.route(
    (url) => url.origin !== server.origin && url.protocol !== "data:",
    (route) => route.abort(),
  );
  return context;
}

/** Runs all checks on one page, which is loaded anew for each. */
async function visit(entry, withScripts, withoutScripts) {
  const scripted = await withScripts.newPage();
  const plain = await withoutScripts.newPage();
  const noise = [];
  for (const page of [scripted, plain]) listen(page, entry, noise);
  for (const { name, when, scripts, run } of CHECKS) {
    if (when && !when(entry)) continue;
    const page = scripts === false ? plain : scripted;
    const details = await attempt(async () => {
      await page.emulateMedia({ media: "screen", colorScheme: "light" });
      await page.setViewportSize({ width: 1280, height: 900 });
      const response = await page.goto(server.origin + entry.path);
      const status = entry.status ?? 200;
      if (response.status() !== status) return [`the page answers ${response.status()}, not ${status}`];
      return run({ page, entry, origin: server.origin });
    });
    report(entry, name, details);
  }
  await Promise.all([scripted.close(), plain.close()]);
  report(entry, "no errors, no requests to others", noise);
}

/** Collects what a page must never do: errors in the console, and requests to other places. */
function listen(page, entry, noise) {
  page.on("console", (message) => {
    const expected = entry.status === 404 && message.location().url === server.origin + entry.path;
    if (message.type() === "error" && !expected) noise.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => noise.push(`script: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== server.origin && url.protocol !== "data:") noise.push(`request to ${url.href}`);
  });
}

async function attempt(run) {
  try {
    return await run();
  } catch (error) {
    return [`could not be checked: ${error.message.split("\n")[0]}`];
  }
}

function report(entry, check, details) {
  if (details.length === 0) {
    passed += 1;
    return;
  }
  failed += 1;
  console.log(`${entry.path} (${entry.name}): ${check}: ${[...new Set(details)].join("; ")}`);
}
