// Checks a built sample site in a real browser: `node run.mjs FOLDER`.
//
// Prints a line for each check that fails, then how many passed and failed; exits with 1 if any failed.
// The browser is PLAINVIEW_CHROMIUM, else Debian's chromium.

import { statSync } from "node:fs";
import { axeChecks, unused } from "./axe.mjs";
import { context, launch, share } from "./browser.mjs";
import { addresses, everyChecks } from "./every.mjs";
import { keyboardChecks } from "./keyboard.mjs";
import { languageChecks } from "./languages.mjs";
import { looksChecks } from "./looks.mjs";
import { modeChecks } from "./modes.mjs";
import { nameChecks } from "./names.mjs";
import { pages } from "./pages.mjs";
import { paperChecks } from "./paper.mjs";
import { searchChecks } from "./search.mjs";
import { serve } from "./server.mjs";
import { structureChecks } from "./structure.mjs";
import { toolChecks } from "./tools.mjs";
import { weightChecks } from "./weight.mjs";

const CHECKS = [
  ...structureChecks,
  ...nameChecks,
  ...languageChecks,
  ...axeChecks,
  ...looksChecks,
  ...modeChecks,
  ...keyboardChecks,
  ...paperChecks,
  ...searchChecks,
  ...toolChecks,
  ...weightChecks,
];

const [folder] = process.argv.slice(2);
if (!folder || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
  console.error("usage: node run.mjs FOLDER (the folder of a built site)");
  process.exit(2);
}

const server = await serve(folder);
const browser = await launch();
let passed = 0;
let failed = 0;
try {
  const listed = pages.map(({ path }) => path);
  const others = addresses(folder).filter((path) => path !== "/404.html" && !listed.includes(path));
  await share(
    [...pages.map((entry) => [entry, CHECKS]), ...others.map((path) => [{ name: "one of all", path }, everyChecks])],
    open,
    ([entry, checks], own) => visit(entry, checks, own),
  );
  report({ path: "judged.mjs", name: "all pages" }, "judgements that nothing needs", unused());
} finally {
  await browser.close();
  server.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;

/** Opens two pages, one of them without scripts, each in a context of its own. */
async function open() {
  const contexts = [{}, { javaScriptEnabled: false }].map((options) => context(browser, server.origin, options));
  const [scripted, plain] = await Promise.all(contexts.map(async (one) => (await one).newPage()));
  const close = () => Promise.all([scripted, plain].map((page) => page.context().close()));
  const own = { scripted, plain, close, entry: undefined, noise: [] };
  for (const page of [scripted, plain]) listen(page, own);
  return own;
}

/** Runs checks on one page, which is loaded anew for each. */
async function visit(entry, checks, own) {
  own.entry = entry;
  own.noise = [];
  for (const { name, when, scripts, run } of checks) {
    if (when && !when(entry)) continue;
    const page = scripts === false ? own.plain : own.scripted;
    const details = await attempt(async () => {
      await page.emulateMedia({ media: "screen", colorScheme: "light" });
      await page.setViewportSize({ width: 1280, height: 900 });
      const response = await page.goto(server.origin + entry.path);
      const status = entry.status ?? 200;
      if (response.status() !== status) return [`the page answers ${response.status()}, not ${status}`];
      return run({ page, entry, origin: server.origin, plain: own.plain });
    });
    report(entry, name, details);
  }
  report(entry, "no errors, no requests to others", own.noise);
}

/** Collects what a page must never do: errors in the console, and requests to other places. */
function listen(page, own) {
  page.on("console", (message) => {
    const { path, status } = own.entry;
    const expected = status === 404 && message.location().url === server.origin + path;
    if (message.type() === "error" && !expected) own.noise.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => own.noise.push(`script: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== server.origin && url.protocol !== "data:") own.noise.push(`request to ${url.href}`);
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
