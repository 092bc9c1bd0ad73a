// The browser that all checks share, what it may reach, and how many pages it shows at once.

import { availableParallelism } from "node:os";
import { chromium } from "playwright-core";
import { CHROMIUM, FLAGS } from "./flags.mjs";

export function launch() {
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}

/** A context that reaches nothing but the site, and in which nothing moves. */
export async function context(browser, origin, options = {}) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(30_000); // not what a page may take: other tests run beside this one
  await context.route(
    (url) => url.origin !== origin && url.protocol !== "data:",
    (route) => route.abort(),
  );
  return context;
}

/** Gives each item to a worker, a few at a time; each worker has what `start` makes. */
export async function share(items, start, work) {
  const waiting = [...items];
  const worker = async () => {
    const own = await start();
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item, own);
    await own.close();
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism() + 1) }, worker));
}
