// Checks a built site that can be read without a network: `node offline.mjs FOLDER`. Changes the folder: /b/ goes.
//
// What was read stays readable, what was never read does not appear, and what the site has lost is forgotten as
// soon as it can be asked. Prints a line for each fault; exits with 1 if there is any.

import { rmSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./browser.mjs";
import { serve } from "./server.mjs";

const [folder] = process.argv.slice(2);
const server = await serve(folder);
const browser = await launch();
let failed = 0;
try {
  const context = await browser.newContext();
  const page = await context.newPage();
  const open = (path) => page.goto(server.origin + path).then((response) => response.status(), () => "nothing");
  const demand = async (path, wanted, when) => {
    const answer = await open(path);
    if (answer !== wanted) report(`${path} ${when}: ${answer}, not ${wanted}`);
  };
  await open("/a/");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await open("/a/");
  await open("/b/");
  await context.setOffline(true);
  for (const path of ["/a/", "/b/", "/", "/a-z/"]) await demand(path, 200, "without a network");
  await open("/a/");
  const styled = await page.evaluate(() => document.styleSheets[0]?.cssRules.length > 0);
  if (!styled) report("/a/ has lost its stylesheet without a network");
  await demand("/c/", "nothing", "without a network, and never read");
  await context.setOffline(false);
  rmSync(join(folder, "b"), { recursive: true });
  await demand("/b/", 404, "after the site has lost it");
  await context.setOffline(true);
  await demand("/b/", "nothing", "without a network, after the site has lost it");
} finally {
  await browser.close();
  server.stop();
}
console.log(failed ? `${failed} failed` : "all passed");
process.exitCode = failed ? 1 : 0;

function report(line) {
  failed += 1;
  console.log(line);
}
